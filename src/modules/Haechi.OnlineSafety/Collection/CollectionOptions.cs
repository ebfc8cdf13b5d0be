using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.OnlineSafety.Collection;

/// <summary>Section <c>collection</c>: how sites, folders and feeds are read.</summary>
internal sealed class CollectionOptions
{
    public const string Section = "collection";

    /// <summary>What the crawler calls itself; its name up to the slash is what a robots.txt addresses. Default <c>HaechiBot/1.0</c>.</summary>
    [Required, RegularExpression(@"[A-Za-z_-]+/[0-9.]+( \(.*\))?")]
    [Korean("수집기가 자신을 부르는 이름. 빗금 앞이 robots.txt에서 쓰는 이름입니다. 기본 HaechiBot/1.0.")]
    public string Agent { get; set; } = "HaechiBot/1.0";

    /// <summary>Ports that are called. Default 80, 443, 8080, 8443.</summary>
    [Korean("접속하는 포트. 기본 80, 443, 8080, 8443.")]
    public IReadOnlyList<int> Ports { get; set; } = [];

    /// <summary>Most bytes of a page or feed; a longer one is skipped. 10,000 to 20,000,000, default 4,000,000.</summary>
    [Range(10_000, 20_000_000)]
    [Korean("페이지나 피드 하나의 최대 바이트. 더 길면 건너뜁니다. 10,000~20,000,000, 기본 4,000,000.")]
    public int PageBytes { get; set; } = 4_000_000;

    /// <summary>Most bytes of a picture. 10,000 to 64,000,000, default 32,000,000.</summary>
    [Range(10_000, 64_000_000)]
    [Korean("사진 하나의 최대 바이트. 10,000~64,000,000, 기본 32,000,000.")]
    public int PictureBytes { get; set; } = 32_000_000;

    /// <summary>Most bytes of a video. 10,000 to 1,000,000,000, default 200,000,000.</summary>
    [Range(10_000, 1_000_000_000)]
    [Korean("영상 하나의 최대 바이트. 10,000~1,000,000,000, 기본 200,000,000.")]
    public int VideoBytes { get; set; } = 200_000_000;

    /// <summary>Longest that one visit of a source takes, in minutes. 1 to 1,440, default 60.</summary>
    [Range(1, 1_440)]
    [Korean("한 번 살필 때 걸리는 최대 시간(분). 1~1,440, 기본 60.")]
    public int RunMinutes { get; set; } = 60;

    /// <summary>Folders below which a source may be a folder; none by default, so that nobody reads the server's own files through the console.</summary>
    [Korean("폴더를 출처로 삼을 수 있는 상위 폴더. 비어 있으면 폴더 출처를 쓰지 않습니다.")]
    public IReadOnlyList<string> Folders { get; set; } = [];
}
