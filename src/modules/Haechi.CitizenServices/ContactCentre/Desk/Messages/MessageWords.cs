using Haechi.CitizenServices.ContactCentre.Desk.Storage;
using Haechi.CitizenServices.ContactCentre.Desk.Suggestions;
using Haechi.CitizenServices.SeoulTalk.Conversations;

namespace Haechi.CitizenServices.ContactCentre.Desk.Messages;

/// <summary>Words around messages: what the conversation reads of them, and the templates that a counsellor begins with.</summary>
internal static class MessageWords
{
    private const string Head = "[서울시 120]";

    public static string Of(MessageRow message, string language) => (message.Status == MessageStatus.Sent, language == "en") switch
    {
        (true, false) => $"{message.Hint}(으)로 안내를 보내 드렸습니다.",
        (true, true) => $"The guidance was sent to {message.Hint}.",
        (false, false) => $"{message.Hint}(으)로 안내를 보내지 못했습니다. 다른 방법으로 안내해 드리겠습니다.",
        (false, true) => $"The guidance could not be sent to {message.Hint}. You will be told in another way.",
    };

    /// <summary>A standard answer with its source.</summary>
    public static string Of(Suggestion suggestion) =>
        $"{Head} {suggestion.Entry.Title}\n{suggestion.Entry.Body.Trim()}\n출처: {suggestion.Entry.Source}";

    /// <summary>A receipt.</summary>
    public static string Of(ReceiptBody receipt) =>
        $"{Head} 신고가 접수되었습니다. 접수번호 {receipt.Number}, 담당 {receipt.Department}. 서울톡에서 접수번호로 처리 상황을 확인하실 수 있습니다.";

    /// <summary>An empty sheet with its head.</summary>
    public static string Free => $"{Head} 안녕하세요. 상담하신 내용을 안내해 드립니다.\n";
}
