using System.Text.Json;
using Haechi.Platform.Persistence;
using Haechi.Platform.Streams.Rows;
using Orleans;
using Orleans.Runtime;

namespace Haechi.Platform.Streams.Cluster;

/// <summary>Between Orleans' membership entries and our rows.</summary>
internal static class MemberMapping
{
    public static MemberRow ToRow(MembershipEntry entry, string clusterId) => new()
    {
        ClusterId = clusterId,
        Silo = entry.SiloAddress.ToParsableString(),
        Status = entry.Status.ToString(),
        Suspicions = JsonSerializer.Serialize(
            (entry.SuspectTimes ?? []).Select(s => new Suspicion(s.Item1.ToParsableString(), Utc(s.Item2))), LedgerJson.Options),
        SiloName = entry.SiloName ?? "",
        HostName = entry.HostName ?? "",
        RoleName = entry.RoleName ?? "",
        ProxyPort = entry.ProxyPort,
        UpdateZone = entry.UpdateZone,
        FaultZone = entry.FaultZone,
        StartedAt = Utc(entry.StartTime),
        AliveAt = Utc(entry.IAmAliveTime),
    };

    public static MembershipEntry ToEntry(MemberRow row) => new()
    {
        SiloAddress = SiloAddress.FromParsableString(row.Silo),
        Status = Enum.Parse<SiloStatus>(row.Status),
        SuspectTimes = [.. JsonSerializer.Deserialize<Suspicion[]>(row.Suspicions, LedgerJson.Options)!
            .Select(s => Tuple.Create(SiloAddress.FromParsableString(s.Silo), s.At.UtcDateTime))],
        SiloName = row.SiloName,
        HostName = row.HostName,
        RoleName = row.RoleName,
        ProxyPort = row.ProxyPort,
        UpdateZone = row.UpdateZone,
        FaultZone = row.FaultZone,
        StartTime = row.StartedAt.UtcDateTime,
        IAmAliveTime = row.AliveAt.UtcDateTime,
    };

    /// <summary>When anything was last heard of it: its own beat or the last vote against it.</summary>
    public static DateTimeOffset EffectiveUpdate(this MembershipEntry entry) =>
        (entry.SuspectTimes ?? []).Select(s => Utc(s.Item2)).Append(Utc(entry.IAmAliveTime)).Append(Utc(entry.StartTime)).Max();

    /// <summary>Orleans keeps UTC in <see cref="DateTime"/> of any kind; databases keep microseconds.</summary>
    public static DateTimeOffset Utc(DateTime time) =>
        new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private sealed record Suspicion(string Silo, DateTimeOffset At);
}
