using System.Globalization;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Kakao;

/// <summary>Turns of a conversation as a skill response, within the published limits.</summary>
internal static class KakaoReply
{
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

        return Form(KakaoBubbles.Of(texts), QuickReplies(spoken.LastOrDefault()?.Body.Choices ?? []));
    }

    /// <summary>A refusal, in the form that the messenger shows.</summary>
    public static KakaoResponse Say(string text) => Form(KakaoBubbles.Of([text]), QuickReplies([]));

    private static KakaoResponse Form(IReadOnlyList<string> bubbles, IReadOnlyList<KakaoQuickReply> replies) =>
        new(new KakaoTemplate([.. bubbles.Select(b => new KakaoOutput(new KakaoSimpleText(b)))], replies));

    /// <summary>The choices, and always the way to a person. Of too many the first stay, and the last, which leads out again.</summary>
    private static List<KakaoQuickReply> QuickReplies(IReadOnlyList<TurnChoice> choices)
    {
        var person = choices.FirstOrDefault(c => c.Id == ChoiceIds.Person)?.Text ?? Person;
        var own = choices.Where(c => c.Id != ChoiceIds.Person).ToList();
        var shown = own.Count < MaximumQuickReplies ? own : [.. own.Take(MaximumQuickReplies - 2), own[^1]];
        return [.. shown.Select(c => c.Text).Append(person).Select(text => new KakaoQuickReply(Shortened.To(text, MaximumLabel), text))];
    }

    private static IEnumerable<string> Texts(TurnBody body) => body switch
    {
        // The label stands before the first words, so that no cut can take it away.
        AnswerBody answer => answer.Parts.Select((part, i) => (i == 0 ? $"[{answer.Label}]\n" : "") + Part(part, answer.Parts.Count > 1)),
        ConfirmBody confirm => [confirm.Text + "\n" + string.Join('\n', confirm.Fields.Select(f => $"· {f.Label}: {f.Value}"))],
        ReceiptBody receipt => [string.Create(CultureInfo.InvariantCulture, $"{receipt.Text}\n· 접수번호: {receipt.Number}\n· 담당 부서: {receipt.Department}\n· 처리 기한: {SeoulTime.In(receipt.DueAt):yyyy-MM-dd HH:mm}")],
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
}
