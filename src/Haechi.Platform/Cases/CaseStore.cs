using System.Collections.Immutable;
using System.Text.Json;
using Haechi.Kernel.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Cases;

/// <summary>Loads and saves whole cases inside a ledger scope. Decisions, events and findings are only ever added.</summary>
public static class CaseStore
{
    /// <summary>The case, or null.</summary>
    public static async Task<Case?> LoadCaseAsync(this RoomsDb db, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Cases.FindAsync([id], cancellationToken) is { } row ? await RestoreAsync(db, row, cancellationToken) : null;
    }

    /// <summary>The case with that receipt number, or null.</summary>
    public static async Task<Case?> LoadCaseAsync(this RoomsDb db, string number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Cases.FirstOrDefaultAsync(c => c.Number == number, cancellationToken) is { } row
            ? await RestoreAsync(db, row, cancellationToken)
            : null;
    }

    /// <summary>The newest case with this key that is not closed, which findings with the key join; null when there is none.</summary>
    public static async Task<Case?> FindCaseToJoinAsync(this RoomsDb db, string serviceId, string joinKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var row = await db.Cases
            .Where(c => c.ServiceId == serviceId && c.JoinKey == joinKey && c.Status != CaseStatus.Closed)
            .OrderByDescending(c => c.OpenedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : await RestoreAsync(db, row, cancellationToken);
    }

    /// <summary>Adds a new case or writes what changed since it was loaded in this scope.</summary>
    /// <exception cref="DbUpdateConcurrencyException">At commit, when someone else changed it meanwhile.</exception>
    public static async Task SaveCaseAsync(this RoomsDb db, Case subject, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(subject);
        var row = await db.Cases.FindAsync([subject.Id], cancellationToken);
        if (row is null)
        {
            db.Cases.Add(row = new CaseRow { Id = subject.Id });
        }

        CaseMapping.Write(subject, row);
        var known = db.ChangeTracker.Entries<DecisionRow>().Select(e => e.Entity.Id).ToHashSet();
        db.Decisions.AddRange(subject.Decisions.Where(d => !known.Contains(d.Id)).Select(CaseMapping.ToRow));
        SaveActions(db, subject);
        var told = db.ChangeTracker.Entries<CaseEventRow>().Count(e => e.Entity.CaseId == subject.Id);
        db.CaseEvents.AddRange(subject.Timeline.Skip(told).Select(e => CaseMapping.ToRow(subject.Id, e)));
    }

    private static void SaveActions(RoomsDb db, Case subject)
    {
        var stored = db.ChangeTracker.Entries<ActionRow>().ToDictionary(e => e.Entity.Id, e => e.Entity);
        for (var i = 0; i < subject.Actions.Length; i++)
        {
            var action = subject.Actions[i];
            if (!stored.TryGetValue(action.Id, out var row))
            {
                db.Actions.Add(row = new ActionRow { Id = action.Id });
            }

            CaseMapping.Write(action, i, row);
        }
    }

    private static async Task<Case> RestoreAsync(RoomsDb db, CaseRow row, CancellationToken cancellationToken)
    {
        var decisions = await db.Decisions.Where(d => d.CaseId == row.Id).OrderBy(d => d.At).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        var actions = await db.Actions.Where(a => a.CaseId == row.Id).OrderBy(a => a.Position).ToListAsync(cancellationToken);
        var events = await db.CaseEvents.Where(e => e.CaseId == row.Id).OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
        var restored = decisions.Select(CaseMapping.ToDecision).ToImmutableArray();
        var byId = restored.ToDictionary(d => d.Id);
        return CaseMapping.ToCase(row) with
        {
            Findings = [.. JsonSerializer.Deserialize<Guid[]>(row.Findings, LedgerJson.Options) ?? []],
            Decisions = restored,
            Actions = [.. actions.Select(a => CaseMapping.ToAction(a, byId[a.DecisionId]))],
            Timeline = [.. events.Select(CaseMapping.ToEvent)],
        };
    }
}
