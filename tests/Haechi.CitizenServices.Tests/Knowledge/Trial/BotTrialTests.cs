using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.Knowledge.Trial;

namespace Haechi.CitizenServices.Tests.Knowledge.Trial;

/// <summary>A trial says what the bot would answer, and leaves what citizens get alone.</summary>
public sealed class BotTrialTests
{
    private const string Asked = "해치 인형 분양 받는 곳이 있나요";
    private static readonly KnowledgeSearch Live = new(KnowledgeYaml.ReadDemo().Entries);
    private readonly BotTrial _trial = new(Live, TimeProvider.System);

    [Fact]
    public async Task A_draft_answers_its_own_question_in_the_trial_and_not_for_citizens()
    {
        var draft = Draft("해치 인형은 어디에서 분양받나요?", Asked);

        var result = _trial.Compare(await _trial.WithAsync(draft, TestContext.Current.CancellationToken), [Asked]).ShouldHaveSingleItem();

        result.Now.Outcome.ShouldNotBe(TrialOutcome.Answers);
        result.WithDraft.Outcome.ShouldBe(TrialOutcome.Answers);
        result.WithDraft.Gives(draft.Id).ShouldBeTrue();
        result.WithDraft.Hits[0].Confidence.ShouldBeGreaterThanOrEqualTo(BotTrial.Threshold);
        Live.Find(draft.Id).ShouldBeNull();
        _trial.Now(Asked).Gives(draft.Id).ShouldBeFalse();
    }

    [Fact]
    public async Task A_draft_that_takes_a_neighbours_question_away_is_told_of()
    {
        var neighbour = Live.Find("tax-pay-how").ShouldNotBeNull();
        var thief = Draft("세금 카드로 낼 수 있나요", [.. neighbour.Questions, "세금을 카드로 낼 수 있나요"]) with { Body = neighbour.Body, Keywords = neighbour.Keywords, TopicId = neighbour.TopicId };

        var shifts = _trial.Shifts(await _trial.WithAsync(thief, TestContext.Current.CancellationToken), thief);

        shifts.ShouldContain(s => s.Owner.Id == neighbour.Id && s.After != null && s.After.Id == thief.Id);
    }

    [Fact]
    public void A_report_is_an_errand_and_no_missing_answer() =>
        _trial.Now("강남역 3번 출구 앞에 차가 인도를 막고 있어요").Outcome.ShouldBe(TrialOutcome.Errand);

    private static KnowledgeEntry Draft(string title, params string[] questions) => new(
        "draft", "", title, "시청 기념품점에서 분양합니다.", questions, [], "안내", "홍보기획관", new DateOnly(2099, 12, 31), IsDemo: false);
}
