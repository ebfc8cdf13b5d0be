using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>Section <c>removal:matching</c>: what counts as the same picture, and when a hash matches too much.</summary>
internal sealed class MatchingOptions
{
    public const string Section = "removal:matching";

    /// <summary>Greatest distance that counts, in bits. 0 to 64, default 31.</summary>
    [Range(0, 64)]
    [Korean("같은 사진으로 보는 가장 큰 거리(비트). 0~64, 기본 31.")]
    public int Distance { get; set; } = 31;

    /// <summary>References of a lower quality are not compared. 0 to 100, default 50.</summary>
    [Range(0, 100)]
    [Korean("품질이 이보다 낮은 지문은 견주지 않습니다. 0~100, 기본 50.")]
    public int LowestQuality { get; set; } = 50;

    /// <summary>References of a lower quality are marked on the desk. 0 to 100, default 80.</summary>
    [Range(0, 100)]
    [Korean("품질이 이보다 낮은 지문은 화면에 표시합니다. 0~100, 기본 80.")]
    public int DoubtfulQuality { get; set; } = 80;

    /// <summary>New items within an hour after which a hash is put in quarantine. 1 to 1,000,000, default 200.</summary>
    [Range(1, 1_000_000)]
    [Korean("한 시간에 이보다 많은 새 게시물과 일치한 지문은 격리합니다. 1~1,000,000, 기본 200.")]
    public int FloodPerHour { get; set; } = 200;

    /// <summary>Pictures of a video that are compared for each second of it. 0.1 to 10, default 2: the victim's device takes one a second, and not the same ones.</summary>
    [Range(0.1, 10)]
    [Korean("동영상 1초에서 견주는 장면 수. 0.1~10, 기본 2.")]
    public double VideoRate { get; set; } = 2;

    /// <summary>Seconds of work for one video, after which it is skipped. 1 to 3,600, default 300.</summary>
    [Range(1, 3_600)]
    [Korean("동영상 하나에 쓰는 최대 시간(초). 넘으면 건너뜁니다. 1~3,600, 기본 300.")]
    public int VideoSeconds { get; set; } = 300;

    /// <summary>Most bytes of a page that go into the evidence. 10,000 to 50,000,000, default 2,000,000.</summary>
    [Range(10_000, 50_000_000)]
    [Korean("증거에 담는 페이지의 최대 바이트. 10,000~50,000,000, 기본 2,000,000.")]
    public int PageBytes { get; set; } = 2_000_000;
}
