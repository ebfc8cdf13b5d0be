using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Cases;

/// <summary>Reads for the case desk.</summary>
public sealed class CaseQueue(IDbContextFactory<RoomsDb> database, TimeProvider clock)
{
    /// <summary>One page of the queue: gravest first, then by due time.</summary>
    public async Task<CasePage> ListAsync(CaseFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = database.CreateDbContext();
        var query = Filtered(db.Cases.AsNoTracking(), filter, clock.GetUtcNow());
        var total = await query.CountAsync(cancellationToken);
        var ordered = filter.Sort switch
        {
            CaseSort.Due => query.OrderBy(c => c.DueAt),
            CaseSort.Newest => query.OrderByDescending(c => c.OpenedAt),
            CaseSort.Oldest => query.OrderBy(c => c.OpenedAt),
            _ when filter.Status == CaseStatus.Closed => query.OrderByDescending(c => c.ClosedAt),
            _ => query.OrderByDescending(c => c.SeverityRank).ThenBy(c => c.DueAt),
        };
        var rows = await ordered.Skip(filter.Skip).Take(filter.Take).ToListAsync(cancellationToken);
        return new CasePage(rows, total);
    }

    /// <summary>The whole case with its findings; null when it does not exist.</summary>
    public async Task<(Case Case, IReadOnlyList<Finding> Findings)?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        if (await db.LoadCaseAsync(id, cancellationToken) is not { } found)
        {
            return null;
        }

        var rows = await db.Findings.AsNoTracking().Where(f => f.CaseId == id).OrderBy(f => f.ReceivedAt).ToListAsync(cancellationToken);
        return (found, [.. rows.Select(r => r.ToFinding())]);
    }

    /// <summary>The whole case by the number that people read and type; null when it does not exist.</summary>
    public async Task<(Case Case, IReadOnlyList<Finding> Findings)?> FindAsync(string number, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var id = await db.Cases.Where(c => c.Number == number).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellationToken);
        return id is { } found ? await FindAsync(found, cancellationToken) : null;
    }

    /// <summary>How many cases of <paramref name="filter"/> were opened after <paramref name="since"/>; its paging is ignored.</summary>
    public async Task<int> CountNewAsync(CaseFilter filter, DateTimeOffset since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = database.CreateDbContext();
        return await Filtered(db.Cases.AsNoTracking(), filter, clock.GetUtcNow()).CountAsync(c => c.OpenedAt > since, cancellationToken);
    }

    /// <summary>How many cases stand where, for the start page.</summary>
    public async Task<CaseCounts> CountAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = database.CreateDbContext();
        var byStatus = await db.Cases.GroupBy(c => c.Status).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var open = db.Cases.Where(c => c.Status == CaseStatus.Waiting || c.Status == CaseStatus.Claimed);
        var overdue = await open.CountAsync(c => c.DueAt < now, cancellationToken);
        var oldest = await db.Cases.Where(c => c.Status == CaseStatus.Waiting).OrderBy(c => c.OpenedAt).Select(c => (DateTimeOffset?)c.OpenedAt).FirstOrDefaultAsync(cancellationToken);
        int Of(CaseStatus status) => byStatus.FirstOrDefault(s => s.Key == status)?.Count ?? 0;
        return new CaseCounts(Of(CaseStatus.Waiting), Of(CaseStatus.Claimed), Of(CaseStatus.Decided), Of(CaseStatus.Closed), overdue, oldest);
    }

    private static IQueryable<CaseRow> Filtered(IQueryable<CaseRow> cases, CaseFilter filter, DateTimeOffset now)
    {
        cases = filter.Status is { } status
            ? cases.Where(c => c.Status == status)
            : filter.OpenOnly ? cases.Where(c => c.Status != CaseStatus.Closed) : cases;
        cases = filter.ServiceId is { Length: > 0 } service ? cases.Where(c => c.ServiceId == service) : cases;
        cases = filter.Kind is { Length: > 0 } kind ? cases.Where(c => c.Kind == kind) : cases;
        cases = filter.Department is { Length: > 0 } department ? cases.Where(c => c.Department == department) : cases;
        cases = filter.MinimumSeverity is { } severity ? cases.Where(c => c.SeverityRank >= (int)severity) : cases;
        cases = filter.AssigneeId is { Length: > 0 } assignee ? cases.Where(c => c.AssigneeId == assignee) : cases;
        cases = filter.Overdue ? cases.Where(c => c.DueAt < now && c.Status != CaseStatus.Closed) : cases;
        if (filter.Text is { Length: > 0 } text)
        {
            cases = cases.Where(c => c.Number.Contains(text) || c.Title.Contains(text) || (c.PlaceName != null && c.PlaceName.Contains(text)));
        }

        return cases;
    }
}

/// <summary>What the queue shows; every field is optional and lives in the page's address.</summary>
public sealed record CaseFilter
{
    public CaseStatus? Status { get; init; }
    public bool OpenOnly { get; init; } = true;
    public string? ServiceId { get; init; }
    public string? Kind { get; init; }
    public string? Department { get; init; }
    public Severity? MinimumSeverity { get; init; }
    public string? AssigneeId { get; init; }
    public bool Overdue { get; init; }

    /// <summary>Part of number, title or place.</summary>
    public string? Text { get; init; }

    /// <summary>Default: gravest first, then by due time; closed cases newest first.</summary>
    public CaseSort Sort { get; init; }
    public int Skip { get; init; }

    /// <summary>1 to 200, default 50.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>Order of the queue.</summary>
public enum CaseSort
{
    /// <summary>Gravest first, then by due time.</summary>
    Urgency,

    /// <summary>Next due first.</summary>
    Due,

    /// <summary>Newest first.</summary>
    Newest,

    /// <summary>Longest waiting first.</summary>
    Oldest,
}

/// <summary>One page of the queue.</summary>
public sealed record CasePage(IReadOnlyList<CaseRow> Rows, int Total);

/// <summary>How many cases stand where.</summary>
public sealed record CaseCounts(int Waiting, int Claimed, int Decided, int Closed, int Overdue, DateTimeOffset? OldestWaiting);
