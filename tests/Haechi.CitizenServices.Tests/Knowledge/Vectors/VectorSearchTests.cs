using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.Knowledge.Vectors;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.LanguageModels;
using Haechi.Platform.LanguageModels.Metering;
using Haechi.Platform.Persistence;
using Haechi.Platform.Telemetry.Health;
using Haechi.Testing;
using Haechi.Testing.LanguageModels;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.Knowledge.Vectors;

/// <summary>From the endpoint to the citizen: filled in the background, asked within a short time, and left out in the same turn whatever it does.</summary>
public sealed class VectorSearchTests : IAsyncLifetime
{
    private const string Question = "여권 재발급하려면 뭐가 필요해요?";
    private const string Strange = "누에고치 실뽑기";
    private static readonly float[] OfStrange = [0, 0, 1];

    private ModelServer _server = null!;
    private TalkSite _site = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private KnowledgeSearch Search => _site.Get<KnowledgeSearch>();

    private DateOnly Today => SeoulTime.DayOf(_site.Clock.GetUtcNow());

    public async ValueTask InitializeAsync() => _server = await ModelServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Every_published_entry_is_given_its_vector_once_and_a_changed_one_again()
    {
        await StartAsync();
        await FilledAsync();
        var entries = Search.Count;
        _server.Embedded.Distinct().Count().ShouldBe(entries);
        _server.Embedded.Count.ShouldBe(entries);
        (await HealthAsync()).State.ShouldBe(HealthState.Ready);

        var reader = _site.Get<KnowledgeReader>();
        var desk = _site.Get<KnowledgeDesk>();
        var row = (await reader.FindAsync("passport-renew", Stop)).ShouldNotBeNull();
        _server.Embedded.Clear();
        row = (await desk.SaveDraftAsync(KnowledgeDraft.Of(row) with { Title = "여권을 다시 만드는 길" }, row.Revision, Actor.Person("kim", "김상담"), Stop)).Value;
        await desk.PublishAsync(row.Id, row.Revision, Actor.Person("kim", "김상담"), Stop);

        await Eventually.HoldsAsync(() => Search.Find(row.Id)?.Title == "여권을 다시 만드는 길", "the change is published");
        await FilledAsync();
        _server.Embedded.ShouldHaveSingleItem().ShouldStartWith("여권을 다시 만드는 길");
    }

    [Fact]
    public async Task What_only_its_vector_finds_is_offered_and_never_the_answer()
    {
        _server.Vectors = VectorScripts.Gives(text => text.Contains("따릉이", StringComparison.Ordinal) && !text.Contains("자전거보험", StringComparison.Ordinal) || text.Contains(Strange, StringComparison.Ordinal) ? OfStrange : [1, 1, 0]);
        await StartAsync();
        await FilledAsync();

        var said = (await SayAsync(Strange)).ToList();

        said.OfType<AnswerBody>().ShouldBeEmpty();
        var hits = Search.Ask(Strange, Today);
        hits.ShouldAllBe(h => h.IsNear && h.Confidence < KnowledgeSearch.Perhaps);
        said.SelectMany(s => s.Choices).Select(c => c.Text).ShouldContain(hits[0].Entry.Title);
    }

    [Fact]
    public async Task Vectors_change_the_order_of_what_words_leave_undecided()
    {
        await StartAsync();
        var words = Search.Ask("여권", Today, KnowledgeSearch.MostHits).Where(h => h.Confidence < KnowledgeSearch.Perhaps).ToList();
        words.Count.ShouldBeGreaterThan(2);
        var last = words[^1].Entry;
        await _site.DisposeAsync();
        _server.Vectors = VectorScripts.Gives(text => text.StartsWith(last.Title, StringComparison.Ordinal) || text == "여권" ? OfStrange : [1, 1, 0]);
        await StartAsync();
        await FilledAsync();

        await _site.Get<QuestionVectors>().FetchAsync(["여권"], Stop);

        var fused = Search.Ask("여권", Today, KnowledgeSearch.MostHits);
        fused.First(h => h.Confidence < KnowledgeSearch.Perhaps).Entry.Id.ShouldBe(last.Id);
    }

    [Theory]
    [InlineData("dead", CallOutcome.Failed)]
    [InlineData("slow", CallOutcome.TimedOut)]
    [InlineData("gibberish", CallOutcome.Failed)]
    [InlineData("nothing", CallOutcome.Failed)]
    public async Task Whatever_the_endpoint_does_words_answer_in_the_same_turn_and_health_tells(string how, CallOutcome outcome)
    {
        await StartAsync(("language_model:EmbeddingSeconds", how == "slow" ? "0.1" : "5"));
        await FilledAsync();
        _server.Vectors = how switch
        {
            "dead" => VectorScripts.Refuses(500),
            "slow" => VectorScripts.Silent,
            "gibberish" => VectorScripts.Gibberish,
            _ => VectorScripts.Nothing,
        };

        (await SayAsync(Question)).OfType<AnswerBody>().ShouldHaveSingleItem().Parts[0].Source!.EntryId.ShouldBe("passport-renew");

        (await LastCallAsync()).Outcome.ShouldBe(outcome);
        var health = await HealthAsync();
        health.State.ShouldBe(HealthState.Degraded);
        health.Why!.ShouldEndWith("Words alone are searched.");
    }

    [Fact]
    public async Task A_spent_budget_leaves_the_words()
    {
        await StartAsync(("language_model:TokensPerDay", "10"));
        await Eventually.HoldsAsync(async () => (await HealthAsync()).Why?.StartsWith("Today's budget", StringComparison.Ordinal) == true, "health tells of the budget");

        (await SayAsync(Question)).OfType<AnswerBody>().ShouldHaveSingleItem().Parts[0].Source!.EntryId.ShouldBe("passport-renew");
        _server.Embedded.ShouldBeEmpty();
    }

    [Fact]
    public async Task Vectors_of_another_length_are_not_compared_and_all_are_made_anew()
    {
        await StartAsync();
        await FilledAsync();
        _server.Vectors = VectorScripts.Gives(_ => [1, 2]);

        (await SayAsync(Question)).OfType<AnswerBody>().ShouldHaveSingleItem().Parts[0].Source!.EntryId.ShouldBe("passport-renew");

        await Eventually.HoldsAsync(() => _site.Get<VectorStore>().Dimensions == 2, "the vectors of the entries were made anew");
    }

    [Fact]
    public async Task Personal_data_in_a_question_is_masked_on_the_way_out_and_its_tokens_are_counted()
    {
        await StartAsync();
        await FilledAsync();
        _server.Embedded.Clear();

        await SayAsync("여권 재발급하려면 뭐가 필요해요? 제 번호는 010-1234-5678이에요");

        _server.Embedded.ShouldNotBeEmpty();
        _server.Embedded.ShouldAllBe(text => !text.Contains("1234", StringComparison.Ordinal) && !text.Contains("5678", StringComparison.Ordinal));
        var call = await LastCallAsync();
        (call.Purpose, call.Outcome, call.Estimated).ShouldBe((EmbeddingModel.Purpose, CallOutcome.Used, false));
        call.TokensIn.ShouldBe(VectorScripts.TokensPerText * _server.Embedded.Count);
    }

    [Fact]
    public async Task Nothing_is_sent_when_no_embedding_model_is_configured()
    {
        _site = await TalkSite.StartAsync(DatabaseKind.Sqlite, _server.Settings(("language_model:Endpoint", null), ("language_model:Model", null)));

        (await SayAsync(Question)).OfType<AnswerBody>().ShouldHaveSingleItem();

        _server.Embedded.ShouldBeEmpty();
        (await HealthAsync()).State.ShouldBe(HealthState.Ready);
    }

    private async Task StartAsync(params (string Key, string? Value)[] more) => _site = await TalkSite.StartAsync(DatabaseKind.Sqlite, _server.Settings(
    [
        ("language_model:Endpoint", null), ("language_model:Model", null),
        ("language_model:EmbeddingEndpoint", _server.Endpoint), ("language_model:EmbeddingModel", ModelServer.Model), ("language_model:EmbeddingSeconds", "5"),
        .. more,
    ]));

    private Task FilledAsync() => Eventually.HoldsAsync(() => _site.Get<VectorStore>().IsReadyFor(Search.Now.Entries), "every entry has its vector");

    private async Task<IEnumerable<TurnBody>> SayAsync(string text)
    {
        var id = (await _site.Citizen.StartAsync("web", "ko", OwnerToken.Hash(OwnerToken.New()), Stop)).Id;
        return (await _site.Citizen.SayAsync(id, new Said(text), Stop)).Value.Select(t => t.Body);
    }

    private async Task<HealthReport> HealthAsync() => await _site.Get<IEnumerable<IHealthPart>>().OfType<VectorHealthPart>().Single().LookAsync(Stop);

    private Task<ModelCallRow> LastCallAsync() => _site.ReadAsync<ModelsDb, ModelCallRow>(db => db.Calls.OrderByDescending(c => c.Id).FirstAsync(Stop));
}
