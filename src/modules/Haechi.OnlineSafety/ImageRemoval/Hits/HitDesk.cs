using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>What a support worker says of a hit.</summary>
internal sealed class HitDesk(Ledger ledger)
{
    /// <summary>It is the picture.</summary>
    public Task<Outcome<bool>> ConfirmAsync(Guid id, Actor person, CancellationToken cancellationToken) =>
        MoveAsync(id, person, "removal.hit-confirmed", [HitState.Found], (row, _) => row.State = HitState.Confirmed, cancellationToken);

    /// <summary>It is not. When nothing else is left on the site, the case is dismissed with it.</summary>
    public Task<Outcome<bool>> DismissAsync(Guid id, Actor person, CancellationToken cancellationToken) =>
        MoveAsync(id, person, "removal.hit-dismissed", [HitState.Found], (row, _) => row.State = HitState.Dismissed, cancellationToken);

    /// <summary>Takes back what was said, before a notice went out.</summary>
    public Task<Outcome<bool>> UndoAsync(Guid id, Actor person, CancellationToken cancellationToken) =>
        MoveAsync(id, person, "removal.hit-undone", [HitState.Confirmed, HitState.Dismissed], (row, _) => row.State = HitState.Found, cancellationToken);

    /// <summary>It is gone from there.</summary>
    public Task<Outcome<bool>> RemovedAsync(Guid id, Actor by, CancellationToken cancellationToken) =>
        MoveAsync(id, by, "removal.hit-removed", [HitState.Confirmed, HitState.Notified], (row, at) => (row.State, row.RemovedAt) = (HitState.Removed, at), cancellationToken);

    /// <summary>It is not gone, whatever was seen or said: the request for removal stands, and from now on only a person marks it as removed, until it was seen there again.</summary>
    public Task<Outcome<bool>> StillThereAsync(Guid id, Actor person, CancellationToken cancellationToken) => MoveAsync(
        id, person, "removal.hit-still-there", [HitState.Removed],
        (row, _) => (row.State, row.RemovedAt, row.GoneSince, row.WatchHeld) = (row.NotifiedAt is null ? HitState.Confirmed : HitState.Notified, null, null, true), cancellationToken);

    private async Task<Outcome<bool>> MoveAsync(Guid id, Actor by, string act, HitState[] from, Action<HitRow, DateTimeOffset> change, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.WriteAsync<bool>(
                async scope =>
                {
                    var db = scope.Use<TakedownDb>();
                    if (await db.Hits.FindAsync([id], cancellationToken) is not { } row)
                        return HitRefusals.NoSuchHit();
                    if (!from.Contains(row.State))
                        return HitRefusals.WrongState(row.State.ToString());
                    change(row, scope.At);
                    (row.DecidedBy, row.WatchAt) = (by.Name, null);
                    row.Version++;
                    scope.Audit(new AuditNote(by, act, "removal-hit", id.ToString(), ImageRemovalManifest.ServiceId));
                    return row.State == HitState.Dismissed ? await DismissCaseAsync(scope, db, row, by, cancellationToken) : true;
                },
                cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
        {
            return HitRefusals.Changed();
        }
    }

    private static async Task<Outcome<bool>> DismissCaseAsync(LedgerScope scope, TakedownDb db, HitRow row, Actor person, CancellationToken cancellationToken)
    {
        if (await db.Hits.AnyAsync(h => h.CaseId == row.CaseId && h.Id != row.Id && h.State != HitState.Dismissed, cancellationToken))
            return true;
        var decided = await CaseDesk.DecideWithinAsync(scope, row.CaseId, person, Verdict.Dismiss, "이 사이트에서 찾은 곳은 모두 다른 사진임", [], cancellationToken);
        return decided.Succeeded ? true : decided.Refusal;
    }
}
