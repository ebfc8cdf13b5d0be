using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Dialogue;

/// <summary>A conversation with the machine, turn by turn.</summary>
internal sealed class Talk
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 15, 30, 0, SeoulTime.Offset);

    // Among five entries no word is rare, so that confidence stays lower than among hundreds.
    private static readonly DialogueOptions Options = new() { AnswerThreshold = 0.35, SuggestThreshold = 0.3 };

    public static readonly DialogueEngine Engine = new(
        new KnowledgeSearch(
        [
            Entry("resident-copy", "주민등록등본은 어떻게 발급받나요?", "동주민센터나 정부24에서 발급합니다.\n수수료는 400원입니다.", "등본 어디서 떼요"),
            Entry("resident-fee", "등본 수수료는 얼마인가요?", "등본 수수료는 창구에서 400원입니다.", "등본 떼는 데 얼마예요"),
            Entry("waste-bulky", "대형폐기물은 어떻게 버리나요?", "구청 누리집에서 신고하고 버립니다.", "소파 버리는 방법"),
            Entry("parking-fine", "불법 주정차 과태료는 얼마인가요?", "승용차는 4만원입니다.", "주차위반 과태료 얼마예요"),
            Entry("light-report", "가로등 고장은 어디에 신고하나요?", "구청 도로조명과에 신고합니다.", "가로등 고장 신고 방법"),
        ]),
        ReportKinds.Shipped, TalkTexts.Shipped, Options);

    public ConversationState State { get; private set; } = ConversationState.New with { HasToldAi = true };

    public List<Effect> Effects { get; } = [];

    public IReadOnlyList<Reply> Replies { get; private set; } = [];

    public Reply Last => Replies[^1];

    public static Talk Fresh() => new() { State = ConversationState.New };

    public Talk Say(string text) => Take(new CitizenText(text));

    public Talk Press(string choice) => Take(new CitizenChoice(choice));

    public Talk Take(Turn turn)
    {
        var result = Engine.Step(State, turn, Now);
        State = result.State;
        Replies = result.Replies;
        Effects.AddRange(result.Effects);
        return this;
    }

    /// <summary>A report that waits for its yes.</summary>
    public static Talk AtSummary() =>
        new Talk().Say("방금 강남역 3번 출구 앞에 차가 인도를 막고 있어요 12가3456").Press(ChoiceIds.LeaveOut);

    private static KnowledgeEntry Entry(string id, string title, string body, string question) =>
        new(id, "topic", title, body, [question], [], "안내 (예시)", "담당과", new DateOnly(2027, 12, 31), IsDemo: true);
}
