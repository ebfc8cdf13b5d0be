using Haechi.CitizenServices.SeoulTalk.Conversations;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Pages;

/// <summary>A turn in plain words, as a reviewer reads it.</summary>
internal static class TurnWords
{
    public static string Of(TurnBody body) => body switch
    {
        TextBody text => text.Text,
        AnswerBody answer => string.Join('\n', Worded(answer).Concat(answer.Parts.Select(p => p.Source is { } source ? $"{p.Text} ({source.Source})" : p.Text))),
        AskBody ask => ask.Text,
        ConfirmBody confirm => $"{confirm.Text} {string.Join(", ", confirm.Fields.Select(f => $"{f.Label}: {f.Value}"))}",
        ReceiptBody receipt => $"{receipt.Text} {receipt.Number}",
        LookupBody lookup => lookup.Text,
        HandoverBody handover => handover.Text,
        NoticeBody notice => notice.Text,
        ResultBody result => $"{result.Number} {result.Text}",
        _ => "",
    };

    /// <summary>What the citizen read first, where a language model worded the answer.</summary>
    private static IEnumerable<string> Worded(AnswerBody answer) => answer.Worded is { } worded
        ? [string.Join(' ', worded.Sentences.Select(s => s.Text)), $"({answer.Label} {worded.Model})"]
        : [];
}
