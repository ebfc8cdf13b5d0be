using System.Globalization;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Kakao;

/// <summary>Turns of a conversation as a skill response, within the published limits.</summary>
internal static class KakaoReply
{
    private const int MaximumText = 1000;
    private const int MaximumOutputs = 3;
    private const int MaximumLabel = 14;
    private const int MaximumQuickReplies = 10;
    private const string Person = "상담사 연결";

    public static KakaoResponse Of(IReadOnlyList<TurnView> turns)
    {
        var spoken = turns.Where(t => t.Author != TurnAuthor.Citizen).ToList();
        var texts = spoken.SelectMany(t => Texts(t.Body)).Where(t => t.Length > 0).ToList();
        if (texts.Count == 0)
        {
            texts.Add("상담사에게 전달했습니다. 답변은 이 대화방에서 다음 말씀을 보내시면 함께 보여 드립니다.");
        }

        if (texts.Count > MaximumOutputs)
        {
            texts = [texts[0], texts[1], string.Join("\n\n", texts.Skip(2))];
        }

        var choices = spoken.LastOrDefault()?.Body.Choices ?? [];
        var replies = choices.Select(c => new KakaoQuickReply(Cut(c.Text, MaximumLabel), c.Text)).Take(MaximumQuickReplies - 1).ToList();
        if (replies.TrueForAll(r => r.MessageText != Person))
        {
            replies.Add(new KakaoQuickReply(Person, Person));
        }

        return new KakaoResponse(new KakaoTemplate([.. texts.Select(t => new KakaoOutput { SimpleText = new(Cut(t, MaximumText)) })]) { QuickReplies = replies });
    }

    /// <summary>A refusal, in the form that the messenger shows.</summary>
    public static KakaoResponse Say(string text) =>
        new(new KakaoTemplate([new KakaoOutput { SimpleText = new(Cut(text, MaximumText)) }]) { QuickReplies = [new(Person, Person)] });

    private static IEnumerable<string> Texts(TurnBody body) => body switch
    {
        AnswerBody answer => answer.Parts.Select(part => Part(part, answer.Parts.Count > 1)).Append(answer.Label),
        ConfirmBody confirm => [confirm.Text + "\n" + string.Join('\n', confirm.Fields.Select(f => $"· {f.Label}: {f.Value}"))],
        ReceiptBody receipt => [string.Create(CultureInfo.InvariantCulture, $"{receipt.Text}\n· 접수번호: {receipt.Number}\n· 담당 부서: {receipt.Department}\n· 처리 기한: {receipt.DueAt.ToOffset(TimeSpan.FromHours(9)):yyyy-MM-dd HH:mm}")],
        ResultBody result => [$"[처리 결과 {result.Number}] {result.Text}"],
        AskBody ask => [ask.Text],
        LookupBody lookup => [lookup.Text],
        HandoverBody handover => [handover.Text],
        NoticeBody notice => [notice.Text],
        TextBody text => [text.Text],
        _ => [],
    };

    private static string Part(AnswerSection part, bool several)
    {
        var head = several && part.Question is not null ? $"[{part.Question}]\n" : "";
        var source = part.Source is { } s ? $"\n출처: {s.Source}{(s.Demo ? " (예시 자료)" : "")}" : "";
        return head + part.Text + source;
    }

    private static string Cut(string text, int maximum) => text.Length <= maximum ? text : text[..(maximum - 1)] + "…";
}
