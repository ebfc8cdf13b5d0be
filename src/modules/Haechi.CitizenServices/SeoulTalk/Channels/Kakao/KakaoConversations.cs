using System.Security.Cryptography;
using System.Text;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Kakao;

/// <summary>The conversations of a messenger user: one goes on for a day of silence, and all of them may still bring a result.</summary>
internal sealed class KakaoConversations(IDbContextFactory<SeoulTalkDb> database, CitizenDesk desk, ConversationReader reader, TimeProvider clock)
{
    private const string Channel = "kakao";
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(24);

    /// <summary>The conversation that goes on, or a new one when the last has ended or was long ago.</summary>
    public async Task<ConversationRow> OpenAsync(string ownerHash, string language, CancellationToken cancellationToken)
    {
        var last = await LastAsync(ownerHash, cancellationToken);
        if (last is not null && GoesOn(last))
        {
            return last;
        }

        try
        {
            return await desk.StartAsync(Channel, language, ownerHash, cancellationToken, NextId(ownerHash, last));
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // Two first messages at once: both would begin the conversation with this id, and the other one was quicker.
            return await LastAsync(ownerHash, cancellationToken) ?? throw new InvalidOperationException("The conversation that was in the way is gone.", exception);
        }
    }

    /// <summary>
    /// Up to when the messenger has shown everything: the user's last turn, which was answered in the same transaction and so
    /// at the same time. Null for a user who never said anything.
    /// </summary>
    public async Task<DateTimeOffset?> ShownUntilAsync(string ownerHash, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var own = Of(db, ownerHash);
        return await db.Turns.AsNoTracking()
            .Where(t => t.Author == TurnAuthor.Citizen && own.Any(c => c.Id == t.ConversationId))
            .OrderByDescending(t => t.At).Select(t => (DateTimeOffset?)t.At).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>A quick reply comes back as its words: the last turn says which choice they were.</summary>
    public async Task<Said> ReadAsync(Guid id, string utterance, CancellationToken cancellationToken)
    {
        var turns = await reader.TurnsAsync(id, 0, cancellationToken);
        var choice = turns.Count == 0 ? null : turns[^1].Body.Choices.FirstOrDefault(c => c.Text == utterance.Trim());
        return new Said(utterance, choice?.Id, null);
    }

    /// <summary>What was said since then in any conversation of the user, oldest first.</summary>
    public async Task<IReadOnlyList<TurnView>> SinceAsync(string ownerHash, DateTimeOffset? shown, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var own = Of(db, ownerHash);
        var after = shown ?? DateTimeOffset.UnixEpoch;
        var rows = await db.Turns.AsNoTracking()
            .Where(t => t.At > after && own.Any(c => c.Id == t.ConversationId))
            .OrderBy(t => t.At).ThenBy(t => t.ConversationId).ThenBy(t => t.Sequence).ToListAsync(cancellationToken);
        return [.. rows.Select(reader.View)];
    }

    private async Task<ConversationRow?> LastAsync(string ownerHash, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await Of(db, ownerHash).OrderByDescending(c => c.StartedAt).FirstOrDefaultAsync(cancellationToken);
    }

    private bool GoesOn(ConversationRow last) => last.Mode != ConversationMode.Ended && last.LastAt >= clock.GetUtcNow() - Forgotten;

    private static Guid NextId(string ownerHash, ConversationRow? last) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{ownerHash} after {last?.Id}")).AsSpan(0, 16));

    private static IQueryable<ConversationRow> Of(SeoulTalkDb db, string ownerHash) =>
        db.Conversations.AsNoTracking().Where(c => c.Channel == Channel && c.OwnerHash == ownerHash);
}
