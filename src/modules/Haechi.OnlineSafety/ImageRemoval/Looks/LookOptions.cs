using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.OnlineSafety.ImageRemoval.Looks;

/// <summary>Section <c>removal:looks</c>: how long a person looks at pictures.</summary>
internal sealed class LookOptions
{
    public const string Section = "removal:looks";

    /// <summary>How long one look lasts at most, in seconds. 1 to 30, default 3.</summary>
    [Range(1, 30)]
    [Korean("한 번에 볼 수 있는 시간(초). 1~30, 기본 3.")]
    public int Seconds { get; set; } = 3;

    /// <summary>How long one person may look in a day (Seoul), in seconds. 10 to 7,200, default 600.</summary>
    [Range(10, 7200)]
    [Korean("한 사람이 하루에 볼 수 있는 시간(초). 10~7,200, 기본 600.")]
    public int SecondsPerDay { get; set; } = 600;
}
