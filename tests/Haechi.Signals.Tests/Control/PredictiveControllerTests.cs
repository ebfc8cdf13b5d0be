using Haechi.Signals.Control;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Tests.Control;

public class PredictiveControllerTests
{
    [Fact]
    public void A_queue_gets_green_when_nobody_comes_the_other_way() => Choose(0, [(1, 6)]).ShouldBe(1);

    [Fact]
    public void Green_stays_where_it_serves() => Choose(0, [(0, 6)]).ShouldBe(0);

    [Fact]
    public void Nobody_there_changes_nothing() => Choose(1, []).ShouldBe(1);

    [Fact]
    public void A_queue_that_could_go_nowhere_waits() => Choose(0, [(1, 6), (0, 2)], view => view.Room[1] = 0).ShouldBe(0);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-5)]
    public void Impossible_readings_still_give_a_phase(float arrival) =>
        Choose(0, [], view => view.Lanes[1].Vehicles.Add(new SeenVehicle(20, 5, arrival, 1))).ShouldBeInRange(0, 1);

    [Fact]
    public void A_decision_allocates_nothing()
    {
        var (chance, controller) = (new Random(3), new PredictiveController(SignalTiming.Bench));
        var views = Enumerable.Range(0, 10).Select(_ => FourWay.View(chance)).ToArray();
        Array.ForEach(views, v => controller.Choose(v));

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var view in views)
            controller.Choose(view);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Junctions_that_share_planners_are_planned_as_each_alone()
    {
        var (chance, shared) = (new Random(4), new PredictiveController(SignalTiming.Bench));
        for (var i = 0; i < 20; i++)
        {
            Choose(0, [(1, i)], controller: shared).ShouldBe(Choose(0, [(1, i)]));
            var view = FourWay.View(chance);
            shared.Choose(view).ShouldBe(new PredictiveController(SignalTiming.Bench).Choose(view));
        }
    }

    private static int Choose(int shown, (int Lane, int Queue)[] queues, Action<JunctionView>? change = null, ISignalController? controller = null)
    {
        var view = View(shown);
        foreach (var (lane, queue) in queues)
            view.Lanes[lane].Vehicles.AddRange(Enumerable.Range(0, queue).Select(i => new SeenVehicle(i * 6, 0, 0, 1)));
        change?.Invoke(view);
        return (controller ?? new PredictiveController(SignalTiming.Bench)).Choose(view);
    }

    private static JunctionView View(int shown) => new()
    {
        Junction = Crossing.Read().Signals[0],
        Lanes = [.. Enumerable.Range(0, 4).Select(i => new LaneView { Lane = i, Links = [i], Shares = [1], StuckIn = new float[2] })],
        Room = [20, 20, 20, 20, 20],
        Behind = new int[5],
        Inside = new int[5],
        Holds = [1, 1, 1, 1, 1],
        Phase = shown,
        Elapsed = 10,
    };
}
