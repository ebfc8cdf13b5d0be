using System.Text.Json;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Platform.LanguageModels;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Testing.LanguageModels;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Wording;

/// <summary>What a language model may do to a turn, on either database. Whatever it does, the citizen gets an answer in the same turn.</summary>
public abstract class WordingConformance(WordedSite worded) : IAsyncLifetime
{
    private const string Question = "여권 재발급하려면 뭐가 필요해요?";
    private const string Supported = "방문 신청은 신분증, 여권용 사진 1장, 쓰던 여권을 가지고 구청 여권 창구로 가시면 됩니다. [1]";

    protected abstract DatabaseKind Kind { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ModelServer Server => worded.Server;

    public async ValueTask InitializeAsync()
    {
        await worded.OpenAsync(Kind);
        Server.Script = ModelScripts.QuotesFirstPassage;
        Server.Asked.Clear();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_supported_answer_is_streamed_and_stored_with_its_sources_its_label_and_its_model()
    {
        Server.Script = ModelScripts.Says("방문 신청은 신분증, 여권용 사진 1장, ", "쓰던 여권을 가지고 구청 여권 창구로 가시면 됩니다. ", "[1]");

        var (page, events) = await AskAsync(Question);

        events.Select(e => e.Name).ShouldBe(["wording", "sentence", "turn", "turn", "done"]);
        events[1].Data.GetProperty("text").GetString()!.ShouldStartWith("방문 신청은 신분증");
        events[1].Data.GetProperty("sources")[0].GetString().ShouldBe("passport-renew");
        var stored = await AnswerAsync(page.Id);
        stored.Worded.ShouldNotBeNull().Model.ShouldBe(ModelServer.Model);
        stored.Worded.Sentences.ShouldHaveSingleItem().Sources.ShouldBe(["passport-renew"]);
        stored.Label.ShouldContain("언어모델");
        stored.Parts[0].Text.ShouldContain("유효기간이 지났거나", customMessage: "the document itself stays beside the words of the model");
        (events[0].Data.GetProperty("question").GetInt32(), events[0].Data.GetProperty("answer").GetInt32())
            .ShouldBe((events[2].Data.GetProperty("sequence").GetInt32(), events[3].Data.GetProperty("sequence").GetInt32()));
    }

    [Fact]
    public async Task The_finding_records_the_model_and_what_it_cites()
    {
        Server.Script = ModelScripts.Says(Supported);

        var (page, _) = await AskAsync(Question);

        var evidence = await worded.Site.ReadAsync<RoomsDb, string>(async db =>
        {
            var observation = await db.Observations.SingleAsync(o => o.Subject == page.Id.ToString(), Stop);
            return JsonSerializer.Serialize((await db.Findings.SingleAsync(f => f.ObservationId == observation.Id, Stop)).Evidence);
        });
        evidence.ShouldContain("language-model");
        evidence.ShouldContain(ModelServer.Model);
        evidence.ShouldContain("citation");
        evidence.ShouldContain("passport-renew");
    }

    [Fact]
    public async Task The_meter_books_what_the_endpoint_told()
    {
        Server.Script = ModelScripts.Says(Supported);

        await AskAsync(Question);

        var call = await worded.LastCallAsync();
        (call.Outcome, call.TokensIn, call.TokensOut, call.Estimated).ShouldBe((CallOutcome.Used, ModelScripts.TokensIn, ModelScripts.TokensOut, false));
        (call.ServiceId, call.Purpose, call.Model, call.Kept, call.Dropped).ShouldBe(("seoul-talk", "answer", ModelServer.Model, 1, 0));
        call.FirstWordsMs.ShouldNotBeNull();
    }

    [Fact]
    public async Task Where_the_endpoint_does_not_tell_the_tokens_are_an_estimate()
    {
        Server.Script = ModelScripts.SaysWithoutUsage(Supported);

        await AskAsync(Question);

        var call = await worded.LastCallAsync();
        (call.Outcome, call.Estimated).ShouldBe((CallOutcome.Used, true));
        call.TokensIn.ShouldBeGreaterThan(100);
        call.TokensOut.ShouldBeInRange(20, 200);
    }

    [Fact]
    public async Task What_no_source_supports_is_left_out()
    {
        Server.Script = ModelScripts.Says(Supported + " ", "여권은 무료로 집까지 배달해 드립니다. [1] ", "여권 유효기간이 6개월 미만이면 입국을 막는 나라가 많습니다. [1]");

        var (page, events) = await AskAsync(Question);

        var stored = await AnswerAsync(page.Id);
        stored.Worded.ShouldNotBeNull().Sentences.Count.ShouldBe(2);
        JsonSerializer.Serialize(stored).ShouldNotContain("배달");
        events.Where(e => e.Name == "sentence").ShouldAllBe(e => !e.Data.GetProperty("text").GetString()!.Contains("배달"));
        (await worded.LastCallAsync()).Dropped.ShouldBe(1);
    }

    [Theory]
    [InlineData("여권용 사진 3장을 가지고 구청 여권 창구로 가시면 됩니다. [1]")]
    [InlineData("방문 신청은 신분증을 가지고 구청 여권 창구로 가시면 됩니다.")]
    [InlineData("방문 신청은 신분증을 가지고 구청 여권 창구로 가시면 됩니다. [7]")]
    [InlineData("여권은 다음 달부터 모두 공짜입니다. [1]")]
    [InlineData("신분증은 https://evil.example 에서 올려 주십시오. [1]")]
    [InlineData("")]
    public async Task An_answer_that_nothing_supports_gives_way_to_the_document(string words)
    {
        Server.Script = ModelScripts.Says(words);

        await ShouldBeExtractiveAsync(CallOutcome.Unsupported);
    }

    [Fact]
    public async Task A_conversation_that_moved_on_meanwhile_gets_the_document()
    {
        var hold = new TaskCompletionSource();
        Server.Script = ModelScripts.SaysAfter(hold.Task, Supported);
        var page = await TalkClient.OpenAsync(worded.Site);
        var slow = page.HearAsync(new { text = Question });
        await Haechi.Testing.Eventually.HoldsAsync(() => !Server.Asked.IsEmpty, "the model was asked");
        await page.HearAsync(new { text = "안녕하세요" });
        hold.SetResult();

        var events = WordedSite.Events(await slow);

        events[^1].Name.ShouldBe("done");
        (await AnswerAsync(page.Id)).Worded.ShouldBeNull();
        (await worded.LastCallAsync()).Outcome.ShouldBe(CallOutcome.Overtaken);
    }

    [Fact]
    public async Task A_citizen_who_leaves_while_the_model_writes_finds_the_answer_later()
    {
        Server.Script = ModelScripts.Silent;
        var id = (await worded.Site.Citizen.StartAsync("web", "ko", OwnerToken.Hash(OwnerToken.New()), Stop)).Id;
        using var leaving = new CancellationTokenSource();
        var turn = worded.Site.Citizen.SayAsync(id, new Said(Question), leaving.Token);
        await Haechi.Testing.Eventually.HoldsAsync(() => !Server.Asked.IsEmpty, "the model was asked");
        await leaving.CancelAsync();

        (await turn).Value.Count.ShouldBe(2);

        (await AnswerAsync(id)).Worded.ShouldBeNull();
        (await worded.LastCallAsync()).Outcome.ShouldBe(CallOutcome.Abandoned);
    }

    [Fact]
    public async Task Only_questions_that_the_knowledge_answers_reach_the_model()
    {
        foreach (var text in new[] { "안녕하세요", "내일 비트코인 오를까요?", "방금 강남역 3번 출구 앞에 차가 인도를 막고 있어요 12가3456" })
        {
            var (_, events) = await AskAsync(text);
            events.ShouldAllBe(e => e.Name != "wording");
        }

        Server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task English_conversations_and_the_messenger_keep_the_document()
    {
        foreach (var (channel, language) in new[] { ("kakao", "ko"), ("web", "en") })
        {
            var id = (await worded.Site.Citizen.StartAsync(channel, language, OwnerToken.Hash(OwnerToken.New()), Stop)).Id;
            (await worded.Site.Citizen.SayAsync(id, new Said(Question), Stop)).Succeeded.ShouldBeTrue();
            (await AnswerAsync(id)).Worded.ShouldBeNull();
        }

        Server.Asked.ShouldBeEmpty();
    }

    private async Task ShouldBeExtractiveAsync(CallOutcome why)
    {
        var (page, events) = await AskAsync(Question);
        events[^1].Name.ShouldBe("done");
        var stored = await AnswerAsync(page.Id);
        stored.Worded.ShouldBeNull();
        stored.Parts[0].Text.ShouldContain("여권");
        stored.Parts[0].Source.ShouldNotBeNull();
        (await worded.LastCallAsync()).Outcome.ShouldBe(why);
    }

    private async Task<(TalkClient Page, IReadOnlyList<(string Name, JsonElement Data)> Events)> AskAsync(string text)
    {
        var page = await TalkClient.OpenAsync(worded.Site);
        return (page, WordedSite.Events(await page.HearAsync(new { text })));
    }

    private async Task<AnswerBody> AnswerAsync(Guid id) =>
        (await worded.Site.TurnsAsync(id)).Last(t => t.Author == TurnAuthor.Bot && t.Body is AnswerBody).Body.ShouldBeOfType<AnswerBody>();
}

public sealed class WordingOnSqlite(WordedSite worded) : WordingConformance(worded), IClassFixture<WordedSite>
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class WordingOnPostgres(WordedSite worded) : WordingConformance(worded), IClassFixture<WordedSite>
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
