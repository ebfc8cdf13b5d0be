namespace Haechi.Platform.Streams;

/// <summary>Section <c>streams</c> of the configuration: how continuous sources are kept running.</summary>
public sealed class StreamOptions
{
    /// <summary>Pause after the first failure; doubled by each further one. Default 1 s.</summary>
    public TimeSpan BackOffFrom { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause. Default 1 min.</summary>
    public TimeSpan BackOffTo { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Part of a pause by which it varies at random, 0 to 1, so that sources that failed together do not come back together. Default 0.2.</summary>
    public double Jitter { get; set; } = 0.2;

    /// <summary>A run of this length counts as healthy: the next failure is again the first. Default 2 min.</summary>
    public TimeSpan SteadyAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>A source without a sign of life for this long is started again. Default 5 min; zero never.</summary>
    public TimeSpan StallsAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a source may take to stop before it is left behind. Default 10 s.</summary>
    public TimeSpan StopsWithin { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the keeper looks for streams that should run and do not. Default 5 s.</summary>
    public TimeSpan TendEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a changed health is written. Default 2 s; an unchanged one is written every 15 s.</summary>
    public TimeSpan TellEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Unusable items kept per stream for the console. Default 200.</summary>
    public int KeptFaults { get; set; } = 200;

    /// <summary>Folder below which folder streams read. Default null: <c>inbox</c> in the data folder. Hosts of a cluster must share it.</summary>
    public string? Inbox { get; set; }
}

/// <summary>Section <c>cluster</c> of the configuration; ignored on SQLite, where the platform is one process.</summary>
public sealed class ClusterSettings
{
    /// <summary>Hosts with the same id on the same database form one cluster. Default <c>haechi</c>.</summary>
    public string Id { get; set; } = "haechi";

    /// <summary>Address at which the other hosts reach this one. Default 127.0.0.1, which is right only when all run on one machine.</summary>
    public string AdvertisedAddress { get; set; } = "127.0.0.1";

    /// <summary>TCP port for the other hosts, 0 to 65535. Default 0: any free port; choose one where a firewall stands between hosts.</summary>
    public int SiloPort { get; set; }

    /// <summary>Address to listen on. Default null: the advertised one; <c>0.0.0.0</c> inside a container.</summary>
    public string? ListenAddress { get; set; }

    /// <summary>First time-out of a probe between hosts; three missed probes make a suspect. Default 2 s.</summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
