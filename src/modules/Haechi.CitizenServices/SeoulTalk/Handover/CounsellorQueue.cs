using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel.Rooms;
using Haechi.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>What a counsellor sees: who waits, how long, how urgently, what about; and the whole conversation once it is opened.</summary>
internal sealed class CounsellorQueue(IDbContextFactory<SeoulTalkDb> database, PersonalDataVault vault, FieldCipher cipher)
{
    /// <summary>Conversations in the given state; those that wait in the order in which they should be taken.</summary>
    public async Task<IReadOnlyList<QueueLine>> ListAsync(QueueFilter filter, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var lines = from c in Filtered(db.Conversations.AsNoTracking(), filter)
                    join h in db.Handovers.AsNoTracking() on c.HandoverId equals h.Id into stays
                    from h in stays.DefaultIfEmpty()
                    where (filter.Queue == null || h.Queue == filter.Queue) && (filter.Least == null || h.Urgency >= filter.Least)
                    select new { Conversation = c, Stay = h };
        lines = filter.View switch
        {
            QueueView.Waiting => lines.OrderBy(l => l.Stay.RankAt).ThenBy(l => l.Conversation.Id),
            QueueView.Mine => lines.OrderBy(l => l.Stay.TakenAt).ThenBy(l => l.Conversation.Id),
            QueueView.Live => lines.OrderBy(l => l.Conversation.Mode == ConversationMode.Queued ? 0 : 1).ThenBy(l => l.Stay.RankAt).ThenBy(l => l.Conversation.Id),
            _ => lines.OrderByDescending(l => l.Conversation.LastAt),
        };
        var found = await lines.Skip(filter.PassOver).Take(filter.Take).ToListAsync(cancellationToken);
        return [.. found.Select(l => new QueueLine(l.Conversation, l.Stay))];
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

    /// <summary>The conversation and its open stay; null when it does not exist.</summary>
    public async Task<QueueLine?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } row
            ? null
            : new QueueLine(row, await db.Handovers.AsNoTracking().FirstOrDefaultAsync(h => h.Id == row.HandoverId, cancellationToken));
    }

    /// <summary>Of each of these conversations, the numbers of the citizen's turns since a counsellor last spoke.</summary>
    public async Task<ILookup<Guid, int>> UnansweredAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var turns = await db.Turns.AsNoTracking()
            .Where(t => ids.Contains(t.ConversationId) && t.Author == TurnAuthor.Citizen
                && !db.Turns.Any(o => o.ConversationId == t.ConversationId && o.Author == TurnAuthor.Counsellor && o.Sequence > t.Sequence))
            .Select(t => new { t.ConversationId, t.Sequence }).ToListAsync(cancellationToken);
        return turns.ToLookup(t => t.ConversationId, t => t.Sequence);
    }

    /// <summary>The note that the counsellor before wrote; null when there is none.</summary>
    public string? NoteOf(QueueLine line) => line.Stay is { Note.IsEmpty: false } stay ? cipher.Open(stay.Note) : null;

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

    private static IQueryable<ConversationRow> Filtered(IQueryable<ConversationRow> rows, QueueFilter filter) => filter.View switch
    {
        QueueView.Waiting => rows.Where(c => c.Mode == ConversationMode.Queued),
        QueueView.Mine => rows.Where(c => c.Mode == ConversationMode.Counsellor && c.CounsellorId == filter.CounsellorId),
        QueueView.Live => rows.Where(c => c.Mode == ConversationMode.Queued || c.Mode == ConversationMode.Counsellor),
        _ => rows,
    };
}

/// <summary>A line of the queue.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Stay">Its open stay with the counsellors; null when there is none.</param>
internal sealed record QueueLine(ConversationRow Conversation, HandoverRow? Stay);

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
/// <param name="Queue">Id of a queue; null for all.</param>
/// <param name="Least">Least urgency; null for any.</param>
/// <param name="PassOver">Rows to pass over.</param>
/// <param name="Take">1 to 200, default 50.</param>
internal sealed record QueueFilter(QueueView View, string? CounsellorId = null, string? Queue = null, Urgency? Least = null, int PassOver = 0, int Take = 50);
