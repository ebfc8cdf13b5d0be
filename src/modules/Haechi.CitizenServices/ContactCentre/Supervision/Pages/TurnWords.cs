using Haechi.CitizenServices.SeoulTalk.Conversations;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Pages;

/// <summary>A turn in plain words, as a reviewer reads it.</summary>
internal static class TurnWords
{
    public static string Of(TurnBody body) => body switch
    {
        TextBody text => text.Text,
        AnswerBody answer => string.Join('\n', answer.Parts.Select(p => p.Source is { } source ? $"{p.Text} ({source.Source})" : p.Text)),
        AskBody ask => ask.Text,
        ConfirmBody confirm => $"{confirm.Text} {string.Join(", ", confirm.Fields.Select(f => $"{f.Label}: {f.Value}"))}",
        ReceiptBody receipt => $"{receipt.Text} {receipt.Number}",
        LookupBody lookup => lookup.Text,
        HandoverBody handover => handover.Text,
        NoticeBody notice => notice.Text,
        ResultBody result => $"{result.Number} {result.Text}",
        _ => "",
    };
}
