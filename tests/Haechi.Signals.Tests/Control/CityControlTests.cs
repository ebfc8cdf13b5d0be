using System.Collections.Concurrent;
using Haechi.Signals.Control;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Tests.Control;

public class CityControlTests
{
    private const int Junctions = 40;

    [Fact]
    public void Each_junction_is_steered_as_it_would_be_alone()
    {
        var (all, alone) = (Views(1), Views(1));
        var (city, controller) = (City(Junctions), new PredictiveController(SignalTiming.Bench));
        var single = Enumerable.Range(0, Junctions).Select(_ => City(1)).ToArray();

        for (var now = 1; now <= 30; now++)
        {
            Step(city, controller, all, now);
            for (var j = 0; j < Junctions; j++)
                Step(single[j], controller, [alone[j]], now);
            city.Shown.ShouldBe(single.Select(s => s.Shown[0]));
        }
        city.Shown.Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void A_junction_with_unusable_data_goes_to_its_fixed_plan_and_the_others_go_on()
    {
        var (views, asked) = (Views(2), new Asked(null));
        views[7] = views[7] with { Lanes = [.. views[7].Lanes.Skip(1), null!] };
        var (city, noticed) = (City(Junctions), new List<FailSafeEvent>());
        city.Noticed = noticed.Add;

        for (var now = 1; now <= 60; now++)
            Step(city, asked, views, now);

        noticed.ShouldHaveSingleItem().Kind.ShouldBe(FaultKind.Feed);
        city.Shown[7].ShouldBe(Fixed(60));
        asked.Of.Keys.ShouldBe(views.Where((_, j) => j != 7), ignoreOrder: true);
    }

    [Fact]
    public void A_controller_that_throws_for_one_junction_steers_the_others()
    {
        var views = Views(3);
        var (city, asked, noticed) = (City(Junctions), new Asked(views[5]), new List<FailSafeEvent>());
        city.Noticed = noticed.Add;

        for (var now = 1; now <= 20; now++)
            Step(city, asked, views, now);

        noticed.ShouldHaveSingleItem().Kind.ShouldBe(FaultKind.Planner);
        asked.Of.Values.ShouldAllBe(times => times >= 2);
        asked.Of.Count.ShouldBe(Junctions - 1);
    }

    [Fact]
    public void Who_was_asked_tells_how_long_it_took_and_only_in_that_second()
    {
        var (city, views) = (City(Junctions), Views(4));
        Step(city, new Asked(null), views, 5);
        city.Took.ShouldAllBe(ms => ms > 0);
        Step(city, new Asked(null), views, 6);
        city.Took.ShouldAllBe(ms => ms == 0);
    }

    [Fact]
    public void It_ends_when_it_is_cancelled() =>
        Should.Throw<OperationCanceledException>(() => City(Junctions).Step(new Asked(null), Views(5), 1, new CancellationToken(canceled: true)));

    private static CityControl City(int junctions) =>
        new(FourWay.Network with { Signals = [.. Enumerable.Repeat(FourWay.Junction, junctions)] }, SignalTiming.Bench, TimeProvider.System, 0, threads: 2);

    private static JunctionView[] Views(int seed)
    {
        var chance = new Random(seed);
        return [.. Enumerable.Range(0, Junctions).Select(_ => FourWay.View(chance))];
    }

    private static void Step(CityControl city, ISignalController controller, JunctionView[] views, double now)
    {
        foreach (var lane in views.SelectMany(v => v.Lanes).Where(l => l is not null))
            lane.ReadAt = now;
        city.Step(controller, views, now, TestContext.Current.CancellationToken);
    }

    /// <summary>What a guard shows that never had a controller.</summary>
    private static string Fixed(int until)
    {
        var (city, view) = (City(1), Views(6)[..1]);
        for (var now = 1; now <= until; now++)
            Step(city, null!, view, now);
        return city.Shown[0];
    }

    private sealed class Asked(JunctionView? bad) : ISignalController
    {
        public ConcurrentDictionary<JunctionView, int> Of { get; } = new(ReferenceEqualityComparer.Instance);

        public string Name => "asked";

        public int Choose(JunctionView view)
        {
            if (ReferenceEquals(view, bad))
                throw new InvalidOperationException("broken");
            Of.AddOrUpdate(view, 1, (_, times) => times + 1);
            return 0;
        }
    }
}
