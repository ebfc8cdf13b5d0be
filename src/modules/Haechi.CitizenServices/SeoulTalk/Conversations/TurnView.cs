using System.Text.Json;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.SeoulTalk.Conversations;

/// <summary>A turn as its readers see it.</summary>
internal sealed record TurnView(int Sequence, DateTimeOffset At, TurnAuthor Author, string? AuthorName, TurnBody Body, bool? Helpful);

/// <summary>A conversation as its owner sees it.</summary>
internal sealed record ConversationView(Guid Id, ConversationMode Mode, string? Counsellor, string Language, IReadOnlyList<TurnView> Turns);

/// <summary>Reads conversations. Opening turns here leaves no audit row: it serves the citizen's own conversation.</summary>
internal sealed class ConversationReader(IDbContextFactory<SeoulTalkDb> database, FieldCipher cipher)
{
    /// <summary>The conversation row, or null when it does not exist or the token is not its owner's.</summary>
    public async Task<ConversationRow?> FindOwnedAsync(Guid id, string? token, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var row = await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        return row is not null && OwnerToken.Matches(token, row.OwnerHash) ? row : null;
    }

    /// <summary>Turns after <paramref name="after"/>, oldest first.</summary>
    public async Task<IReadOnlyList<TurnView>> TurnsAsync(Guid id, int after, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var rows = await db.Turns.AsNoTracking().Where(t => t.ConversationId == id && t.Sequence > after)
            .OrderBy(t => t.Sequence).ToListAsync(cancellationToken);
        return [.. rows.Select(View)];
    }

    /// <summary>Who speaks for the city now.</summary>
    public async Task<ConversationRow?> HeadAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
    }

    public TurnView View(TurnRow row) =>
        new(row.Sequence, row.At, row.Author, row.AuthorName, Read(cipher.Open(row.Body)), row.Helpful);

    internal static TurnBody Read(string json) =>
        JsonSerializer.Deserialize<TurnBody>(json, LedgerJson.Options) ?? new NoticeBody("");
}
