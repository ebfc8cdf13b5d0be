using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.Platform.Streams;

/// <summary>Section <c>streams</c> of the configuration: how continuous sources are kept running.</summary>
public sealed class StreamOptions
{
    /// <summary>Pause after the first failure; doubled by each further one. Default 1 s.</summary>
    [Korean("첫 실패 뒤 쉬는 시간. 실패할 때마다 두 배가 됩니다. 기본 1초.")]
    public TimeSpan BackOffFrom { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause. Default 1 min.</summary>
    [Korean("가장 길게 쉬는 시간. 기본 1분.")]
    public TimeSpan BackOffTo { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Part of a pause by which it varies at random, 0 to 1, so that sources that failed together do not come back together. Default 0.2.</summary>
    [Range(0.0, 1.0)]
    [Korean("쉬는 시간을 무작위로 늘이고 줄이는 비율, 0~1. 함께 실패한 소스가 한꺼번에 돌아오지 않게 합니다. 기본 0.2.")]
    public double Jitter { get; set; } = 0.2;

    /// <summary>A run of this length counts as healthy: the next failure is again the first. Default 2 min.</summary>
    [Korean("이만큼 이어서 돌면 건강한 것으로 보고 실패 횟수를 다시 셉니다. 기본 2분.")]
    public TimeSpan SteadyAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>A source without a sign of life for this long is started again. Default 5 min; zero never.</summary>
    [Korean("이만큼 아무 기척이 없는 소스는 다시 시작합니다. 기본 5분, 0이면 하지 않습니다.")]
    public TimeSpan StallsAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a source may take to stop before it is left behind. Default 10 s.</summary>
    [Korean("소스가 멈추기를 기다리는 시간. 기본 10초.")]
    public TimeSpan StopsWithin { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the keeper looks for streams that should run and do not. Default 5 s.</summary>
    [Korean("돌아야 하는데 멈춘 스트림을 찾는 간격. 기본 5초.")]
    public TimeSpan TendEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a host with more than its share gives up to four streams away. Default 30 s.</summary>
    [Korean("제 몫보다 많은 스트림을 가진 서버가 넷까지 나누어 주는 간격. 기본 30초.")]
    public TimeSpan BalanceEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a changed health is written. Default 2 s; an unchanged one is written every 15 s.</summary>
    [Korean("바뀐 상태를 적는 간격. 기본 2초, 바뀌지 않은 상태는 15초마다 적습니다.")]
    public TimeSpan TellEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Unusable items kept per stream for the console. 1 to 10,000, default 200.</summary>
    [Range(1, 10_000)]
    [Korean("관리 화면을 위해 스트림마다 남겨 두는 쓸 수 없는 항목 수. 1~10,000, 기본 200.")]
    public int KeptFaults { get; set; } = 200;

    /// <summary>Folder below which folder streams read. Default null: <c>inbox</c> in the data folder. Hosts of a cluster must share it.</summary>
    [Korean("폴더 스트림이 읽는 폴더의 위치. 비우면(기본) 데이터 폴더의 inbox. 여러 서버가 함께 쓰면 같은 곳이어야 합니다.")]
    public string? Inbox { get; set; }
}
