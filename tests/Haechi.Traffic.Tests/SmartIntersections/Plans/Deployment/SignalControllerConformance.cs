using Haechi.Platform.Persistence;
using Haechi.Signals.Control.Webster;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;
using Haechi.Traffic.Tests.Testing;

namespace Haechi.Traffic.Tests.SmartIntersections.Plans.Deployment;

/// <summary>What every adapter to signal controllers keeps. A new adapter inherits this with its own <see cref="Adapter"/>.</summary>
public abstract class SignalControllerConformance(Sites sites) : TrafficSuite(sites)
{
    private protected abstract ISignalControllerAdapter Adapter { get; }

    private Streets _streets = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _streets = await Streets.OpenAsync(Site, Stop);
    }

    [Fact]
    public async Task Controllers_that_never_had_an_order_follow_their_own_plan()
    {
        var report = await Adapter.ReadAsync(_streets.Network, Stop);

        (report.OrderId, report.Sequence, report.Programs.Count).ShouldBe((null, 0, 0));
    }

    [Fact]
    public async Task An_order_is_in_force_and_the_same_order_again_changes_nothing()
    {
        var order = Order(1, _streets.Plan(5));

        (await Adapter.ApplyAsync(order, Stop)).ShouldBe(ControllerAnswer.Done);
        (await Adapter.ApplyAsync(order with { Programs = [] }, Stop)).ShouldBe(ControllerAnswer.Done);

        var report = await Adapter.ReadAsync(_streets.Network, Stop);
        (report.OrderId, report.Sequence).ShouldBe((order.Id, 1));
        report.Programs.Select(p => p.Signal).ShouldBe(_streets.Signals.Select(s => s.Id), ignoreOrder: true);
        report.Programs.Single(p => p.Signal == _streets.Signals[0].Id).Plan!.Slices[1].Plans[0].Greens.ShouldBe(_streets.Plan(5).Slices[1].Plans[0].Greens);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2)]
    public async Task An_order_that_is_not_newer_is_refused_and_changes_nothing(long sequence)
    {
        var first = Order(3, _streets.Plan(5));
        await Adapter.ApplyAsync(first, Stop);

        (await Adapter.ApplyAsync(Order(sequence, _streets.Plan(9)), Stop)).Accepted.ShouldBeFalse();

        (await Adapter.ReadAsync(_streets.Network, Stop)).OrderId.ShouldBe(first.Id);
    }

    [Fact]
    public async Task One_bad_program_and_none_of_the_order_is_taken()
    {
        var (good, bad) = (_streets.Signals[0], _streets.Signals[1]);
        var plan = Streets.Of(bad, 5);
        foreach (var broken in new[] { plan with { Cycle = plan.Cycle + 1 }, plan with { Offset = plan.Cycle }, plan with { Greens = [.. plan.Greens.Skip(1)] }, Streets.Of(bad, -2), Streets.Of(bad, 300) })
        {
            var answer = await Adapter.ApplyAsync(
                new ControllerOrder(Guid.CreateVersion7(), 1, _streets.Network, [new(good.Id, new DayPlan([new PlanSlice(0, [Streets.Of(good, 5)])])), new(bad.Id, new DayPlan([new PlanSlice(0, [broken])]))]), Stop);

            answer.Accepted.ShouldBeFalse();
            answer.Why.ShouldNotBeEmpty();
        }
        (await Adapter.ReadAsync(_streets.Network, Stop)).OrderId.ShouldBeNull();
    }

    [Fact]
    public async Task Signals_that_an_order_does_not_name_stay_as_they_are_and_null_is_their_own_plan()
    {
        await Adapter.ApplyAsync(Order(1, _streets.Plan(5)), Stop);

        await Adapter.ApplyAsync(new ControllerOrder(Guid.CreateVersion7(), 2, _streets.Network, [new SignalProgram(_streets.Signals[0].Id, null)]), Stop);

        (await Adapter.ReadAsync(_streets.Network, Stop)).Programs.Select(p => p.Signal).ShouldBe([_streets.Signals[1].Id]);
    }

    [Fact]
    public async Task A_network_or_signal_that_is_not_there_is_refused()
    {
        (await Adapter.ApplyAsync(Order(1, _streets.Plan(5)) with { Network = Guid.CreateVersion7() }, Stop)).Accepted.ShouldBeFalse();
        (await Adapter.ApplyAsync(new ControllerOrder(Guid.CreateVersion7(), 1, _streets.Network, [new SignalProgram("nowhere", null)]), Stop)).Accepted.ShouldBeFalse();
    }

    private ControllerOrder Order(long sequence, DayPlan plan) => new(Guid.CreateVersion7(), sequence, _streets.Network, StreetPrograms.Cut(plan, _streets.Signals.Select(s => s.Id)));
}

public sealed class SumoCabinetsOnSqliteTests(Sites sites) : SignalControllerConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;

    private protected override ISignalControllerAdapter Adapter => Site.Get<ISignalControllerAdapter>();
}

public sealed class SumoCabinetsOnPostgresTests(Sites sites) : SignalControllerConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;

    private protected override ISignalControllerAdapter Adapter => Site.Get<ISignalControllerAdapter>();
}
