using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.Platform.Web;

/// <summary>Where the site listens: part of section <c>web</c>. A change needs a restart.</summary>
public sealed class ListenOptions
{
    /// <summary>HTTP port. Default 8080, 1 to 65535.</summary>
    [Range(1, 65535)]
    [Korean("HTTP 포트. 1~65535, 기본 8080.")]
    public int Port { get; set; } = 8080;

    /// <summary>Address to listen on: <c>localhost</c> (default), <c>0.0.0.0</c> for every network, or an address of this machine.</summary>
    [Korean("받아들일 주소. localhost(기본), 모든 네트워크는 0.0.0.0, 또는 이 기계의 주소.")]
    public string Bind { get; set; } = "localhost";

    /// <summary>Address under which citizens reach the site, e.g. <c>https://talk.seoul.go.kr</c>; links in messages begin with it. Default: the address of the request.</summary>
    [Korean("시민이 쓰는 사이트 주소(예: https://talk.seoul.go.kr). 메시지의 링크가 이것으로 시작합니다. 기본은 요청의 주소.")]
    public string? PublicUrl { get; set; }
}
