using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.Platform.Streams.Cluster;

/// <summary>Section <c>cluster</c> of the configuration; ignored on SQLite, where the platform is one process.</summary>
public sealed class ClusterSettings
{
    /// <summary>Hosts with the same id on the same database form one cluster. Default <c>haechi</c>.</summary>
    [Korean("같은 데이터베이스에서 이 이름이 같은 서버끼리 한 묶음이 됩니다. 기본 haechi.")]
    public string Id { get; set; } = "haechi";

    /// <summary>Address at which the other hosts reach this one. Default 127.0.0.1, which is right only when all run on one machine.</summary>
    [Korean("다른 서버가 이 서버를 찾는 주소. 기본 127.0.0.1(모두 한 기계에 있을 때만 맞습니다).")]
    public string AdvertisedAddress { get; set; } = "127.0.0.1";

    /// <summary>TCP port for the other hosts, 0 to 65535. Default 0: any free port; choose one where a firewall stands between hosts.</summary>
    [Range(0, 65535)]
    [Korean("서버끼리 쓰는 TCP 포트, 0~65535. 기본 0(빈 포트). 서버 사이에 방화벽이 있으면 정해 주세요.")]
    public int SiloPort { get; set; }

    /// <summary>Address to listen on. Default null: the advertised one; <c>0.0.0.0</c> inside a container.</summary>
    [Korean("받아들일 주소. 비우면(기본) 알린 주소와 같습니다. 컨테이너 안에서는 0.0.0.0.")]
    public string? ListenAddress { get; set; }

    /// <summary>First time-out of a probe between hosts; three missed probes make a suspect. Default 2 s.</summary>
    [Korean("서버 사이 점검을 기다리는 첫 시간. 세 번 놓치면 의심합니다. 기본 2초.")]
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
