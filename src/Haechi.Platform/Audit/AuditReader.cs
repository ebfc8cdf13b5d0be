using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Audit;

/// <summary>Reads and verifies the trail.</summary>
public sealed class AuditReader(IDbContextFactory<RoomsDb> database, AuditChain chain)
{
    /// <summary>One page, newest first.</summary>
    public async Task<(IReadOnlyList<AuditRow> Rows, int Total)> ListAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = database.CreateDbContext();
        var rows = Filtered(db.Audit.AsNoTracking(), filter);
        var total = await rows.CountAsync(cancellationToken);
        return (await rows.OrderByDescending(a => a.Sequence).Skip(filter.Skip).Take(filter.Take).ToListAsync(cancellationToken), total);
    }

    /// <summary>How many rows a filter covers, up to which number: what an export is going to hold.</summary>
    public async Task<(int Rows, long Last)> CountAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = database.CreateDbContext();
        var rows = Filtered(db.Audit.AsNoTracking(), filter);
        return (await rows.CountAsync(cancellationToken), await rows.MaxAsync(a => (long?)a.Sequence, cancellationToken) ?? 0);
    }

    /// <summary>The rows of a filter up to a number, oldest first, streamed; its paging is ignored.</summary>
    public async IAsyncEnumerable<AuditRow> StreamAsync(AuditFilter filter, long last, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var rows = Filtered(db.Audit.AsNoTracking(), filter).Where(a => a.Sequence <= last).OrderBy(a => a.Sequence);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return row;
        }
    }

    /// <summary>Every record in order, streamed.</summary>
    public async IAsyncEnumerable<AuditRecord> ReadAllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        await foreach (var row in db.Audit.AsNoTracking().OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return ToRecord(row);
        }
    }

    /// <summary>Walks the whole trail in one snapshot and names every altered, removed or inserted row.</summary>
    public Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken) => VerifyAsync(null, cancellationToken);

    /// <summary>The same, telling how far it has come about every thousand rows.</summary>
    public async Task<AuditVerdict> VerifyAsync(IProgress<VerifyProgress>? progress, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var stored = await db.AuditHead.AsNoTracking().FirstOrDefaultAsync(h => h.Id == 1, cancellationToken);
        var verifier = new AuditVerifier(chain);
        await foreach (var row in db.Audit.AsNoTracking().OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            verifier.Next(ToRecord(row));
            if (verifier.Rows % 1000 == 0)
            {
                progress?.Report(new VerifyProgress(verifier.Rows, stored?.Sequence ?? 0));
            }
        }

        var head = stored is null ? AuditHead.Empty : new AuditHead(stored.Sequence, stored.Hash);
        return new AuditVerdict(verifier.Rows, [.. verifier.Finish(head)], head);
    }

    private static IQueryable<AuditRow> Filtered(IQueryable<AuditRow> rows, AuditFilter filter)
    {
        rows = filter.Act is { Length: > 0 } act ? rows.Where(a => a.Act.StartsWith(act)) : rows;
        rows = filter.ActorId is { Length: > 0 } actor ? rows.Where(a => a.ActorId == actor || a.ActorName == actor) : rows;
        rows = filter.SubjectId is { Length: > 0 } subject ? rows.Where(a => a.SubjectId == subject) : rows;
        rows = filter.ServiceId is { Length: > 0 } service ? rows.Where(a => a.ServiceId == service) : rows;
        rows = filter.From is { } from ? rows.Where(a => a.At >= from) : rows;
        return filter.Until is { } until ? rows.Where(a => a.At < until) : rows;
    }

    private static AuditRecord ToRecord(AuditRow row) => new(
        row.Sequence,
        row.At,
        new AuditNote(new Actor(row.ActorKind, row.ActorId, row.ActorName), row.Act, row.SubjectKind, row.SubjectId, row.ServiceId, row.Detail),
        row.PreviousHash,
        row.Hash);
}

/// <summary>Which audit rows; every field is optional.</summary>
public sealed record AuditFilter
{
    /// <summary>Prefix of the act, e.g. <c>case.</c>.</summary>
    public string? Act { get; init; }
    public string? ActorId { get; init; }
    public string? SubjectId { get; init; }
    public string? ServiceId { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Until { get; init; }
    public int Skip { get; init; }

    /// <summary>1 to 500, default 100.</summary>
    public int Take { get; init; } = 100;
}

/// <summary>How far verification has come.</summary>
/// <param name="Rows">Rows walked.</param>
/// <param name="Total">Rows that the head tells of.</param>
public sealed record VerifyProgress(long Rows, long Total);

/// <summary>What verification found.</summary>
/// <param name="Rows">Rows walked.</param>
/// <param name="Faults">Faults in row order; empty when the trail is whole.</param>
/// <param name="Head">Where the trail ends.</param>
public sealed record AuditVerdict(long Rows, IReadOnlyList<AuditFault> Faults, AuditHead Head)
{
    /// <summary>True when nothing is wrong.</summary>
    public bool Intact => Faults.Count == 0;
}
