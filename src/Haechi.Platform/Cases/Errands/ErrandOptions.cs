using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.Platform.Cases.Errands;

/// <summary>Section <c>actions</c> of the configuration.</summary>
public sealed class ErrandOptions
{
    /// <summary>Attempts until an action counts as failed. 1 to 50, default 8.</summary>
    [Range(1, 50)]
    [Korean("조치를 실패로 볼 때까지 시도하는 횟수. 1~50, 기본 8.")]
    public int MaxAttempts { get; set; } = 8;

    /// <summary>Pause after the first failure in seconds; it doubles with each further one. Default 5.</summary>
    [Range(0.1, 3600.0)]
    [Korean("첫 실패 뒤 쉬는 시간(초). 실패할 때마다 두 배가 됩니다. 기본 5.")]
    public double FirstPauseSeconds { get; set; } = 5;

    /// <summary>Longest pause in seconds. Default 600.</summary>
    [Range(1.0, 86400.0)]
    [Korean("가장 길게 쉬는 시간(초). 기본 600.")]
    public double LongestPauseSeconds { get; set; } = 600;

    /// <summary>How long a carrier may take, in seconds. After a crash another host waits so long. Default 60.</summary>
    [Range(1.0, 600.0)]
    [Korean("조치 실행을 기다리는 시간(초). 서버가 멈추면 다른 서버가 이만큼 기다린 뒤 이어받습니다. 기본 60.")]
    public double TimeoutSeconds { get; set; } = 60;
}
