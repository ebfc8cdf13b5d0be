using Haechi.Signals.Control;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Tests.Safety;

public class PlannerSeatTests
{
    [Fact]
    public async Task A_stalled_controller_is_left_behind_and_not_asked_again_before_it_is_back()
    {
        using var stalled = new Stalled();
        var street = new Street(SignalTiming.Bench, planner: new PlannerSeat(TimeSpan.FromMilliseconds(20), TimeProvider.System, null));
        await street.RunAsync(60, controller: stalled);

        stalled.Asked.ShouldBe(1);
        street.Junction.Safe.IsActive.ShouldBeTrue();
        street.Junction.Phase.ShouldBe(street.Junction.Planned(street.Now));
        street.Events().ShouldHaveSingleItem().Why.ShouldContain("longer than 20 ms");
    }

    [Fact]
    public async Task A_late_answer_is_dropped_and_one_in_time_counts()
    {
        using var stalled = new Stalled();
        var seat = new PlannerSeat(TimeSpan.FromMilliseconds(20), TimeProvider.System, null);
        var view = View();
        (await seat.AskAsync(stalled, view, TestContext.Current.CancellationToken)).Failure.ShouldNotBeNull();
        (await seat.AskAsync(new Scripted([1]), view, TestContext.Current.CancellationToken)).Failure.ShouldBe("the controller still thinks about an earlier question");
        stalled.GoOn();

        await Until(async () => (await seat.AskAsync(new Scripted([1]), view, TestContext.Current.CancellationToken)).Phase == 1);
    }

    [Fact]
    public async Task A_controller_with_a_budget_thinks_about_a_copy()
    {
        var (view, seen) = (View(), new List<JunctionView>());
        var seat = new PlannerSeat(TimeSpan.FromSeconds(60), TimeProvider.System, null);
        (await seat.AskAsync(new Watching(seen), view, TestContext.Current.CancellationToken)).Phase.ShouldBe(0);

        seen.ShouldHaveSingleItem().ShouldNotBeSameAs(view);
        seen[0].Lanes[0].Vehicles.ShouldNotBeSameAs(view.Lanes[0].Vehicles);
    }

    private static JunctionView View() => new()
    {
        Junction = Crossing.Read().Signals[0],
        Lanes = [.. Enumerable.Range(0, 4).Select(i => new LaneView { Lane = i, Links = [i] })],
        Room = new float[5],
        Behind = new int[5],
    };

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 2000; i++)
        {
            if (await holds())
                return;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        Assert.Fail("It did not come to hold within 20 s.");
    }

    private sealed class Watching(List<JunctionView> seen) : ISignalController
    {
        public string Name => "watching";

        public int Choose(JunctionView view)
        {
            seen.Add(view);
            return 0;
        }
    }

    /// <summary>Thinks until it is told to go on.</summary>
    private sealed class Stalled : ISignalController, IDisposable
    {
        private readonly ManualResetEventSlim _gate = new();

        public string Name => "stalled";

        public int Asked { get; private set; }

        public int Choose(JunctionView view)
        {
            Asked++;
            _gate.Wait(TimeSpan.FromSeconds(60));
            return 0;
        }

        public void GoOn() => _gate.Set();

        public void Dispose() => _gate.Set();
    }
}
