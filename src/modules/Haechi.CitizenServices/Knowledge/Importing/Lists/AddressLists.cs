using System.Text.Json;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.SeoulTalk;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Knowledge.Importing.Lists;

/// <summary>The lists of addresses: what editors change, and which host reads one now. A lease keeps it to one host; after a crash it runs out.</summary>
internal sealed class AddressLists(Ledger ledger, IDbContextFactory<KnowledgeDb> database, OutgoingGuard guard, TimeProvider clock)
{
    /// <summary>How long a host has a list to itself without renewing it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyList<KnowledgeListRow>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Lists.AsNoTracking().OrderBy(l => l.Name).ToListAsync(cancellationToken);
    }

    /// <summary>Saves a new list when <paramref name="id"/> is null, else that one. It is read at once, and then every so many hours.</summary>
    public Task<Outcome<KnowledgeListRow>> SaveAsync(ListDraft draft, Guid? id, int revision, Actor editor, CancellationToken cancellationToken) =>
        GuardedAsync(async scope =>
        {
            if (draft.Check(guard, SeoulTime.DayOf(scope.At)) is { } refusal)
                return refusal;
            var lists = scope.Use<KnowledgeDb>().Lists;
            var name = draft.Name.Trim();
            if (await lists.AnyAsync(l => l.Name == name && l.Id != id, cancellationToken))
                return ListRefusals.Taken(name);
            var row = id is null ? lists.Add(new KnowledgeListRow { Id = Guid.CreateVersion7(scope.At) }).Entity : await lists.FindAsync([id.Value], cancellationToken);
            if (row is null)
                return ListRefusals.Gone();
            if (id is not null && row.Revision != revision)
                return ListRefusals.Changed(row.ChangedByName);
            draft.CopyTo(row);
            row.NextAt = scope.At;
            return Sign(scope, row, editor, "knowledge.list-saved");
        }, cancellationToken);

    /// <summary>Has the list read as soon as a host is free; a paused one goes on.</summary>
    public Task<Outcome<KnowledgeListRow>> ReadNowAsync(Guid id, Actor editor, CancellationToken cancellationToken) =>
        ChangeAsync(id, editor, "knowledge.list-called", (row, at) => (row.NextAt, row.IsPaused) = (at, false), cancellationToken);

    public Task<Outcome<KnowledgeListRow>> PauseAsync(Guid id, bool paused, Actor editor, CancellationToken cancellationToken) =>
        ChangeAsync(id, editor, paused ? "knowledge.list-paused" : "knowledge.list-resumed", (row, _) => row.IsPaused = paused, cancellationToken);

    /// <summary>Forgets the list. What it brought in stays.</summary>
    public Task<Outcome<KnowledgeListRow>> RemoveAsync(Guid id, Actor editor, CancellationToken cancellationToken) =>
        GuardedAsync(async scope =>
        {
            var lists = scope.Use<KnowledgeDb>().Lists;
            if (await lists.FindAsync([id], cancellationToken) is not { } row)
                return ListRefusals.Gone();
            lists.Remove(row);
            return Sign(scope, row, editor, "knowledge.list-removed");
        }, cancellationToken);

    /// <summary>Takes the list that is due first for this host; null when none is, or another host was quicker.</summary>
    public async Task<KnowledgeListRow?> ClaimAsync(string host, CancellationToken cancellationToken)
    {
        await using (var db = await database.CreateDbContextAsync(cancellationToken))
        {
            if (!await Due(db, clock.GetUtcNow()).AnyAsync(cancellationToken))
                return null;
        }

        var claimed = await GuardedAsync(async scope =>
        {
            var row = await Due(scope.Use<KnowledgeDb>(), scope.At).OrderBy(l => l.NextAt).FirstOrDefaultAsync(cancellationToken);
            if (row is null)
                return ListRefusals.Gone();
            (row.LeaseOwner, row.LeaseUntil) = (host, scope.At + Lease);
            row.Revision++;
            return row;
        }, cancellationToken);
        return claimed.Succeeded ? claimed.Value : null;
    }

    /// <summary>Keeps the list for this host; false when it has lost it.</summary>
    public async Task<bool> RenewAsync(Guid id, string host, CancellationToken cancellationToken) =>
        (await OwnAsync(id, host, (row, at) => row.LeaseUntil = at + Lease, cancellationToken)).Succeeded;

    /// <summary>Gives the list back with what came of reading it.</summary>
    public Task ReleaseAsync(Guid id, string host, Guid import, CancellationToken cancellationToken) =>
        OwnAsync(id, host, (row, at) =>
        {
            (row.LeaseOwner, row.LeaseUntil, row.LastImportId) = (null, null, import);
            row.NextAt = at.AddHours(row.EveryHours);
        }, cancellationToken);

    private static IQueryable<KnowledgeListRow> Due(KnowledgeDb db, DateTimeOffset now) =>
        db.Lists.Where(l => !l.IsPaused && l.NextAt <= now && (l.LeaseUntil == null || l.LeaseUntil < now));

    private Task<Outcome<KnowledgeListRow>> OwnAsync(Guid id, string host, Action<KnowledgeListRow, DateTimeOffset> change, CancellationToken cancellationToken) =>
        GuardedAsync(async scope =>
        {
            if (await scope.Use<KnowledgeDb>().Lists.FindAsync([id], cancellationToken) is not { } row || row.LeaseOwner != host)
                return ListRefusals.Gone();
            change(row, scope.At);
            row.Revision++;
            return row;
        }, cancellationToken);

    private Task<Outcome<KnowledgeListRow>> ChangeAsync(Guid id, Actor editor, string act, Action<KnowledgeListRow, DateTimeOffset> change, CancellationToken cancellationToken) =>
        GuardedAsync(async scope =>
        {
            if (await scope.Use<KnowledgeDb>().Lists.FindAsync([id], cancellationToken) is not { } row)
                return ListRefusals.Gone();
            change(row, scope.At);
            return Sign(scope, row, editor, act);
        }, cancellationToken);

    private async Task<Outcome<KnowledgeListRow>> GuardedAsync(Func<LedgerScope, Task<Outcome<KnowledgeListRow>>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.WriteAsync(work, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
        {
            return ListRefusals.Changed("다른 편집자");
        }
    }

    private static KnowledgeListRow Sign(LedgerScope scope, KnowledgeListRow row, Actor editor, string act)
    {
        row.Revision++;
        (row.ChangedBy, row.ChangedByName, row.ChangedAt) = (editor.Id, editor.Name, scope.At);
        var detail = JsonSerializer.Serialize(new { name = row.Name, hours = row.EveryHours, publish = row.Publish, paused = row.IsPaused }, LedgerJson.Options);
        scope.Audit(new AuditNote(editor, act, "knowledge-list", row.Id.ToString(), SeoulTalkManifest.ServiceId, detail));
        return row;
    }
}
