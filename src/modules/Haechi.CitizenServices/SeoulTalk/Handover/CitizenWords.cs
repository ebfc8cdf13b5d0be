using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>What the citizen said in a conversation, for machine use inside one transaction: nobody reads it here.</summary>
internal sealed class CitizenWords(FieldCipher cipher)
{
    private const int Most = 40;
    private const int LongestCall = 20;

    /// <summary>Whether a turn says no more than that a person is wanted, or nothing at all: it tells nothing of the matter.</summary>
    public static bool AsksForPerson(string text) =>
        text.Trim().Length == 0 || (text.Length <= LongestCall && IntentReader.Read(text, new ReportReading([], null, null, null)) == Intent.Person);

    /// <summary>The last turns of the citizen, oldest first, with those that this transaction adds.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(LedgerScope scope, Guid conversation, CancellationToken cancellationToken)
    {
        var turns = scope.Use<SeoulTalkDb>().Turns;
        var stored = await turns.Where(t => t.ConversationId == conversation && t.Author == TurnAuthor.Citizen)
            .OrderByDescending(t => t.Sequence).Take(Most).ToListAsync(cancellationToken);
        return
        [
            .. turns.Local.Where(t => t.ConversationId == conversation && t.Author == TurnAuthor.Citizen).Union(stored)
                .OrderBy(t => t.Sequence)
                .Select(t => ConversationReader.Read(cipher.Open(t.Body))).OfType<TextBody>()
                .Select(b => b.Text).Where(t => !AsksForPerson(t)),
        ];
    }
}
