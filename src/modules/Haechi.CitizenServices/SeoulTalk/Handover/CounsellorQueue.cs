using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel.Rooms;
using Haechi.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>What a counsellor sees: who waits, how long, what about; and the whole conversation once it is opened.</summary>
internal sealed class CounsellorQueue(IDbContextFactory<SeoulTalkDb> database, PersonalDataVault vault)
{
    /// <summary>Conversations in the given state, those that wait longest first.</summary>
    public async Task<IReadOnlyList<ConversationRow>> ListAsync(QueueFilter filter, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var rows = db.Conversations.AsNoTracking();
        rows = filter.View switch
        {
            QueueView.Waiting => rows.Where(c => c.Mode == ConversationMode.Queued).OrderBy(c => c.QueuedAt),
            QueueView.Mine => rows.Where(c => c.Mode == ConversationMode.Counsellor && c.CounsellorId == filter.CounsellorId).OrderByDescending(c => c.LastAt),
            QueueView.Live => rows.Where(c => c.Mode == ConversationMode.Queued || c.Mode == ConversationMode.Counsellor)
                .OrderBy(c => c.Mode == ConversationMode.Queued ? 0 : 1).ThenBy(c => c.QueuedAt),
            _ => rows.OrderByDescending(c => c.LastAt),
        };
        return await rows.Skip(filter.Skip).Take(filter.Take).ToListAsync(cancellationToken);
    }

    /// <summary>How many wait, and since when the first does.</summary>
    public async Task<(int Waiting, int Talking, DateTimeOffset? Longest)> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var waiting = await db.Conversations.CountAsync(c => c.Mode == ConversationMode.Queued, cancellationToken);
        var talking = await db.Conversations.CountAsync(c => c.Mode == ConversationMode.Counsellor, cancellationToken);
        var longest = await db.Conversations.Where(c => c.Mode == ConversationMode.Queued).MinAsync(c => c.QueuedAt, cancellationToken);
        return (waiting, talking, longest);
    }

    /// <summary>The conversation's row; null when it does not exist.</summary>
    public async Task<ConversationRow?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
    }

    /// <summary>Opens turns for a counsellor to read. The trail says who read how many of whose turns, and why.</summary>
    public async Task<IReadOnlyList<TurnView>> OpenAsync(Guid id, int after, Actor counsellor, string why, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var rows = await db.Turns.AsNoTracking().Where(t => t.ConversationId == id && t.Sequence > after)
            .OrderBy(t => t.Sequence).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var texts = await vault.OpenAsync(
            [.. rows.Select(r => r.Body)], new DataSubject("conversation", id.ToString(), SeoulTalkManifest.ServiceId), counsellor, why, cancellationToken);
        return [.. rows.Zip(texts, (row, text) => new TurnView(row.Sequence, row.At, row.Author, row.AuthorName, ConversationReader.Read(text), row.Helpful))];
    }
}

/// <summary>Which conversations.</summary>
internal enum QueueView
{
    /// <summary>Waiting for a person, or with one.</summary>
    Live,

    /// <summary>Waiting for a person.</summary>
    Waiting,

    /// <summary>With this counsellor.</summary>
    Mine,

    /// <summary>Every one, newest first.</summary>
    All,
}

/// <param name="View">Which.</param>
/// <param name="CounsellorId">For <see cref="QueueView.Mine"/>.</param>
/// <param name="Skip">Rows to skip.</param>
/// <param name="Take">1 to 200, default 50.</param>
internal sealed record QueueFilter(QueueView View, string? CounsellorId = null, int Skip = 0, int Take = 50);
