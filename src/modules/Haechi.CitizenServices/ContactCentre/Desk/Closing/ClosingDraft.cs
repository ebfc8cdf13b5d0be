using Haechi.CitizenServices.ContactCentre.Desk.Sheet;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.ContactCentre.Desk.Closing;

/// <summary>What the desk proposes at the end of a consultation; a counsellor confirms or changes it.</summary>
/// <param name="Summary">Sentences that were said, masked; nothing is worded anew.</param>
/// <param name="Outcome">How it seems to have come out.</param>
internal sealed record ClosingProposal(string Summary, HandoverOutcome Outcome);

/// <summary>
/// Drafts the summary by extraction: the citizen's sentence that says most, what the counsellor answered, and the receipts.
/// Rules, no language model: every sentence of it stands in the conversation.
/// </summary>
internal static class ClosingDraft
{
    private const int LongestSentence = 160;
    private const int ShortestQuestion = 6;

    /// <param name="turns">The whole conversation.</param>
    /// <param name="told">The sentence that tells of what is reported; null when nothing is.</param>
    public static ClosingProposal Of(IReadOnlyList<TurnView> turns, string? told = null)
    {
        var asked = turns.Where(t => t.Author == TurnAuthor.Citizen).SelectMany(SentencesOf).Where(s => !CitizenWords.AsksForPerson(s)).ToList();
        var answered = turns.Where(t => t.Author == TurnAuthor.Counsellor).SelectMany(SentencesOf).ToList();
        var receipts = turns.Select(t => t.Body).OfType<ReceiptBody>().ToList();
        var lines = new List<string>();
        Add("문의", Question(asked, told));
        Add("안내", Answer(answered));
        Add("접수", receipts.Count == 0 ? null : string.Join(", ", receipts.Select(r => $"{r.Number} {r.Department}")));
        return new ClosingProposal(string.Join('\n', lines), OutcomeOf(turns, receipts.Count > 0));

        void Add(string name, string? text)
        {
            if (text is not null)
            {
                lines.Add($"{name}: {Shortened.To(PersonalData.Mask(PlainText.Of(text), keepPlates: false).Text.Replace('\n', ' '), LongestSentence)}");
            }
        }
    }

    /// <summary>The first sentence that asks something, else the one that tells of a report, else the longest of the first ones.</summary>
    private static string? Question(List<string> asked, string? told)
    {
        var likely = asked.Where(s => s.Length >= ShortestQuestion).ToList();
        return likely.FirstOrDefault(s => s.EndsWith('?') || AskingWords.HasInterrogative(s)) ?? told ?? likely.Take(3).MaxBy(s => s.Length) ?? asked.FirstOrDefault();
    }

    /// <summary>The longest sentence of the counsellor: greetings are short.</summary>
    private static string? Answer(List<string> answered) => answered.MaxBy(s => s.Length);

    private static HandoverOutcome OutcomeOf(IReadOnlyList<TurnView> turns, bool filed)
    {
        if (filed)
        {
            return HandoverOutcome.Filed;
        }

        var lastByCitizen = turns.LastOrDefault(t => t.Author == TurnAuthor.Citizen)?.Sequence ?? 0;
        var firstByCounsellor = turns.FirstOrDefault(t => t.Author == TurnAuthor.Counsellor)?.Sequence ?? int.MaxValue;
        var lastByCounsellor = turns.LastOrDefault(t => t.Author == TurnAuthor.Counsellor)?.Sequence ?? 0;
        // Asked back twice or more and never heard again.
        var unheard = lastByCitizen < firstByCounsellor && turns.Count(t => t.Author == TurnAuthor.Counsellor) > 1 && lastByCounsellor > 0;
        return unheard ? HandoverOutcome.NoReply : HandoverOutcome.Answered;
    }

    private static IEnumerable<string> SentencesOf(TurnView turn) =>
        turn.Body is TextBody text ? SheetReader.Sentences(text.Text) : [];
}
