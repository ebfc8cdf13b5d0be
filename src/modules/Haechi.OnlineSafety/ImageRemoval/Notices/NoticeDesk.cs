using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Notices;

/// <summary>What a support worker does with a drafted notice: edit, confirm, export, record the answer. Each notice is confirmed for itself.</summary>
internal sealed class NoticeDesk(Ledger ledger, CaseKeys keys)
{
    /// <summary>Keeps what the worker wrote.</summary>
    public Task<Outcome<bool>> SaveAsync(Guid id, string recipient, string subject, string body, Actor person, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, "removal.notice-edited", (row, key, _) => Task.FromResult(Edit(row, key, recipient, subject, body)), cancellationToken);

    /// <summary>
    /// The person's yes: what they read is kept, the case is decided and the sending ordered, in one transaction. Refused while
    /// a hit on the site is undecided, because the decision is about all of them.
    /// </summary>
    public Task<Outcome<bool>> ConfirmAsync(Guid id, string recipient, string subject, string body, Actor person, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, "removal.notice-confirmed", async (row, key, scope) =>
        {
            if (ContactBook.Email(recipient) is null)
                return NoticeRefusals.Recipient();
            var edited = Edit(row, key, recipient, subject, body);
            if (!edited.Succeeded)
                return edited;
            var order = new ActionOrder(NoticeCarrier.ActionKind, row.Host, id.ToString(), Undoable: false);
            var decided = await DecideAsync(scope, row, person, [order], cancellationToken);
            if (!decided.Succeeded)
                return decided.Refusal;
            (row.State, row.ActionId, row.ConfirmedBy) = (NoticeState.Confirmed, decided.Value.Actions[^1].Id, person.Name);
            return true;
        }, cancellationToken);

    /// <summary>The person's yes to sending it another way, as a file.</summary>
    public Task<Outcome<bool>> ExportAsync(Guid id, string recipient, string subject, string body, Actor person, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, "removal.notice-exported", async (row, key, scope) =>
        {
            var edited = Edit(row, key, recipient, subject, body);
            if (!edited.Succeeded)
                return edited;
            var decided = await DecideAsync(scope, row, person, [], cancellationToken);
            if (!decided.Succeeded)
                return decided.Refusal;
            (row.State, row.SentAt, row.ConfirmedBy) = (NoticeState.Exported, scope.At, person.Name);
            await MarkAsync(scope.Use<TakedownDb>(), NoticeWords.Open(key, row).Hits, scope.At, cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Records what the operator answered. That they say it is gone does not make it gone: the hits tell that.</summary>
    public Task<Outcome<bool>> AnswerAsync(Guid id, NoticeAnswer answer, string? note, Actor person, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, "removal.notice-answered", (row, key, scope) =>
        {
            if (row.SentAt is null)
                return Task.FromResult<Outcome<bool>>(NoticeRefusals.NotSent());
            (row.Answer, row.AnsweredAt) = (answer, scope.At);
            row.SealedWords = (NoticeWords.Open(key, row) with { AnswerNote = string.IsNullOrWhiteSpace(note) ? null : note.Trim() }).Seal(key, row.Id);
            return Task.FromResult<Outcome<bool>>(true);
        }, cancellationToken);

    /// <summary>After a crash amid sending: the person found out whether it was sent.</summary>
    public Task<Outcome<bool>> SettleAsync(Guid id, bool wasSent, Actor person, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, "removal.notice-settled", async (row, key, scope) =>
        {
            if (row.State != NoticeState.Sending)
                return NoticeRefusals.NotDraft();
            (row.State, row.SentAt) = (wasSent ? NoticeState.Sent : NoticeState.Failed, wasSent ? scope.At : null);
            if (wasSent)
                await MarkAsync(scope.Use<TakedownDb>(), NoticeWords.Open(key, row).Hits, scope.At, cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Hits of a notice that went out.</summary>
    public static Task<int> MarkAsync(TakedownDb db, IReadOnlyList<Guid> hits, DateTimeOffset at, CancellationToken cancellationToken) => db.Hits
        .Where(h => EF.Parameter(hits).Contains(h.Id) && h.State == HitState.Confirmed)
        .ExecuteUpdateAsync(row => row.SetProperty(h => h.State, HitState.Notified).SetProperty(h => h.NotifiedAt, at).SetProperty(h => h.WatchAt, (DateTimeOffset?)null).SetProperty(h => h.Version, h => h.Version + 1), cancellationToken);

    private static Outcome<bool> Edit(NoticeRow row, CaseKey key, string recipient, string subject, string body)
    {
        if (row.State != NoticeState.Draft)
            return NoticeRefusals.NotDraft();
        if (string.IsNullOrWhiteSpace(subject) || string.IsNullOrWhiteSpace(body))
            return NoticeRefusals.Empty();
        if (recipient.Trim().Length > 0 && ContactBook.Email(recipient) is null)
            return NoticeRefusals.Recipient();
        row.Recipient = recipient.Trim();
        row.SealedWords = (NoticeWords.Open(key, row) with { Subject = subject.ReplaceLineEndings(" ").Trim(), Body = body.ReplaceLineEndings("\n") }).Seal(key, row.Id);
        return true;
    }

    private static async Task<Outcome<Case>> DecideAsync(LedgerScope scope, NoticeRow row, Actor person, IReadOnlyList<ActionOrder> orders, CancellationToken cancellationToken)
    {
        var open = await scope.Use<TakedownDb>().Hits.CountAsync(h => h.CaseId == row.CaseId && h.State == HitState.Found, cancellationToken);
        return open > 0 ? NoticeRefusals.StillUndecided(open)
            : await CaseDesk.DecideWithinAsync(scope, row.CaseId, person, Verdict.Confirm, row.ReminderOf is null ? "삭제 요청문을 읽고 확인함" : "다시 요청하는 글을 읽고 확인함", orders, cancellationToken);
    }

    private async Task<Outcome<bool>> ChangeAsync(Guid id, Actor person, string act, Func<NoticeRow, CaseKey, LedgerScope, Task<Outcome<bool>>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.WriteAsync<bool>(
                async scope =>
                {
                    if (await scope.Use<TakedownDb>().Notices.FindAsync([id], cancellationToken) is not { } row)
                        return NoticeRefusals.NoSuchNotice();
                    if (await keys.FindAsync(scope.Use<RemovalDb>(), row.RequestId, cancellationToken) is not { } key)
                        return HitRefusals.KeyGone();
                    var outcome = await change(row, key, scope);
                    if (outcome.Succeeded)
                    {
                        row.Version++;
                        scope.Audit(new AuditNote(person, act, "removal-notice", id.ToString(), ImageRemovalManifest.ServiceId));
                    }

                    return outcome;
                },
                cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
        {
            return HitRefusals.Changed();
        }
    }
}
