using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.ImageRemoval.Notices;

/// <summary>Drafts a reminder of each notice that was not answered in time while something that it asks for is still there. A person confirms it like any other.</summary>
internal sealed class ReminderDrafting(NoticeDrafting drafting, IDbContextFactory<TakedownDb> reading, IOptionsMonitor<NoticeOptions> options, TimeProvider clock)
{
    private const int MostAtOnce = 100;

    /// <returns>How many were drafted.</returns>
    public async Task<int> DraftDueAsync(CancellationToken cancellationToken)
    {
        var drafted = 0;
        foreach (var notice in await DueAsync(cancellationToken))
        {
            if ((await drafting.RemindAsync(notice, Actor.Service(ImageRemovalManifest.ServiceId), cancellationToken)).Succeeded)
                drafted++;
        }

        return drafted;
    }

    // A draft that a person has begun in the case is never thrown away for a reminder.
    private async Task<List<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-options.CurrentValue.RemindAfterDays);
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await db.Notices
            .Where(n => !n.IsDemo && (n.State == NoticeState.Sent || n.State == NoticeState.Exported) && n.Answer == NoticeAnswer.None && n.SentAt <= before)
            .Where(n => !db.Notices.Any(other => other.ReminderOf == n.Id || (other.CaseId == n.CaseId && other.SentAt == null)))
            .Where(n => db.Hits.Any(h => h.CaseId == n.CaseId && h.State == HitState.Notified))
            .OrderBy(n => n.SentAt).Select(n => n.Id).Take(MostAtOnce).ToListAsync(cancellationToken);
    }
}
