using System.ComponentModel.DataAnnotations;

namespace Haechi.Platform.Streams.Cluster;

/// <summary>Section <c>cluster</c> of the configuration; ignored on SQLite, where the platform is one process.</summary>
public sealed class ClusterSettings
{
    /// <summary>Hosts with the same id on the same database form one cluster. Default <c>haechi</c>.</summary>
    public string Id { get; set; } = "haechi";

    /// <summary>Address at which the other hosts reach this one. Default 127.0.0.1, which is right only when all run on one machine.</summary>
    public string AdvertisedAddress { get; set; } = "127.0.0.1";

    /// <summary>TCP port for the other hosts, 0 to 65535. Default 0: any free port; choose one where a firewall stands between hosts.</summary>
    [Range(0, 65535)]
    public int SiloPort { get; set; }

    /// <summary>Address to listen on. Default null: the advertised one; <c>0.0.0.0</c> inside a container.</summary>
    public string? ListenAddress { get; set; }

    /// <summary>First time-out of a probe between hosts; three missed probes make a suspect. Default 2 s.</summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
