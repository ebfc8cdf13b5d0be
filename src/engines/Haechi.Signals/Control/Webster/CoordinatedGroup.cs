using Haechi.Signals.Networks;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Control.Webster;

/// <summary>
/// Plans signals that feed each other: each on Webster's own cycle, or all on a common one with offsets, whichever loses less in the model.
/// </summary>
internal sealed class CoordinatedGroup(
    RoadNetwork network, SignalTiming timing, WebsterSettings settings, Dictionary<int, List<LaneFlow>> flows, Dictionary<Movement, double> rates, List<RoadLink> links)
{
    private const int Step = 6, Rounds = 3;

    public List<SignalPlan> Plan(List<int> group)
    {
        List<SignalPlan> best = [.. group.Select(s => At(s, null, 0))];
        if (group.Count == 1)
            return best;
        var least = group.Select((s, i) => (Signal: s, Plan: best[i])).Sum(p => Alone(p.Signal, p.Plan));
        var shortest = group.Max(s => PlanRules.Minimum(network.Signals[s], timing).Sum() + PlanRules.Between(network.Signals[s], timing).Sum());
        for (var cycle = shortest; cycle <= Math.Max(shortest, settings.LongestCycle); cycle += Step)
        {
            var (plans, delay) = Together(group, cycle);
            if (delay < least)
                (best, least) = (plans, delay);
        }
        return best;
    }

    private SignalPlan At(int signal, int? cycle, int offset)
    {
        var junction = network.Signals[signal];
        var (least, between) = (PlanRules.Minimum(junction, timing), PlanRules.Between(junction, timing));
        var ratios = GreenSplit.Ratios(flows[signal], junction.Greens.Count);
        var length = cycle ?? GreenSplit.Cycle(ratios, least, between, settings);
        return new SignalPlan(junction.Id, length, offset, GreenSplit.Greens(ratios, least, between, length));
    }

    /// <summary>Delay of a signal whose neighbours keep other cycles: platoons meet it at any time.</summary>
    private double Alone(int signal, SignalPlan plan)
    {
        var frame = PlanFrame.Of(network.Signals[signal], plan, timing);
        return new PlatoonModel(new Dictionary<int, ModelledSignal> { [signal] = Modelled(signal, frame) }, Enumerable.Empty<Feed>().ToLookup(_ => 0), plan.Cycle, settings.Slice)
            .DelayAt(signal, new Dictionary<int, int>());
    }

    private (List<SignalPlan> Plans, double Delay) Together(List<int> group, int cycle)
    {
        var plans = group.ToDictionary(s => s, s => At(s, cycle, 0));
        var frames = group.ToDictionary(s => s, s => PlanFrame.Of(network.Signals[s], plans[s], timing));
        var feeds = links.Where(l => l.Signal != l.Movement.Signal && rates[l.Movement] > 0)
            .ToLookup(l => l.Signal, l => new Feed(l.Movement.Signal, l.Road,
                Platoons.Profile(network.Signals[l.Movement.Signal], l.Movement, rates[l.Movement] * l.Share * cycle, frames[l.Movement.Signal], l.Seconds)));
        var model = new PlatoonModel(group.ToDictionary(s => s, s => Modelled(s, frames[s])), feeds, cycle, settings.Slice);
        var offsets = Offsets(group, model, cycle);
        return ([.. group.Select(s => plans[s] with { Offset = offsets[s] })], model.Delay(offsets));
    }

    /// <summary>Coordinate descent: one signal after the other takes the offset at which it and those that it feeds lose least.</summary>
    private Dictionary<int, int> Offsets(List<int> group, PlatoonModel model, int cycle)
    {
        var offsets = group.ToDictionary(s => s, _ => 0);
        var fedBy = group.ToDictionary(s => s, s => links.Where(l => l.Movement.Signal == s && l.Signal != s).Select(l => l.Signal).Distinct().Append(s).ToList());
        for (var round = 0; round < Rounds; round++)
        {
            var moved = false;
            foreach (var signal in group.OrderByDescending(s => flows[s].Sum(f => f.Rate)).Skip(1))
            {
                var (best, least, before) = (offsets[signal], double.PositiveInfinity, offsets[signal]);
                for (var offset = 0; offset < cycle; offset++)
                {
                    offsets[signal] = offset;
                    var delay = fedBy[signal].Sum(s => model.DelayAt(s, offsets));
                    if (delay < least - 1e-9)
                        (best, least) = (offset, delay);
                }
                (offsets[signal], moved) = (best, moved || best != before);
            }
            if (!moved)
                break;
        }
        return offsets;
    }

    private ModelledSignal Modelled(int signal, PlanFrame frame) => new(flows[signal], [.. flows[signal].Select(l => Platoons.Passing(l, frame))]);
}
