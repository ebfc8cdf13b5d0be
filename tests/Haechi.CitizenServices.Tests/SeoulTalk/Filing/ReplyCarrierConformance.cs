using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Filing;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Cases;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Testing;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Filing;

/// <summary>What an official decides comes back into the chat once, and is taken back once.</summary>
public abstract class ReplyCarrierConformance(Sites sites) : TalkSuite(sites)
{
    private const string Reply = "현장에서 단속하였습니다. 알려 주셔서 고맙습니다.";

    private CaseDesk Desk => Site.Get<CaseDesk>();

    [Fact]
    public async Task A_decision_with_a_reply_brings_the_result_into_the_chat_and_into_the_look_up()
    {
        var report = await FileAsync();

        var decided = await DecideAsync(report);

        var result = (await ResultsAsync(report)).ShouldHaveSingleItem();
        (result.Number, result.Text, result.Department).ShouldBe((report.Number, Reply, "교통지도과"));
        decided.Actions[0].Outcome.ShouldBe("대화로 회신함");
        var told = (LookupBody)(await TellAsync(await OpenAsync(), report.Number))[^1].Body;
        told.Text.ShouldContain(Reply);
    }

    [Fact]
    public async Task Carried_again_it_is_said_once()
    {
        var report = await FileAsync();
        var decided = await DecideAsync(report);
        var carrier = Site.Get<IEnumerable<IActionCarrier>>().OfType<ReplyCarrier>().Single();

        var again = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => carrier.CarryAsync(decided, decided.Actions[0], Stop))));

        again.ShouldAllBe(a => a.Succeeded);
        (await ResultsAsync(report)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Undone_it_is_taken_back_once_and_the_first_words_stay()
    {
        var report = await FileAsync();
        var decided = await DecideAsync(report);

        (await Desk.UndoAsync(report.CaseId, Kim, decided.Actions[0].Id, "다른 건입니다.", Stop)).Succeeded.ShouldBeTrue();
        await Eventually.HoldsAsync(async () => (await RetractionsAsync(report)).Count > 0, "the retraction is carried");
        var undone = await Site.CaseAsync(report.CaseId);
        await Site.Get<IEnumerable<IActionCarrier>>().OfType<ReplyCarrier>().Single().UndoAsync(undone, undone.Actions[0], Stop);

        (await RetractionsAsync(report)).ShouldHaveSingleItem().ShouldContain(report.Number);
        (await ResultsAsync(report)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task While_the_citizen_writes_the_result_still_arrives_and_no_word_is_lost()
    {
        var report = await FileAsync();

        var talking = Task.Run(async () =>
        {
            for (var i = 0; i < 6; i++)
            {
                (await SayAsync(report.ConversationId, $"여권은 어디서 만들어요? {i}")).Succeeded.ShouldBeTrue();
            }
        });
        await DecideAsync(report);
        await talking;

        (await ResultsAsync(report)).ShouldHaveSingleItem();
        (await Site.TurnsAsync(report.ConversationId)).Count(t => t.Body is TextBody { Text: var text } && text.StartsWith("여권", StringComparison.Ordinal)).ShouldBe(6);
    }

    private async Task<Haechi.Kernel.Cases.Case> DecideAsync(ReportRow report)
    {
        await Desk.ClaimAsync(report.CaseId, Kim, Stop);
        var order = new ActionOrder(ReplyCarrier.ActionKind, "신고하신 분", Reply, Undoable: true);
        (await Desk.DecideAsync(report.CaseId, Kim, Verdict.Confirm, "사진 확인", [order], Stop)).Succeeded.ShouldBeTrue();
        await Eventually.HoldsAsync(async () => (await Site.CaseAsync(report.CaseId)).Actions[0].Status == ActionStatus.Succeeded, "the reply is carried");
        return await Site.CaseAsync(report.CaseId);
    }

    private async Task<List<ResultBody>> ResultsAsync(ReportRow report) =>
        [.. (await Site.TurnsAsync(report.ConversationId)).Select(t => t.Body).OfType<ResultBody>()];

    private async Task<List<string>> RetractionsAsync(ReportRow report) =>
        [.. (await Site.TurnsAsync(report.ConversationId)).Select(t => t.Body).OfType<NoticeBody>().Select(n => n.Text).Where(t => t.Contains("거두어들"))];
}

public sealed class SqliteReplyCarrierTests(Sites sites) : ReplyCarrierConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresReplyCarrierTests(Sites sites) : ReplyCarrierConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
