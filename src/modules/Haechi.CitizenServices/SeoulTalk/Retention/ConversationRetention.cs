using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.SeoulTalk.Retention;

/// <summary>
/// Deletes conversations, and empties the sealed fields of reports, once the manifest's time is over. The case and its
/// decision stay: they hold no personal data.
/// </summary>
internal sealed class ConversationRetention : IRetentionPolicy
{
    private const int Batch = 500;

    public string? ServiceId => SeoulTalkManifest.ServiceId;

    public string Name => "conversations";

    public async Task<int> DeleteAsync(LedgerScope scope, string serviceId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var db = scope.Use<SeoulTalkDb>();
        var old = await db.Conversations.Where(c => c.LastAt < before).OrderBy(c => c.LastAt).Select(c => c.Id).Take(Batch).ToListAsync(cancellationToken);
        await db.Turns.Where(t => old.Contains(t.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await db.Unanswered.Where(u => old.Contains(u.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await db.Handovers.Where(h => old.Contains(h.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await db.Conversations.Where(c => old.Contains(c.Id)).ExecuteDeleteAsync(cancellationToken);
        var reports = await db.Reports.Where(r => r.FiledAt < before && (r.Words != SealedText.None || r.Plate != SealedText.None)).Take(Batch).ToListAsync(cancellationToken);
        foreach (var report in reports)
        {
            (report.Words, report.Plate, report.PhotoId) = (SealedText.None, SealedText.None, null);
        }

        return old.Count + reports.Count;
    }
}
