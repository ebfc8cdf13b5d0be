using Haechi.Signals.Control.Webster;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Feeds.Storing;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Feeds.Counts;

/// <summary>Turning counts by quarter of an hour (방향별 교통량).</summary>
internal sealed class CountStore(IDbContextFactory<TrafficDb> databases)
{
    /// <summary>Seconds of a quarter of an hour.</summary>
    public const int Quarter = 900;

    /// <summary>Days that have counts, newest first.</summary>
    public async Task<IReadOnlyList<CountedDay>> DaysAsync(Guid network, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var junctions = await db.Set<CountRow>().Where(c => c.NetworkId == network).GroupBy(c => new { c.Day, c.Junction })
            .Select(g => new { g.Key.Day, g.Key.Junction, Vehicles = g.Sum(c => c.Vehicles), From = g.Min(c => c.Second), Until = g.Max(c => c.Second) + Quarter }).ToListAsync(cancellationToken);
        return [.. junctions.GroupBy(j => j.Day).Select(d => new CountedDay(d.Key, d.Sum(j => j.Vehicles), d.Min(j => j.From), d.Max(j => j.Until), d.Count())).OrderByDescending(d => d.Day)];
    }

    /// <summary>The counts of a day, in the form that the engine plans from; without rows when nothing was counted.</summary>
    public async Task<TurnCounts> OfDayAsync(Guid network, DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<CountRow>().AsNoTracking().Where(c => c.NetworkId == network && c.Day == day).ToListAsync(cancellationToken);
        return TurnCounts.Of(rows.Select(c => new TurnCount(c.Junction, c.FromRoad, c.ToRoad, c.Second, c.Second + Quarter, Math.Round(c.Vehicles, 2))));
    }

    /// <summary>What one junction counted in the quarters from a moment on, oldest first.</summary>
    public async Task<IReadOnlyList<CountRow>> OfJunctionAsync(Guid network, string junction, DateOnly day, int fromSecond, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<CountRow>().AsNoTracking()
            .Where(c => c.NetworkId == network && c.Junction == junction && c.Day == day && c.Second >= fromSecond)
            .OrderBy(c => c.Second).ThenBy(c => c.FromRoad).ThenBy(c => c.ToRoad).ToListAsync(cancellationToken);
    }

    /// <summary>Adds to what is stored; hosts may add to the same row at once.</summary>
    public static Task AddAsync(TrafficDb db, IEnumerable<CountRow> counts, CancellationToken cancellationToken) =>
        FieldWriter.Of(db).PutAsync(FieldTables.Counts, QuarterSums.Of(counts), cancellationToken);
}

/// <summary>A day that has counts.</summary>
/// <param name="Day">In Seoul.</param>
/// <param name="Vehicles">Crossings of stop lines.</param>
/// <param name="From">Second of the day at which the first quarter of an hour begins.</param>
/// <param name="Until">Second of the day at which the last one ends.</param>
/// <param name="Junctions">Junctions with counts.</param>
internal sealed record CountedDay(DateOnly Day, double Vehicles, int From, int Until, int Junctions);
