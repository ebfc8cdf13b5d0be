using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Haechi.CitizenServices.SeoulTalk;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Kernel.Rooms;
using Haechi.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Words;

/// <summary>Sentences in which a word was said today, masked, and the topics that they are about.</summary>
internal sealed record WordExamples(IReadOnlyList<string> Sentences, IReadOnlyList<string> Topics);

/// <summary>Opens a few uses of a rising word. Opening is written into the audit trail; what is shown is masked.</summary>
internal sealed class WordUses(
    IDbContextFactory<SupervisionDb> database, IDbContextFactory<SeoulTalkDb> talks, PersonalDataVault vault, TopicReader topics, TimeProvider clock)
{
    private const int Most = 5;
    private const int Longest = 160;

    public async Task<WordExamples> OpenAsync(string word, Actor reader, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = SeoulTime.DayOf(now);
        await using var db = database.CreateDbContext();
        var uses = await db.TermUses.AsNoTracking().Where(u => u.Day == today && u.Word == word).Take(Most).ToListAsync(cancellationToken);
        var ids = uses.ConvertAll(u => u.ConversationId);
        await using var talk = talks.CreateDbContext();
        var turns = await talk.Turns.AsNoTracking().Where(t => ids.Contains(t.ConversationId) && t.Author == TurnAuthor.Citizen).ToListAsync(cancellationToken);
        var said = turns.Where(t => uses.Exists(u => u.ConversationId == t.ConversationId && u.Sequence == t.Sequence)).ToList();
        if (said.Count == 0)
        {
            return new WordExamples([], []);
        }

        var texts = await vault.OpenAsync(
            [.. said.Select(t => t.Body)], new DataSubject("word", word, SeoulTalkManifest.ServiceId), reader, "rising-words", cancellationToken);
        var sentences = texts.Select(ConversationReader.Read).OfType<TextBody>().Select(b => PersonalData.Mask(PlainText.Of(b.Text), keepPlates: false).Text).ToList();
        return new WordExamples([.. sentences.Select(s => Shortened.To(s, Longest))], [.. sentences.Select(s => TopicOf(s, now)).Distinct()]);
    }

    private string TopicOf(string sentence, DateTimeOffset now) => topics.Read([sentence], topics.KindOf([sentence], now), now);
}
