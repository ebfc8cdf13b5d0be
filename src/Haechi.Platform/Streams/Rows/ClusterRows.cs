namespace Haechi.Platform.Streams.Rows;

/// <summary>Version of the membership of one cluster. Every change of membership raises it by one, and only from the version it was read at.</summary>
public sealed class MembershipVersionRow
{
    public string ClusterId { get; set; } = "";

    public int Version { get; set; }

    /// <summary>Changes with every version; proves that a change rests on what is stored now.</summary>
    public string Etag { get; set; } = "";
}

/// <summary>A silo of the cluster.</summary>
public sealed class MemberRow
{
    public string ClusterId { get; set; } = "";

    /// <summary><c>address:port@generation</c>.</summary>
    public string Silo { get; set; } = "";

    public string Status { get; set; } = "";

    /// <summary>JSON array of who suspects it since when.</summary>
    public string Suspicions { get; set; } = "[]";

    public string SiloName { get; set; } = "";

    public string HostName { get; set; } = "";

    public string RoleName { get; set; } = "";

    public int ProxyPort { get; set; }

    public int UpdateZone { get; set; }

    public int FaultZone { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset AliveAt { get; set; }
}

/// <summary>A durable reminder of a grain.</summary>
public sealed class ReminderRow
{
    /// <summary>Orleans service id; clusters that share a database do not see each other's reminders.</summary>
    public string Service { get; set; } = "";

    public string GrainId { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Uniform hash of the grain id, by which silos share the work.</summary>
    public long GrainHash { get; set; }

    public DateTimeOffset StartAt { get; set; }

    public long PeriodMilliseconds { get; set; }

    public string Etag { get; set; } = "";
}
