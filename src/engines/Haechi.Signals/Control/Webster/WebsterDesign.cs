using Haechi.Signals.Networks;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Control.Webster;

/// <summary>Computes a time-of-day plan from turning counts: cycle and splits after Webster, one cycle and offsets where signals feed each other.</summary>
/// <param name="network">The network.</param>
/// <param name="timing">The times that its signals keep.</param>
/// <param name="settings">What to compute with.</param>
public sealed class WebsterDesign(RoadNetwork network, SignalTiming timing, WebsterSettings settings)
{
    private readonly MovementMap _movements = new(network);

    /// <summary>Makes the plan. Movements without counts count as empty; with no counts at all every green is as short as it may be.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="junctions">Names of the signals to plan; null plans all.</param>
    /// <exception cref="CountsException">The counts name a signal or a movement that the network doesn't have.</exception>
    public DayPlan Make(TurnCounts counts, IReadOnlySet<string>? junctions = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        Check(counts);
        var wanted = Enumerable.Range(0, network.Signals.Count)
            .Where(s => network.Signals[s].Greens.Count > 1 && junctions?.Contains(network.Signals[s].Id) != false).ToList();
        var links = RoadLinks.Of(network, _movements);
        var begin = Math.Floor(counts.Begin / settings.Slice) * settings.Slice;
        var slices = new List<PlanSlice>();
        for (var at = begin; slices.Count == 0 || at < counts.End; at += settings.Slice)
            slices.Add(new PlanSlice(at, Slice(counts, wanted, links, Math.Max(at, counts.Begin), Math.Min(at + settings.Slice, Math.Max(counts.End, at + 1)))));
        return new DayPlan(slices);
    }

    private void Check(TurnCounts counts)
    {
        var known = _movements.All.Select(m => (m.Junction, m.From, m.To)).ToHashSet();
        if (counts.Rows.FirstOrDefault(r => !known.Contains((r.Junction, r.From, r.To))) is { } lost)
            throw new CountsException($"The network has no movement {lost.From} → {lost.To} at the signal {lost.Junction}. Check the names of the counts against the network.");
    }

    private List<SignalPlan> Slice(TurnCounts counts, List<int> wanted, List<RoadLink> links, double begin, double end)
    {
        var rates = _movements.All.ToDictionary(m => m, m => counts.Rate(m, begin, end));
        var flows = wanted.ToDictionary(s => s, s => LaneFlows.Of(network, network.Signals[s], _movements.All.Where(m => m.Signal == s).Select(m => (m, rates[m])), settings));
        var plans = new List<SignalPlan>();
        foreach (var group in Groups(wanted, links))
            plans.AddRange(new CoordinatedGroup(network, timing, settings, flows, rates, [.. links.Where(l => group.Contains(l.Signal) && group.Contains(l.Movement.Signal))]).Plan(group));
        return plans;
    }

    /// <summary>Signals that feed each other, directly or through others.</summary>
    private static List<List<int>> Groups(List<int> wanted, List<RoadLink> links)
    {
        var (groups, left) = (new List<List<int>>(), new SortedSet<int>(wanted));
        while (left.Count > 0)
        {
            var (group, open) = (new List<int>(), new Queue<int>([left.Min]));
            while (open.TryDequeue(out var at))
            {
                if (!left.Remove(at))
                    continue;
                group.Add(at);
                foreach (var link in links)
                {
                    if (link.Signal == at)
                        open.Enqueue(link.Movement.Signal);
                    if (link.Movement.Signal == at)
                        open.Enqueue(link.Signal);
                }
            }
            groups.Add(group);
        }
        return groups;
    }
}
