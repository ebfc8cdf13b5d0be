using Haechi.Kernel.Rooms;
using Haechi.Platform.Demo;
using Haechi.Traffic.SmartIntersections.Feeds.Counts;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Plans.Making;

namespace Haechi.Traffic.SmartIntersections.Plans.Demo;

/// <summary>Orders a plan for the demo town from yesterday's invented counts. It is computed, simulated and handed to the police in the background, like any other.</summary>
internal sealed class DemoPlan(NetworkRegistry registry, CountStore counts, PlanStudio studio) : IDemoSeeder
{
    private const int Begin = 8, End = 9;

    public string Id => "smart-intersections-plan";

    public int Order => 45;

    public async Task SeedAsync(DemoContext context, CancellationToken cancellationToken)
    {
        if ((await registry.ListAsync(cancellationToken)).FirstOrDefault(n => n.IsDemo) is not { } town || await registry.OpenAsync(town.Id, cancellationToken) is not { } network)
            return;
        if ((await counts.DaysAsync(town.Id, cancellationToken)).FirstOrDefault(d => d.Until >= 86_400) is not { } day)
            return;
        var draft = new PlanDraft(
            town.Id, "아침 첨두 신호계획 (데모)", [.. network.Roads.Signals.Where(s => s.Greens.Count > 1).Select(s => s.Id)], day.Day, Begin, End,
            await counts.OfDayAsync(town.Id, day.Day, cancellationToken), "가상 교통량 (데모)", Seeds: 2);
        await studio.OrderAsync(draft, Actor.System, isDemo: true, cancellationToken);
        context.Say("a signal plan for its morning peak, simulated in the background");
    }
}
