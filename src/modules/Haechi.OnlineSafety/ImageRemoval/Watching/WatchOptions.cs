using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.OnlineSafety.ImageRemoval.Watching;

/// <summary>Section <c>removal:watch</c>: how often the address of a hit is looked at again.</summary>
internal sealed class WatchOptions
{
    public const string Section = "removal:watch";

    /// <summary>Hours to the first look after a hit was confirmed, a notice went out, or it was gone. Later ones come after half the time that has passed since. 0.1 to 48, default 1.</summary>
    [Range(0.1, 48)]
    [Korean("확정·요청·삭제 뒤 첫 확인까지의 시간. 그다음은 지난 시간의 절반마다 봅니다. 0.1~48, 기본 1.")]
    public double FirstHours { get; set; } = 1;

    /// <summary>The longest time between two looks, in days. 1 to 30, default 7.</summary>
    [Range(1, 30)]
    [Korean("두 번 확인하는 사이의 최대 일수. 1~30, 기본 7.")]
    public int LongestDays { get; set; } = 7;

    /// <summary>Days after it was gone on which the address is still looked at, in case it comes again. 1 to 1,095, default 180.</summary>
    [Range(1, 1_095)]
    [Korean("없어진 뒤에도 다시 올라오는지 확인하는 일수. 1~1,095, 기본 180.")]
    public int Days { get; set; } = 180;

    /// <summary>Minutes between the look that first saw it gone and the one that confirms it. 1 to 1,440, default 15.</summary>
    [Range(1, 1_440)]
    [Korean("처음 없어진 것을 보고 나서 한 번 더 확인할 때까지의 분. 1~1,440, 기본 15.")]
    public int SecondLookMinutes { get; set; } = 15;

    /// <summary>Also look at addresses that were handed in, not collected from a source that an official entered. Default: false.</summary>
    [Korean("출처에서 수집하지 않고 밀어 넣은 주소도 확인할지. 기본 false.")]
    public bool HandedIn { get; set; }
}
