using System.ComponentModel.DataAnnotations;

namespace Haechi.Platform.Streams;

/// <summary>Section <c>streams</c> of the configuration: how continuous sources are kept running.</summary>
public sealed class StreamOptions
{
    /// <summary>Pause after the first failure; doubled by each further one. Default 1 s.</summary>
    public TimeSpan BackOffFrom { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause. Default 1 min.</summary>
    public TimeSpan BackOffTo { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Part of a pause by which it varies at random, 0 to 1, so that sources that failed together do not come back together. Default 0.2.</summary>
    [Range(0.0, 1.0)]
    public double Jitter { get; set; } = 0.2;

    /// <summary>A run of this length counts as healthy: the next failure is again the first. Default 2 min.</summary>
    public TimeSpan SteadyAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>A source without a sign of life for this long is started again. Default 5 min; zero never.</summary>
    public TimeSpan StallsAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a source may take to stop before it is left behind. Default 10 s.</summary>
    public TimeSpan StopsWithin { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the keeper looks for streams that should run and do not. Default 5 s.</summary>
    public TimeSpan TendEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a host with more than its share gives up to four streams away. Default 30 s.</summary>
    public TimeSpan BalanceEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a changed health is written. Default 2 s; an unchanged one is written every 15 s.</summary>
    public TimeSpan TellEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Unusable items kept per stream for the console. 1 to 10,000, default 200.</summary>
    [Range(1, 10_000)]
    public int KeptFaults { get; set; } = 200;

    /// <summary>Folder below which folder streams read. Default null: <c>inbox</c> in the data folder. Hosts of a cluster must share it.</summary>
    public string? Inbox { get; set; }
}
