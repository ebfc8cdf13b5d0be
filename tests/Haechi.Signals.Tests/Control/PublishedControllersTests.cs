using Haechi.Signals.Control;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Tests.Control;

public class PublishedControllersTests
{
    [Fact]
    public void Max_pressure_serves_the_longest_queue_whoever_else_comes()
    {
        var view = View();
        view.Lanes[0].Waited = 2;
        view.Lanes[2].Waited = 5;
        view.Lanes[0].Vehicles.AddRange(Enumerable.Range(0, 9).Select(i => new SeenVehicle(10 * i, 12, i, 1)));

        new MaxPressure().Choose(view).ShouldBe(2);
    }

    [Fact]
    public void Max_wave_counts_those_within_fifty_metres_only()
    {
        var view = View();
        view.Lanes[0].Vehicles.AddRange(Enumerable.Range(0, 9).Select(i => new SeenVehicle(60 + i, 12, 5, 1)));
        view.Lanes[2].Vehicles.Add(new SeenVehicle(50, 0, 0, 1));

        new MaxWave().Choose(view).ShouldBe(2);
    }

    [Fact]
    public void Of_equals_the_phase_that_is_shown_stays()
    {
        var view = View();
        view.Phase = 3;
        new MaxPressure().Choose(view).ShouldBe(3);
        new MaxWave().Choose(view).ShouldBe(3);
    }

    [Fact]
    public void They_decide_every_ten_seconds_with_the_yellow_within()
    {
        var (city, asked) = (new CityControl(FourWay.Network, SignalTiming.Bench, TimeProvider.System, 0), new List<double>());
        for (var now = 1; now <= 45; now++)
        {
            var view = View();
            foreach (var lane in view.Lanes)
                lane.ReadAt = now;
            view.Now = now;
            city.Step(new Alternating(asked), [view], now, TestContext.Current.CancellationToken);
        }
        asked.ShouldBe([5, 15, 25, 35, 45]);
    }

    private static JunctionView View()
    {
        var view = FourWay.View(new Random(1));
        foreach (var lane in view.Lanes)
        {
            lane.Vehicles.Clear();
            lane.Rate = 0;
        }
        view.Phase = 1;
        return view;
    }

    private sealed class Alternating(List<double> asked) : ISignalController
    {
        public string Name => "alternating";

        public double Pace => new MaxPressure().Pace;

        public int Choose(JunctionView view)
        {
            asked.Add(view.Now);
            return view.Phase == 0 ? 2 : 0;
        }
    }
}
