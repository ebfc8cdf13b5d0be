using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.Platform.Deliveries;

/// <summary>Section <c>webhooks</c> of the configuration. Where calls may go stands in <c>web.outgoing</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>Attempts until a delivery becomes a dead letter. 1 to 50, default 12 (about an hour).</summary>
    [Range(1, 50)]
    [Korean("전송을 실패로 볼 때까지 시도하는 횟수. 1~50, 기본 12(약 한 시간).")]
    public int MaxAttempts { get; set; } = 12;

    /// <summary>Pause after the first failure in seconds; it doubles with each further one. Default 1.</summary>
    [Range(0.1, 3600.0)]
    [Korean("첫 실패 뒤 쉬는 시간(초). 실패할 때마다 두 배가 됩니다. 기본 1.")]
    public double FirstPauseSeconds { get; set; } = 1;

    /// <summary>Longest pause in seconds. Default 600.</summary>
    [Range(1.0, 86400.0)]
    [Korean("가장 길게 쉬는 시간(초). 기본 600.")]
    public double LongestPauseSeconds { get; set; } = 600;

    /// <summary>How long a receiver may take to answer, in seconds. Default 10.</summary>
    [Range(1.0, 120.0)]
    [Korean("받는 쪽의 대답을 기다리는 시간(초). 기본 10.")]
    public double TimeoutSeconds { get; set; } = 10;

    /// <summary>Most events in one delivery. Default 200.</summary>
    [Range(1, 1000)]
    [Korean("한 번에 보내는 소식의 최대 수. 기본 200.")]
    public int BatchEvents { get; set; } = 200;

    /// <summary>Bytes of event bodies after which a delivery takes no further event. Default 1 MiB.</summary>
    [Range(1024, 16777216)]
    [Korean("한 번에 보내는 소식 본문의 크기 한도(바이트). 기본 1 MiB.")]
    public int BatchBytes { get; set; } = 1024 * 1024;

    /// <summary>How long finished deliveries are listed, in days. Dead letters stay until somebody decides. Default 7.</summary>
    [Range(1, 365)]
    [Korean("끝난 전송을 목록에 남기는 날 수. 실패한 전송은 사람이 정할 때까지 남습니다. 기본 7.")]
    public int KeepDays { get; set; } = 7;

    /// <summary>How long a host keeps a subscription to itself without renewing, in seconds; after a crash another host waits so long. Default 30.</summary>
    [Range(5.0, 600.0)]
    [Korean("서버가 받는 곳 하나를 맡아 두는 시간(초). 서버가 멈추면 다른 서버가 이만큼 기다립니다. 기본 30.")]
    public double LeaseSeconds { get; set; } = 30;
}
