using FsCheck.Xunit;
using Haechi.Signals.Control;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Tests.Safety;

public class GuardedJunctionTests
{
    private const string Uneven = """
        <phase duration="17" state="GrGrr"/><phase duration="4" state="yryrr"/><phase duration="41" state="rGrGG"/><phase duration="3" state="ryryr"/>
        """;

    /// <summary>Whatever a controller answers, whatever fails, whoever hurries: three seconds for each of the made-up numbers.</summary>
    [Property(MaxTest = 300)]
    public async Task No_fault_and_no_controller_shows_what_is_unsafe(int[] script, bool field)
    {
        var (street, random) = (new Street(field ? SignalTiming.Field : SignalTiming.Bench), new Scripted(script));
        for (var second = 0; second < script.Length * 3; second++)
            await street.StepAsync(random, view => Spoil(view, script[second / 3]), Leap(script[second / 3]));

        street.Junction.Refused.ShouldBeNull();
        Judge.IsSafe(street.Signal, street.Timing, street.Shown);
    }

    [Property(MaxTest = 100)]
    public async Task The_fixed_plan_is_shown_within_one_cycle(byte before, byte fault, bool field)
    {
        var street = new Street(field ? SignalTiming.Field : SignalTiming.Bench, Uneven);
        for (var second = 0; second < before; second++)
            await street.StepAsync(new Scripted([second / 13]));
        for (var second = 0; second < street.Junction.Cycle; second++)
            await street.StepAsync(new Scripted([1]), view => Break(view, fault));
        for (var second = 0; second < 3 * street.Junction.Cycle; second++)
        {
            await street.StepAsync(new Scripted([1]), view => Break(view, fault));
            street.Junction.Phase.ShouldBe(street.Junction.Planned(street.Now));
        }

        Judge.IsSafe(street.Signal, street.Timing, street.Shown);
    }

    [Theory]
    [InlineData(0, FaultKind.Detector, "detector of lane 2 is silent")]
    [InlineData(1, FaultKind.Counts, "no number or negative")]
    [InlineData(2, FaultKind.Feed, "nothing comes")]
    [InlineData(3, FaultKind.Counts, "900 vehicles where")]
    [InlineData(4, FaultKind.Counts, "place or speed")]
    public async Task A_fault_is_told_once_and_its_end_too(int fault, FaultKind kind, string why)
    {
        var street = new Street(SignalTiming.Bench);
        await street.RunAsync(10);
        await street.RunAsync(20, view => Break(view, fault));
        await street.RunAsync(60);

        var events = street.Events();
        events.Select(e => e.Kind).Distinct().ShouldContain(kind);
        var first = events.First(e => e.Kind == kind);
        first.Why.ShouldContain(why);
        first.Since.ShouldBeInRange(11, 18);
        events.Where(e => e.Kind == kind && e.Ended is not null).ShouldHaveSingleItem().Ended!.Value.ShouldBe(30 + FailSafe.HealthyFor, 1);
        street.Junction.Safe.IsActive.ShouldBeFalse();
    }

    [Fact]
    public async Task A_detector_that_flickers_does_not_throw_the_junction_to_and_fro()
    {
        var street = new Street(SignalTiming.Bench);
        for (var i = 0; i < 12; i++)
        {
            await street.RunAsync(3, view => Break(view, 1));
            await street.RunAsync(20);
        }

        street.Events().ShouldHaveSingleItem().Ended.ShouldBeNull();
    }

    [Fact]
    public async Task A_controller_that_fails_is_tried_again_and_comes_back()
    {
        var (street, broken) = (new Street(SignalTiming.Bench), new Scripted([7]));
        await street.RunAsync(30, controller: broken);
        street.Junction.Safe.IsActive.ShouldBeTrue();
        street.Junction.Phase.ShouldBe(street.Junction.Planned(street.Now));
        await street.RunAsync(60);

        street.Events().Select(e => (e.Kind, e.Ended is null)).ShouldBe([(FaultKind.Planner, true), (FaultKind.Planner, false)]);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    [InlineData(double.NaN)]
    public async Task A_clock_that_leaps_is_not_followed(double leap)
    {
        var clock = new ControlClock(100);
        clock.Advance(101).ShouldBeNull();
        clock.Advance(101 + leap).ShouldNotBeNull();
        clock.Now.ShouldBe(102);
        if (double.IsFinite(leap))
            clock.Advance(102 + leap).ShouldBeNull();
        await Task.CompletedTask;
    }

    private static double Leap(int number) => (number % 11) switch { 7 => 4000, 8 => -4000, 9 => double.NaN, _ => 0 };

    private static void Break(JunctionView view, int fault)
    {
        switch (fault % 5)
        {
            case 0: view.Lanes[2].ReadAt -= 100; break;
            case 1: view.Lanes[1].Count = -1; break;
            case 2: view.Lanes.ToList().ForEach(l => l.ReadAt -= 100); break;
            case 3: view.Lanes[0].Queue = 900; break;
            default: view.Lanes[3].Vehicles.Add(new SeenVehicle(float.NaN, 3, 1, 1)); break;
        }
    }

    private static void Spoil(JunctionView view, int number)
    {
        if (number % 3 == 0)
            Break(view, Math.Abs(number % 100));
        view.Clears[Math.Abs(number % 5)] = Math.Abs(number % 9);
        if (number % 4 == 1)
            view.Emergencies.Add(new SeenEmergency($"e{number % 5}", Math.Abs(number % 4), 5, 1));
    }
}

/// <summary>Answers from a list; sometimes a phase that isn't there, sometimes not at all.</summary>
internal sealed class Scripted(int[] answers) : ISignalController
{
    private int _at;

    public string Name => "scripted";

    public int Choose(JunctionView view)
    {
        var answer = answers[_at++ % answers.Length];
        return answer % 13 == 5 ? throw new InvalidOperationException("made to fail") : answer;
    }
}

/// <summary>One guarded junction, its clock, and what it showed.</summary>
internal sealed class Street
{
    private readonly JunctionView _view;
    private readonly ControlClock _clock = new(0);
    private double _told;

    public Street(SignalTiming timing, string? plan = null, EmergencyPriority? priority = null, PlannerSeat? planner = null)
    {
        (Timing, Signal) = (timing, Crossing.Read(plan).Signals[0]);
        Junction = new GuardedJunction(Signal, timing, planner ?? new PlannerSeat(null, TimeProvider.System, null), priority ?? new EmergencyPriority(), lane => $"{lane}", 0);
        _view = new JunctionView
        {
            Junction = Signal,
            Lanes = [.. Enumerable.Range(0, 4).Select(i => new LaneView { Lane = i, Links = [i], Most = 120 })],
            Room = [20, 20, 20, 20, 20],
            Behind = new int[5],
            Clears = new float[5],
        };
    }

    public SignalTiming Timing { get; }

    public SignalJunction Signal { get; }

    public GuardedJunction Junction { get; }

    public List<string> Shown { get; } = [];

    public double Now => _clock.Now;

    public async Task RunAsync(int seconds, Action<JunctionView>? change = null, ISignalController? controller = null)
    {
        for (var i = 0; i < seconds; i++)
            await StepAsync(controller ?? new MaxWave(), change);
    }

    public async Task StepAsync(ISignalController? controller, Action<JunctionView>? change = null, double leap = 0)
    {
        _told = (double.IsFinite(_told) ? _told : _clock.Now) + 1 + leap;
        if (_clock.Advance(_told) is { } jump)
            Junction.Safe.Report(FaultKind.Clock, jump, _clock.Now);
        _view.Emergencies.Clear();
        Array.Clear(_view.Clears);
        foreach (var lane in _view.Lanes)
        {
            lane.Vehicles.Clear();
            (lane.Count, lane.Queue, lane.ReadAt) = (0, 0, _clock.Now);
        }
        change?.Invoke(_view);
        Shown.Add(await Junction.StepAsync(controller, _view, _clock.Now, TestContext.Current.CancellationToken));
    }

    public List<FailSafeEvent> Events()
    {
        var events = new List<FailSafeEvent>();
        while (Junction.Safe.TryTake(out var happened))
            events.Add(happened!);
        return events;
    }
}
