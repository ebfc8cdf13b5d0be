using FsCheck.Xunit;
using Haechi.Signals.Control;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Tests.Safety;

public class EmergencyPriorityTests
{
    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 5)]
    public async Task Its_approach_gets_green_as_early_as_the_rules_allow(bool field, int change)
    {
        var street = new Street(field ? SignalTiming.Field : SignalTiming.Bench);
        await street.RunAsync(20, controller: new Scripted([0]));
        await street.RunAsync(change, See("a", 1), new Scripted([0]));

        street.Shown[^1].ShouldBe("rGrGG");
    }

    [Fact]
    public async Task It_is_held_until_the_vehicle_has_passed_then_the_controller_goes_on()
    {
        var street = new Street(SignalTiming.Bench);
        await street.RunAsync(20, controller: new Scripted([0]));
        await street.RunAsync(60, See("a", 1), new Scripted([0]));
        street.Shown[^50..].ShouldAllBe(s => s == "rGrGG");
        await street.RunAsync(5, controller: new Scripted([0]));

        street.Shown[^1].ShouldBe("GrGrr");
    }

    [Fact]
    public async Task Who_came_first_goes_first()
    {
        var street = new Street(SignalTiming.Bench);
        await street.RunAsync(20, controller: new Scripted([0]));
        await street.RunAsync(20, See("first", 1), new Scripted([0]));
        await street.RunAsync(20, view =>
        {
            See("first", 1)(view);
            See("second", 0)(view);
        }, new Scripted([0]));
        street.Shown[^15..].ShouldAllBe(s => s == "rGrGG");
        await street.RunAsync(5, See("second", 0), new Scripted([1]));

        street.Shown[^1].ShouldBe("GrGrr");
    }

    [Fact]
    public async Task Pedestrians_who_walk_are_not_cut_short()
    {
        var street = new Street(SignalTiming.Field);
        await street.RunAsync(20, controller: new Scripted([1]));
        var began = street.Shown.IndexOf("rGrGG");
        await street.RunAsync(30, See("a", 0), new Scripted([1]));

        (street.Shown.FindIndex(began, s => s[4] != 'G') - began).ShouldBeGreaterThanOrEqualTo(19);
        street.Shown[^1].ShouldBe("GrGrr");
    }

    [Fact]
    public async Task One_that_does_not_move_on_does_not_close_the_other_road_for_ever()
    {
        var street = new Street(SignalTiming.Bench);
        await street.RunAsync(20, controller: new Scripted([0]));
        await street.RunAsync((int)EmergencyPriority.Longest + 20, See("a", 1), new Scripted([0]));

        street.Shown[^1].ShouldBe("GrGrr");
    }

    [Fact]
    public async Task It_works_on_the_fixed_plan_too()
    {
        var street = new Street(SignalTiming.Bench);
        for (var i = 0; i < 90; i++)
            await street.StepAsync(null, See("a", 1));

        street.Shown[^60..].ShouldAllBe(s => s == "rGrGG");
    }

    [Property(MaxTest = 200)]
    public async Task No_sequence_of_vehicles_shows_what_is_unsafe(int[] script, bool field)
    {
        var street = new Street(field ? SignalTiming.Field : SignalTiming.Bench);
        foreach (var number in script)
            await street.RunAsync(4, number % 3 == 0 ? null : See($"v{number % 7}", Math.Abs(number % 4)), new Scripted(script));

        street.Junction.Refused.ShouldBeNull();
        Judge.IsSafe(street.Signal, street.Timing, street.Shown);
    }

    private static Action<JunctionView> See(string id, int lane) => view => view.Emergencies.Add(new SeenEmergency(id, lane, 5, 1));
}
