using Haechi.Platform.LanguageModels;
using Haechi.Platform.Persistence;
using Haechi.Platform.Telemetry.Health;
using Haechi.Platform.Tests.Testing;
using Haechi.Platform.Web;
using Haechi.Testing.LanguageModels;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Haechi.Platform.Tests.LanguageModels;

/// <summary>Calls to an endpoint: where they may go, what they send, when they are left out, and how health tells.</summary>
public sealed class CallTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero));
    private ModelServer _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await ModelServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_key_goes_to_the_endpoint_with_the_model_and_the_limit()
    {
        _server.Script = ModelScripts.Says("네", ".");
        await using var platform = await StartAsync();

        (await AskAsync(platform)).ShouldBe("네.");

        var asked = _server.Asked.ShouldHaveSingleItem();
        asked.Authorization.ShouldBe("Bearer sk-1");
        asked.Root.GetProperty("model").GetString().ShouldBe(ModelServer.Model);
        asked.Root.GetProperty("stream").GetBoolean().ShouldBeTrue();
        (asked.Root.TryGetProperty("max_tokens", out var most) ? most : asked.Root.GetProperty("max_completion_tokens")).GetInt32().ShouldBe(500);
        (await HealthAsync(platform)).State.ShouldBe(HealthState.Ready);
    }

    [Theory]
    [InlineData("llm.seoul.go.kr", "127.0.0.0/8", "not a configured destination")]
    [InlineData("127.0.0.1", "10.0.0.0/8", "private network")]
    public async Task A_host_that_was_not_named_or_lies_inside_is_not_called(string destination, string network, string why)
    {
        await using var platform = await StartAsync(web: options => (options.Outgoing.Destinations, options.Outgoing.AllowedNetworks) = ([destination], [network]));

        await Should.ThrowAsync<Exception>(() => AskAsync(platform));

        _server.Asked.ShouldBeEmpty();
        var health = await HealthAsync(platform);
        health.State.ShouldBe(HealthState.Degraded);
        health.Why!.ShouldContain(why);
        health.Mend.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_key_that_cannot_be_read_is_told_and_nothing_is_sent_without_it()
    {
        await using var platform = await StartAsync(options => (options.Key, options.KeyFile) = (null, "/no/such/key"));

        await Should.ThrowAsync<Exception>(() => AskAsync(platform));

        _server.Asked.ShouldBeEmpty();
        (await HealthAsync(platform)).Why!.ShouldContain("key cannot be read");
    }

    [Fact]
    public async Task After_failures_in_a_row_the_endpoint_is_left_alone_and_tried_again_later()
    {
        _server.Script = ModelScripts.Refuses(500);
        await using var platform = await StartAsync(options => (options.RestAfterFailures, options.RestSeconds) = (2, 30));
        var model = platform.Get<LanguageModel>();
        for (var i = 0; i < 2; i++)
        {
            await using var call = model.Open("seoul-talk", "answer");
            await Should.ThrowAsync<Exception>(() => call.Client.GetResponseAsync("?", cancellationToken: Stop));
            await call.EndAsync(CallOutcome.Failed);
            call.Fault.ShouldBe("HTTP 500");
        }

        model.IsResting.ShouldBeTrue();
        await using (var call = model.Open("seoul-talk", "answer"))
        {
            (await Should.ThrowAsync<ModelRefusedException>(() => call.Client.GetResponseAsync("?", cancellationToken: Stop))).Why.ShouldBe(CallOutcome.Resting);
        }

        _server.Asked.Count.ShouldBe(2);
        (await HealthAsync(platform)).Why!.ShouldContain("HTTP 500");
        _clock.Advance(TimeSpan.FromSeconds(31));
        _server.Script = ModelScripts.Says("네.");
        (await AskAsync(platform)).ShouldBe("네.");
        (await HealthAsync(platform)).State.ShouldBe(HealthState.Ready);
    }

    [Fact]
    public async Task A_spent_budget_is_told_and_the_endpoint_is_not_called()
    {
        await using var platform = await StartAsync(options => options.TokensPerDay = 100);

        (await Should.ThrowAsync<ModelRefusedException>(() => AskAsync(platform))).Why.ShouldBe(CallOutcome.BudgetSpent);

        _server.Asked.ShouldBeEmpty();
        (await HealthAsync(platform)).Why!.ShouldContain("budget");
    }

    [Fact]
    public async Task A_call_that_nobody_ends_counts_as_abandoned()
    {
        _server.Script = ModelScripts.Says("네.");
        await using var platform = await StartAsync();
        await using (var call = platform.Get<LanguageModel>().Open("seoul-talk", "answer"))
        {
            await call.Client.GetResponseAsync("?", cancellationToken: Stop);
            await Should.ThrowAsync<InvalidOperationException>(() => call.Client.GetResponseAsync("?", cancellationToken: Stop));
        }

        var budget = await platform.Get<LanguageModel>().BudgetAsync(Stop);
        (budget.Reserved, budget.Spent).ShouldBe((0, ModelScripts.TokensIn + ModelScripts.TokensOut));
    }

    private static async Task<string> AskAsync(TestPlatform platform)
    {
        await using var call = platform.Get<LanguageModel>().Open("seoul-talk", "answer");
        var answer = await call.Client.GetResponseAsync("안녕하세요?", cancellationToken: Stop);
        await call.EndAsync(CallOutcome.Used);
        return answer.Text;
    }

    private static async Task<HealthReport> HealthAsync(TestPlatform platform) =>
        await platform.Services.GetServices<IHealthPart>().OfType<LanguageModelHealthPart>().Single().LookAsync(Stop);

    private Task<TestPlatform> StartAsync(Action<LanguageModelOptions>? options = null, Action<WebOptions>? web = null) =>
        TestPlatform.StartAsync(DatabaseKind.Sqlite, (services, configuration) =>
        {
            services.AddSingleton<TimeProvider>(_clock);
            services.AddHaechiWebSecurity(configuration);
            services.AddLanguageModelParts(configuration);
            services.Configure<LanguageModelOptions>(o =>
            {
                (o.Endpoint, o.Model, o.Key) = (_server.Endpoint, ModelServer.Model, "sk-1");
                options?.Invoke(o);
            });
            services.Configure<WebOptions>(o =>
            {
                (o.Outgoing.Destinations, o.Outgoing.AllowedNetworks) = (["127.0.0.1"], ["127.0.0.0/8"]);
                web?.Invoke(o);
            });
        });
}
