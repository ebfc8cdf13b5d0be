using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Evaluation;
using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.SeoulTalk.Reports;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Evaluation;

public sealed class TalkEvaluationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 6, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Counts_what_is_right_and_what_is_wrong()
    {
        var figures = Evaluation(KnowledgeSearch.Empty).Reports(
        [
            new ReportCase("강남역 3번 출구 앞에 불법주차 12가3456", "illegal-parking", "강남역 3번 출구 앞", "12가3456", null),
            new ReportCase("망원시장 앞 포트홀", "noise", "다른 곳", "34나5678", "어제"),
        ]);
        figures.Kind.ShouldBe(new Share(1, 2));
        figures.Plate.ShouldBe(new Share(1, 2));
        figures.Place.ShouldBe(new Share(1, 2));
        figures.Time.ShouldBe(new Share(0, 1));
    }

    [Fact]
    public void A_share_tells_how_sure_it_is()
    {
        var share = new Share(90, 100);
        share.Value.ShouldBe(0.9);
        share.Low.ShouldBe(0.8256, 0.001);
        share.High.ShouldBe(0.9448, 0.001);
        new Share(0, 0).Value.ShouldBe(0);
    }

    [Fact]
    public void Each_case_is_in_one_half_only()
    {
        string[] cases = [.. Enumerable.Range(0, 200).Select(i => $"질문 {i}")];
        var development = TalkCases.Half(cases, EvaluationHalf.Development, c => c);
        var heldOut = TalkCases.Half(cases, EvaluationHalf.HeldOut, c => c);
        development.Concat(heldOut).Order().ShouldBe(cases.Order());
        development.Count.ShouldBeInRange(60, 140);
    }

    [Fact]
    public void An_unreadable_line_is_named()
    {
        var read = TalkCases.Read<ReportCase>("reports.jsonl", new StringReader("{\"text\":\"가\",\"kind\":\"noise\"}\n\n{oops"));
        read.Succeeded.ShouldBeFalse();
        read.Refusal!.Message.En.ShouldContain("Line 3 of reports.jsonl");
    }

    private static TalkEvaluation Evaluation(KnowledgeSearch search) =>
        new(search, ReportKinds.Shipped, DialogueOptions.Default, Now);
}
