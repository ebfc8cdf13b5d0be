using Haechi.Platform.LanguageModels;
using Haechi.Platform.LanguageModels.Metering;
using Haechi.Platform.Persistence;
using Haechi.Platform.Tests.Testing;
using Haechi.Platform.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Haechi.Platform.Tests.LanguageModels;

/// <summary>The budget holds on either database, whoever asks, whatever ends.</summary>
public abstract class MeterConformance
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Noon);

    protected abstract DatabaseKind Kind { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tokens_are_set_aside_before_a_call_and_booked_after_it()
    {
        await using var platform = await StartAsync(1_000);
        var meter = platform.Get<ModelMeter>();

        var id = (await meter.ReserveAsync("seoul-talk", "answer", "m", 400, Stop)).Value;
        (await meter.TodayAsync(Stop)).ShouldSatisfyAllConditions(b => b.Reserved.ShouldBe(400), b => b.Spent.ShouldBe(0), b => b.IsSpent.ShouldBeFalse());
        await meter.SettleAsync(id, new CallCost(CallOutcome.Used, 100, 50, Estimated: false), Stop);
        await meter.SettleAsync(id, new CallCost(CallOutcome.Used, 100, 50, Estimated: false), Stop);

        (await meter.TodayAsync(Stop)).ShouldSatisfyAllConditions(b => b.Reserved.ShouldBe(0), b => b.Spent.ShouldBe(150));
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_and_the_state_says_so_until_the_budget_grows()
    {
        await using var platform = await StartAsync(1_000);
        var meter = platform.Get<ModelMeter>();
        await meter.ReserveAsync("seoul-talk", "answer", "m", 700, Stop);

        (await meter.ReserveAsync("seoul-talk", "answer", "m", 301, Stop)).Refusal.ShouldNotBeNull().Code.ShouldBe("model-budget");
        await meter.RefusedAsync("seoul-talk", "answer", "m", CallOutcome.BudgetSpent, 301, Stop);

        var budget = await meter.TodayAsync(Stop);
        budget.IsSpent.ShouldBeTrue();
        (budget with { Limit = 2_000 }).IsSpent.ShouldBeFalse("the operator gave more");
        (await meter.ReserveAsync("seoul-talk", "answer", "m", 300, Stop)).Succeeded.ShouldBeTrue("a smaller call still fits");
    }

    [Fact]
    public async Task Many_that_ask_at_once_never_take_more_than_there_is()
    {
        await using var platform = await StartAsync(1_000);
        var meter = platform.Get<ModelMeter>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => meter.ReserveAsync("seoul-talk", "answer", "m", 100, Stop))));

        outcomes.Count(o => o.Succeeded).ShouldBe(10);
        (await meter.TodayAsync(Stop)).Reserved.ShouldBe(1_000);
    }

    [Fact]
    public async Task The_budget_is_of_the_database_and_not_of_a_host()
    {
        await using var one = await StartAsync(1_000);
        await one.Get<ModelMeter>().ReserveAsync("seoul-talk", "answer", "m", 900, Stop);

        // Another meter over the same database is what another host has, and what this one has after a restart.
        var other = ActivatorUtilities.CreateInstance<ModelMeter>(one.Services);

        (await other.ReserveAsync("seoul-talk", "answer", "m", 200, Stop)).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task The_day_is_that_of_Seoul_and_a_call_is_booked_on_the_day_on_which_it_began()
    {
        await using var platform = await StartAsync(1_000);
        var meter = platform.Get<ModelMeter>();
        _clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 14, 59, 0, TimeSpan.Zero));
        var late = (await meter.ReserveAsync("seoul-talk", "answer", "m", 900, Stop)).Value;
        _clock.Advance(TimeSpan.FromMinutes(2));

        (await meter.TodayAsync(Stop)).ShouldSatisfyAllConditions(b => b.Day.ShouldBe("2026-11-24"), b => b.Reserved.ShouldBe(0));
        (await meter.ReserveAsync("seoul-talk", "answer", "m", 900, Stop)).Succeeded.ShouldBeTrue();
        await meter.SettleAsync(late, new CallCost(CallOutcome.Used, 10, 10, Estimated: false), Stop);

        (await meter.TodayAsync(Stop)).ShouldSatisfyAllConditions(b => b.Spent.ShouldBe(0), b => b.Reserved.ShouldBe(900));
    }

    [Fact]
    public async Task A_call_whose_host_died_counts_as_spent_in_full_and_only_once()
    {
        await using var platform = await StartAsync(1_000);
        var meter = platform.Get<ModelMeter>();
        var lost = (await meter.ReserveAsync("seoul-talk", "answer", "m", 300, Stop)).Value;
        (await meter.SettleLostAsync(Stop)).ShouldBe(0, "it may still run");
        _clock.Advance(TimeSpan.FromMinutes(10));

        (await meter.SettleLostAsync(Stop)).ShouldBe(1);
        await meter.SettleAsync(lost, new CallCost(CallOutcome.Used, 1, 1, Estimated: false), Stop);

        (await meter.TodayAsync(Stop)).ShouldSatisfyAllConditions(b => b.Reserved.ShouldBe(0), b => b.Spent.ShouldBe(300));
        (await platform.Get<ModelUsage>().ReadAsync(Stop)).ShouldHaveSingleItem().Outcome.ShouldBe(CallOutcome.Lost);
    }

    [Fact]
    public async Task The_last_thirty_days_are_summed_up_and_old_calls_go()
    {
        await using var platform = await StartAsync(0);
        var meter = platform.Get<ModelMeter>();
        await UseAsync(meter, "seoul-talk", 10);
        _clock.Advance(TimeSpan.FromDays(200));
        await UseAsync(meter, "seoul-talk", 20);
        await UseAsync(meter, "seoul-talk", 30);
        await UseAsync(meter, "contact-centre", 40);

        var lines = await platform.Get<ModelUsage>().ReadAsync(Stop);
        lines.Count.ShouldBe(2);
        lines.Single(l => l.ServiceId == "seoul-talk").ShouldSatisfyAllConditions(l => l.Calls.ShouldBe(2), l => l.TokensIn.ShouldBe(50), l => l.Kept.ShouldBe(4), l => l.Dropped.ShouldBe(2));
        platform.Get<ModelUsage>().DayNames().ShouldSatisfyAllConditions(d => d.Count.ShouldBe(30), d => d[^1].ShouldBe(lines[0].Day));

        await meter.PruneAsync(Stop);
        (await platform.Get<ModelUsage>().RecentAsync(10, Stop)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Without_a_budget_nothing_is_refused()
    {
        await using var platform = await StartAsync(0);

        (await platform.Get<ModelMeter>().ReserveAsync("seoul-talk", "answer", "m", 1_000_000_000, Stop)).Succeeded.ShouldBeTrue();

        (await platform.Get<ModelMeter>().TodayAsync(Stop)).ShouldSatisfyAllConditions(b => b.IsSpent.ShouldBeFalse(), b => b.Share.ShouldBeNull());
    }

    private static async Task UseAsync(ModelMeter meter, string service, long tokens)
    {
        var id = (await meter.ReserveAsync(service, "answer", "m", 100, Stop)).Value;
        await meter.SettleAsync(id, new CallCost(CallOutcome.Used, tokens, 5, Estimated: false, Kept: 2, Dropped: 1), Stop);
    }

    private Task<TestPlatform> StartAsync(long budget) => TestPlatform.StartAsync(Kind, (services, configuration) =>
    {
        services.AddSingleton<TimeProvider>(_clock);
        services.AddHaechiWebSecurity(configuration);
        services.AddLanguageModelParts(configuration);
        services.Configure<LanguageModelOptions>(o => o.TokensPerDay = budget);
    });
}

public sealed class MeterOnSqlite : MeterConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class MeterOnPostgres : MeterConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
