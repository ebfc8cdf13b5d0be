using System.Text.RegularExpressions;
using Haechi.CitizenServices.SeoulTalk.Filing;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Channels.Kakao;

/// <summary>Whole conversations over the messenger, with requests written after its documentation.</summary>
public sealed partial class KakaoTalkingTests(Sites sites) : IAsyncLifetime
{
    private const string Report = "방금 강남역 3번 출구 앞에 차가 인도를 막고 있어요 12가3456";
    private static readonly Actor Official = Actor.Person("p1", "김담당");
    private TalkSite _site = null!;
    private KakaoUser _user = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await sites.On(DatabaseKind.Sqlite);
        _user = new KakaoUser(_site);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_question_is_answered_with_its_label_its_source_and_a_way_to_a_person()
    {
        var answer = await _user.SayAsync("여권 재발급하려면 뭐가 필요해요?\n");

        answer.Text.ShouldContain("AI가 답하는");
        answer.Text.ShouldContain("[AI 생성 안내]");
        answer.Text.ShouldContain("출처:");
        answer.Text.ShouldContain("여권");
        answer.QuickReplies.ShouldContain("상담사 연결");
        (await _user.SayAsync("수도요금 자동이체 신청하고 싶어요")).Text.ShouldNotContain("AI가 답하는", customMessage: "the notice is told once");
    }

    [Fact]
    public async Task What_is_not_known_is_not_guessed()
    {
        var answer = await _user.SayAsync("내일 비트코인 오를까요?");

        answer.Text.ShouldNotContain("출처:");
        answer.Text.ShouldContain("상담사");
    }

    [Fact]
    public async Task A_report_in_one_sentence_is_confirmed_by_quick_replies_and_gets_a_receipt()
    {
        (await _user.SayAsync(Report)).QuickReplies.ShouldContain("건너뛰기");
        var summary = await _user.SayAsync("건너뛰기");
        summary.Text.ShouldContain("강남역 3번 출구");
        summary.QuickReplies.ShouldBe(["접수하기", "고치기", "취소", "상담사 연결"]);

        var receipt = await _user.SayAsync("접수하기");

        var number = Number(receipt);
        receipt.Text.ShouldContain("교통지도과");
        var filed = await FiledAsync(number);
        var opened = await _site.CaseAsync(filed.CaseId);
        (opened.Number, opened.Kind, opened.Department, opened.Status).ShouldBe((number, "illegal-parking", "교통지도과", CaseStatus.Waiting));
        (await _site.ConversationAsync(filed.ConversationId)).Channel.ShouldBe("kakao");
    }

    [Fact]
    public async Task Nothing_is_filed_before_the_yes_and_nothing_after_cancelling()
    {
        await _user.SayAsync(Report);
        await _user.SayAsync("건너뛰기");

        (await _user.SayAsync("취소")).Text.ShouldContain("취소했습니다");

        (await ReportsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_receipt_is_looked_up_by_whoever_holds_its_number()
    {
        var number = await FileAsync();

        var status = await new KakaoUser(_site).SayAsync(number.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant());

        status.Text.ShouldContain(number);
        status.Text.ShouldContain("접수됨");
        status.Text.ShouldNotContain("12가3456");
        (await _user.SayAsync("20250101-ZZZZZ9")).Text.ShouldContain("찾지 못했습니다");
    }

    [Fact]
    public async Task The_same_confirmation_delivered_again_files_once_and_tells_the_receipt_again()
    {
        await _user.SayAsync(Report);
        await _user.SayAsync("건너뛰기");

        var first = await _user.SayAsync("접수하기");
        var again = await _user.SayAsync("접수하기");

        Number(again).ShouldBe(Number(first));
        (await ReportsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_first_message_delivered_many_times_at_once_opens_one_conversation()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _user.SayAsync("여권 재발급하려면 뭐가 필요해요?"))));

        (await ConversationsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_counsellor_said_in_between_comes_with_the_next_message_even_after_the_end()
    {
        var queued = await _user.SayAsync("상담사 연결");
        queued.Text.ShouldContain("상담사에게 연결");
        var id = (await ConversationRowAsync()).Id;
        var desk = _site.Get<CounsellorDesk>();
        await desk.TakeAsync(id, Official, default);
        await desk.SayAsync(id, Official, "무엇을 도와드릴까요?", default);

        (await _user.SayAsync("보증금 문제예요")).Text.ShouldContain("무엇을 도와드릴까요?");
        (await _user.SayAsync("전세예요")).Text.ShouldNotContain("무엇을 도와드릴까요?");
        await desk.SayAsync(id, Official, "전세피해지원센터로 연락해 주세요.", default);
        await desk.EndAsync(id, Official, default);

        var later = await _user.SayAsync("네 감사합니다");

        later.Text.ShouldContain("전세피해지원센터로 연락해 주세요.");
        later.Text.ShouldContain("대화를 마쳤습니다");
        (await ConversationsAsync()).ShouldBe(2, "an ended conversation is over; the next words begin another");
    }

    [Fact]
    public async Task The_result_of_a_report_comes_with_a_message_days_later()
    {
        await using var site = await TalkSite.StartAsync(DatabaseKind.Sqlite);
        (_site, _user) = (site, new KakaoUser(site));
        var number = await FileAsync();
        var filed = await FiledAsync(number);
        site.Clock.Advance(TimeSpan.FromDays(2));
        (await _user.SayAsync("안녕하세요")).Text.ShouldNotContain("처리 결과");
        site.Clock.Advance(TimeSpan.FromHours(1));
        var cases = site.Get<CaseDesk>();
        await cases.ClaimAsync(filed.CaseId, Official, default);
        var reply = new ActionOrder(ReplyCarrier.ActionKind, "신고하신 분", "현장에서 단속하였습니다.", Undoable: true);
        await cases.DecideAsync(filed.CaseId, Official, Verdict.Confirm, "사진 확인", [reply], default);
        await Eventually.HoldsAsync(async () => (await site.CaseAsync(filed.CaseId)).Actions[0].Status == ActionStatus.Succeeded, "the reply is carried");

        var answer = await _user.SayAsync("독감 예방접종 어디서 맞아요");

        answer.Outputs[0].ShouldContain($"[처리 결과 {number}] 현장에서 단속하였습니다.");
        answer.Text.ShouldContain("예방접종");
        (await ConversationsAsync()).ShouldBe(2, "a day of silence ends a conversation");
    }

    [Fact]
    public async Task Somebody_who_writes_in_english_is_answered_in_english()
    {
        var answer = await _user.SayAsync("a car is blocking the sidewalk in front of Gangnam Station Exit 3", "en");

        answer.Text.ShouldContain("AI service");
        answer.QuickReplies.ShouldContain("Talk to a person");
    }

    private async Task<string> FileAsync()
    {
        await _user.SayAsync(Report);
        await _user.SayAsync("건너뛰기");
        return Number(await _user.SayAsync("접수하기"));
    }

    private static string Number(KakaoAnswer answer)
    {
        answer.Text.ShouldMatch(ReceiptNumber().ToString());
        return ReceiptNumber().Match(answer.Text).Value;
    }

    private Task<ReportRow> FiledAsync(string number) =>
        _site.ReadAsync<SeoulTalkDb, ReportRow>(db => db.Reports.SingleAsync(r => r.Number == number));

    private string Owner => CitizenServices.SeoulTalk.Conversations.OwnerToken.Hash($"kakao:65a0b1c2d3e4f5a6b7c8d9e0:{_user.Id}");

    private Task<int> ConversationsAsync() => _site.ReadAsync<SeoulTalkDb, int>(db => db.Conversations.CountAsync(c => c.OwnerHash == Owner));

    private Task<ConversationRow> ConversationRowAsync() => _site.ReadAsync<SeoulTalkDb, ConversationRow>(db => db.Conversations.SingleAsync(c => c.OwnerHash == Owner));

    private async Task<int> ReportsAsync()
    {
        var id = (await ConversationRowAsync()).Id;
        return await _site.ReadAsync<SeoulTalkDb, int>(db => db.Reports.CountAsync(r => r.ConversationId == id));
    }

    [GeneratedRegex(@"20\d{6}-[0-9A-Z]{6}")]
    private static partial Regex ReceiptNumber();
}
