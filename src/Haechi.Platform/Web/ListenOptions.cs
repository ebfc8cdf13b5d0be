using System.ComponentModel.DataAnnotations;

namespace Haechi.Platform.Web;

/// <summary>Where the site listens: part of section <c>web</c>. A change needs a restart.</summary>
public sealed class ListenOptions
{
    /// <summary>HTTP port. Default 8080, 1 to 65535.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 8080;

    /// <summary>Address to listen on: <c>localhost</c> (default), <c>0.0.0.0</c> for every network, or an address of this machine.</summary>
    public string Bind { get; set; } = "localhost";

    /// <summary>Address under which citizens reach the site, e.g. <c>https://talk.seoul.go.kr</c>; links in messages begin with it. Default: the address of the request.</summary>
    public string? PublicUrl { get; set; }
}
