using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.ImageRemoval.Notices;

/// <summary>Proposes a notice for everything that is confirmed on one site, or a reminder of one that was not answered.</summary>
internal sealed class NoticeDrafting(Ledger ledger, CaseKeys keys, IOptionsMonitor<NoticeOptions> options)
{
    /// <summary>Drafts. Null language or law follow the book of contacts, then the host.</summary>
    public Task<Outcome<Guid>> DraftAsync(Guid caseId, string? language, Jurisdiction? law, Actor person, CancellationToken cancellationToken) =>
        ledger.WriteAsync(scope => DraftAsync(scope, caseId, null, language, law, person, cancellationToken), cancellationToken);

    /// <summary>Drafts a reminder; it is confirmed like any other.</summary>
    public Task<Outcome<Guid>> RemindAsync(Guid noticeId, Actor person, CancellationToken cancellationToken) => ledger.WriteAsync(
        async scope => await scope.Use<TakedownDb>().Notices.FindAsync([noticeId], cancellationToken) is not { } first ? NoticeRefusals.NoSuchNotice()
            : first.SentAt is null ? NoticeRefusals.NotSent()
            : await DraftAsync(scope, first.CaseId, first, first.Language, first.Law, person, cancellationToken),
        cancellationToken);

    private async Task<Outcome<Guid>> DraftAsync(LedgerScope scope, Guid caseId, NoticeRow? first, string? language, Jurisdiction? law, Actor person, CancellationToken cancellationToken)
    {
        var db = scope.Use<TakedownDb>();
        var hits = await db.Hits.Where(h => h.CaseId == caseId && (h.State == HitState.Confirmed || (first != null && h.State == HitState.Notified))).OrderBy(h => h.DetectedAt).Take(NoticeDraft.MostAddresses).ToListAsync(cancellationToken);
        if (hits.Count == 0)
            return NoticeRefusals.NothingConfirmed();
        if (await keys.FindAsync(scope.Use<RemovalDb>(), hits[0].RequestId, cancellationToken) is not { } key)
            return HitRefusals.KeyGone();

        var (host, contact) = (hits[0].Host, await ContactBook.FindAsync(db, hits[0].Host, cancellationToken));
        var guess = SiteCountry.Of(host);
        var tongue = language ?? (contact?.Language is { Length: > 0 } known ? known : guess.Language);
        var organisation = tongue == "ko" ? ImageRemovalManifest.Value.Department.Ko : options.CurrentValue.Organisation;
        var draft = NoticeDraft.Of(tongue, law ?? contact?.Law ?? guess.Law, hits[0].CaseNumber, organisation, [.. hits.Select(h => PlacesOf(key, h))], first?.SentAt);
        var row = new NoticeRow
        {
            Id = Guid.CreateVersion7(scope.At), RequestId = hits[0].RequestId, CaseId = caseId, CaseNumber = hits[0].CaseNumber, Host = host, Language = draft.Language, Law = draft.Law,
            Recipient = contact?.Email ?? first?.Recipient ?? "", DraftedAt = scope.At, ReminderOf = first?.Id,
        };
        row.SealedWords = new NoticeWords(draft.Subject, draft.Body, [.. hits.Select(h => h.Id)]).Seal(key, row.Id);
        // One draft for a case at a time: a new one replaces what was not confirmed.
        await db.Notices.Where(n => n.CaseId == caseId && n.State == NoticeState.Draft).ExecuteDeleteAsync(cancellationToken);
        db.Notices.Add(row);
        scope.Audit(new AuditNote(person, first is null ? "removal.notice-drafted" : "removal.reminder-drafted", "removal-notice", row.Id.ToString(), ImageRemovalManifest.ServiceId));
        return row.Id;
    }

    private static (string, string?) PlacesOf(CaseKey key, HitRow hit)
    {
        var places = JsonSerializer.Deserialize<Places>(key.Open(hit.SealedPlaces, Places.Purpose))!;
        return (places.Address, places.FoundOn);
    }
}
