using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.Platform.Ingestion;

/// <summary>Section <c>ingestion</c> of the configuration.</summary>
public sealed class IntakeOptions
{
    /// <summary>Most items in one request. 1 to 10,000, default 1,000.</summary>
    [Range(1, 10000)]
    [Korean("요청 하나에 담을 수 있는 최대 건수. 1~10,000, 기본 1,000.")]
    public int MaxBatch { get; set; } = 1_000;

    /// <summary>Largest request body in bytes. Default 8 MiB.</summary>
    [Range(1024, 67108864)]
    [Korean("요청 본문의 최대 크기(바이트). 기본 8 MiB.")]
    public int MaxBodyBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Requests that may wait for the next commit; one more is answered 503. Default 2,048.</summary>
    [Range(1, 100000)]
    [Korean("다음 저장을 기다릴 수 있는 요청 수. 넘으면 503으로 답합니다. 기본 2,048.")]
    public int QueueRequests { get; set; } = 2_048;

    /// <summary>Items that may wait for the next commit; one more is answered 503. Default 50,000.</summary>
    [Range(1, 1000000)]
    [Korean("다음 저장을 기다릴 수 있는 건수. 넘으면 503으로 답합니다. 기본 50,000.")]
    public int QueueItems { get; set; } = 50_000;

    /// <summary>Items after which a commit takes no further request; more of them make fewer syncs but longer waits. Default 1,000.</summary>
    [Range(1, 100000)]
    [Korean("한 번에 함께 저장하는 최대 건수. 늘리면 디스크 동기화가 줄고 기다림이 길어집니다. 기본 1,000.")]
    public int GroupItems { get; set; } = 1_000;

    /// <summary>How long a request's key is remembered for replays, in days. Default 7.</summary>
    [Range(1, 365)]
    [Korean("다시 온 요청을 알아보려고 요청 키를 기억하는 날 수. 기본 7.")]
    public int KeepKeysDays { get; set; } = 7;
}
