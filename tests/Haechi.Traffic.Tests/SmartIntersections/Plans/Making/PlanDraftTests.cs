using FsCheck.Xunit;
using Haechi.Signals.Control.Webster;
using Haechi.Traffic.SmartIntersections.Plans.Making;

namespace Haechi.Traffic.Tests.SmartIntersections.Plans.Making;

/// <summary>Hours cut counts without losing or making vehicles.</summary>
public sealed class PlanDraftTests
{
    [Property]
    public void Two_halves_of_a_day_hold_all_its_vehicles(byte vehicles, byte begin, byte minutes, byte cut)
    {
        var (from, at) = (begin % 22 * 3600.0, 1 + cut % 23);
        var counts = TurnCounts.Of([new TurnCount("J", "a", "b", from, from + 60.0 * (1 + minutes % 120), vehicles)]);

        var (first, second) = (Draft(0, at, counts).Within(), Draft(at, 24, counts).Within());

        (first.Rows.Sum(r => r.Vehicles) + second.Rows.Sum(r => r.Vehicles)).ShouldBe(vehicles, 1e-6);
        first.Rows.ShouldAllBe(r => r.End <= at * 3600);
        second.Rows.ShouldAllBe(r => r.Begin >= at * 3600);
    }

    private static PlanDraft Draft(int begin, int end, TurnCounts counts) => new(Guid.Empty, "", ["J"], new DateOnly(2026, 11, 20), begin, end, counts, "counts.csv", 1);
}
