using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Signals.Networks;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Feeds.Sources;

/// <summary>Says which lane a source of another service looks at, e.g. a camera that counts.</summary>
internal sealed class SourceDesk(Ledger ledger, IDbContextFactory<TrafficDb> databases, NetworkRegistry registry)
{
    public const int LongestSource = 200;

    public async Task<IReadOnlyList<SourceRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<SourceRow>().AsNoTracking().OrderBy(s => s.Source).ToListAsync(cancellationToken);
    }

    /// <summary>Maps a source to a lane before or behind a signal, in place of what it was mapped to.</summary>
    public async Task<Outcome<bool>> SetAsync(string source, Guid network, string junction, string lane, Actor by, CancellationToken cancellationToken)
    {
        if (source.Trim() is not { Length: > 0 and <= LongestSource } name)
            return Refusals.Of("source-name", $"출처 이름은 1자에서 {LongestSource}자까지입니다.", $"A source's name has 1 to {LongestSource} characters.", "관측이 쓰는 출처 이름을 그대로 적어 주세요.", "Write the name that the observations use.");
        if (await registry.OpenAsync(network, cancellationToken) is not { } known)
            return NetworkRefusals.Unknown;
        if (known.Roads.Signals.FirstOrDefault(s => s.Id == junction) is not { } signal)
            return ReadingFaults.NoSignal(junction).Refusal;
        if (!signal.Links.OfType<SignalLink>().Any(l => !l.IsCrossing && (known.Roads.Lanes[l.From].Id == lane || known.Roads.Lanes[l.To].Id == lane)))
            return ReadingFaults.NoLane(lane).Refusal;
        await ledger.WriteAsync(
            async scope =>
            {
                var db = scope.Use<TrafficDb>().Set<SourceRow>();
                var row = await db.SingleOrDefaultAsync(s => s.Source == name, cancellationToken) ?? db.Add(new SourceRow { Source = name }).Entity;
                (row.NetworkId, row.Junction, row.Detector, row.MadeByName, row.MadeAt) = (network, junction, Detectors.Lane(lane), by.Name, scope.At);
                scope.Audit(new AuditNote(by, "traffic.source-mapped", "source", name, SmartIntersectionsManifest.ServiceId, JsonSerializer.Serialize(new { junction, lane })));
            },
            cancellationToken);
        return true;
    }

    public Task RemoveAsync(string source, Actor by, CancellationToken cancellationToken) => ledger.WriteAsync(
        async scope =>
        {
            if (await scope.Use<TrafficDb>().Set<SourceRow>().Where(s => s.Source == source).ExecuteDeleteAsync(cancellationToken) > 0)
                scope.Audit(new AuditNote(by, "traffic.source-unmapped", "source", source, SmartIntersectionsManifest.ServiceId));
        },
        cancellationToken);
}
