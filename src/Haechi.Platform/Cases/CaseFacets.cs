using Haechi.Kernel.Cases;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Cases;

/// <summary>Numbers about the queue as a whole: what there is to filter by, who waits where, what the day brought.</summary>
public sealed class CaseFacets(IDbContextFactory<RoomsDb> database, TimeProvider clock)
{
    /// <summary>Services, kinds and departments that have cases, in alphabetical order.</summary>
    public async Task<QueueFacets> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var rows = await db.Cases.AsNoTracking().Select(c => new { c.ServiceId, c.Kind, c.Department }).Distinct().ToListAsync(cancellationToken);
        return new QueueFacets(
            Sorted(rows.Select(r => r.ServiceId)),
            [.. rows.Select(r => (r.ServiceId, r.Kind)).Distinct().OrderBy(r => r.Kind, StringComparer.Ordinal)],
            Sorted(rows.Select(r => r.Department)));
    }

    /// <summary>Open work per service, most waiting first.</summary>
    public async Task<IReadOnlyList<ServiceWork>> ByServiceAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = database.CreateDbContext();
        var open = db.Cases.AsNoTracking().Where(c => c.Status == CaseStatus.Waiting || c.Status == CaseStatus.Claimed);
        var rows = await open.GroupBy(c => c.ServiceId)
            .Select(g => new
            {
                ServiceId = g.Key,
                Waiting = g.Count(c => c.Status == CaseStatus.Waiting),
                Claimed = g.Count(c => c.Status == CaseStatus.Claimed),
                Overdue = g.Count(c => c.DueAt < now),
                Gravest = g.Max(c => c.SeverityRank),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(r => r.Waiting).Select(r => new ServiceWork(r.ServiceId, r.Waiting, r.Claimed, r.Overdue, r.Gravest))];
    }

    /// <summary>Cases opened and decisions made in each of the last 24 hours, oldest first; the running hour is the last.</summary>
    public async Task<DayVolume> LastDayAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = now.AddHours(-24);
        await using var db = database.CreateDbContext();
        var opened = await db.Cases.AsNoTracking().Where(c => c.OpenedAt > since).Select(c => c.OpenedAt).ToListAsync(cancellationToken);
        var decided = await db.Decisions.AsNoTracking().Where(d => d.At > since).Select(d => d.At).ToListAsync(cancellationToken);
        return new DayVolume(ByHour(opened, now), ByHour(decided, now));
    }

    private static int[] ByHour(IEnumerable<DateTimeOffset> times, DateTimeOffset now)
    {
        var hours = new int[24];
        foreach (var time in times)
        {
            hours[23 - Math.Clamp((int)(now - time).TotalHours, 0, 23)]++;
        }

        return hours;
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string> texts) => [.. texts.Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>What the queue can be filtered by.</summary>
public sealed record QueueFacets(IReadOnlyList<string> Services, IReadOnlyList<(string ServiceId, string Kind)> Kinds, IReadOnlyList<string> Departments);

/// <summary>Open work of one service.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Waiting">Taken by nobody.</param>
/// <param name="Claimed">Under way.</param>
/// <param name="Overdue">Past their due time, of both.</param>
/// <param name="Gravest">Rank of the gravest severity, 0 to 3.</param>
public sealed record ServiceWork(string ServiceId, int Waiting, int Claimed, int Overdue, int Gravest);

/// <summary>The last 24 hours by hour, oldest first.</summary>
public sealed record DayVolume(IReadOnlyList<int> Opened, IReadOnlyList<int> Decided);
