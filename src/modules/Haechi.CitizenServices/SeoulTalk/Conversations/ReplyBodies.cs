using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.Knowledge;

namespace Haechi.CitizenServices.SeoulTalk.Conversations;

/// <summary>The dialogue's replies in the form in which turns are stored and sent.</summary>
internal static class ReplyBodies
{
    public static TurnBody Of(Reply reply, TalkLanguage language, KnowledgeSearch knowledge)
    {
        var texts = TalkTexts.Shipped;
        TurnBody body = reply switch
        {
            Answer answer => new AnswerBody(answer.Text, answer.Label, [.. answer.Parts.Select(p => Section(p, answer.Parts.Count > 1, knowledge))]),
            AskSlot ask => new AskBody(ask.Slot.ToString().ToLowerInvariant(), ask.Text, ask.Choices.Any(c => c.Id == ChoiceIds.LeaveOut)),
            ConfirmReport confirm => new ConfirmBody(confirm.Text, Fields(confirm.Summary, texts, language)),
            ReceiptIssued receipt => new ReceiptBody(receipt.Number, receipt.Text, receipt.Department, receipt.DueAt),
            LookupResult lookup => new LookupBody(lookup.Number, lookup.Status is not null, lookup.Text, lookup.Status?.State, lookup.Status?.DueAt),
            HandoverOffered offered => new HandoverBody("offered", offered.Text),
            HandoverQueued queued => new HandoverBody("queued", queued.Text),
            _ => new NoticeBody(reply.Text),
        };
        return body with { Choices = [.. ChoicesOf(reply).Select(c => new TurnChoice(c.Id, c.Label)), .. Person(reply)] };
    }

    private static IReadOnlyList<Choice> ChoicesOf(Reply reply) => reply switch
    {
        AskSlot ask => ask.Choices,
        Choices choices => choices.Options,
        ConfirmReport confirm => confirm.Options,
        HandoverOffered offered => offered.Options,
        HandoverQueued queued => queued.Options,
        Notice notice => notice.Options,
        _ => [],
    };

    // The way to a person is on every turn, once.
    private static IEnumerable<TurnChoice> Person(Reply reply) =>
        reply is HandoverQueued || ChoicesOf(reply).Any(c => c.Id == reply.Person.ChoiceId)
            ? []
            : [new TurnChoice(reply.Person.ChoiceId, reply.Person.Label)];

    private static AnswerSection Section(AnswerPart part, bool several, KnowledgeSearch knowledge)
    {
        var entry = part.EntryId is null ? null : knowledge.Find(part.EntryId);
        var highlight = part.HighlightLength > 0 ? part.Body.Substring(part.HighlightStart, part.HighlightLength) : null;
        return new AnswerSection(
            several ? part.Question : null,
            part.Body,
            highlight,
            part.IsKnown,
            part.Confidence,
            part.IsKnown ? new AnswerSource(part.EntryId!, part.Title, part.Source, part.Owner, entry?.ValidUntil, part.IsDemo) : null);
    }

    private static IReadOnlyList<ReportField> Fields(ReportSummary summary, TalkTexts texts, TalkLanguage language)
    {
        (TalkText Label, string Slot, string? Value)[] rows =
        [
            (TalkText.SlotKind, "kind", summary.Kind),
            (TalkText.SlotPlace, "place", summary.Place),
            (TalkText.SlotTime, "time", summary.Time),
            (TalkText.SlotPlate, "plate", summary.Plate),
            (TalkText.SlotPhoto, "photo", summary.Photos == 0 ? null : summary.Photos.ToString(TalkTexts.CultureOf(language))),
        ];
        return [.. rows.Where(r => r.Value is not null).Select(r => new ReportField(r.Slot, texts.In(language, r.Label), r.Value!))];
    }
}
