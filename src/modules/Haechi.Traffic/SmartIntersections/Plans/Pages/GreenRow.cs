using Haechi.Signals.Control.Webster;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Traffic.SmartIntersections.Junctions;

namespace Haechi.Traffic.SmartIntersections.Plans.Pages;

/// <summary>One green of a junction: its minimum, what it has now, and what the plan gives it.</summary>
/// <param name="Signal">Name of the signal.</param>
/// <param name="Title">The junction; empty below its first line.</param>
/// <param name="Phase">Place among the junction's greens, from 1.</param>
/// <param name="HasWalk">Whether pedestrians walk in it.</param>
/// <param name="Minimum">Seconds, pedestrians included.</param>
/// <param name="Now">Seconds of the junction's own plan.</param>
/// <param name="Planned">Seconds of the plan.</param>
/// <param name="Cycle">Cycle and offset; empty below the junction's first line.</param>
internal sealed record GreenRow(string Signal, string Title, int Phase, bool HasWalk, int Minimum, double Now, int Planned, string Cycle)
{
    public static IReadOnlyList<GreenRow> Of(RegisteredNetwork network, PlanSlice slice) => [.. slice.Plans.SelectMany(plan => Of(network, plan))];

    private static IEnumerable<GreenRow> Of(RegisteredNetwork network, SignalPlan plan)
    {
        var at = network.Roads.Signals.ToList().FindIndex(s => s.Id == plan.Junction);
        if (at < 0)
            yield break;
        var (signal, least) = (network.Roads.Signals[at], PlanRules.Minimum(network.Roads.Signals[at], SignalTiming.Field));
        for (var i = 0; i < signal.Greens.Count && i < plan.Greens.Count; i++)
        {
            yield return new GreenRow(signal.Id, i == 0 ? network.Junctions[at].Title : "", i + 1, Walks(signal, signal.Greens[i]), least[i],
                signal.Plan.Where(p => p.State == signal.Greens[i].State).Sum(p => p.Duration), plan.Greens[i], i == 0 ? $"{plan.Cycle} · {plan.Offset}" : "");
        }
    }

    private static bool Walks(SignalJunction signal, SignalPhase phase)
    {
        for (var i = 0; i < phase.State.Length; i++)
        {
            if (phase.State[i] is 'G' or 'g' && signal.Links[i] is { IsCrossing: true })
                return true;
        }
        return false;
    }
}
