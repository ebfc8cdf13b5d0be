using Haechi.Signals.Control.Webster;

namespace Haechi.Traffic.SmartIntersections.Plans.Making;

/// <summary>What somebody asks of the studio.</summary>
/// <param name="Network">The network.</param>
/// <param name="Name">Name of the plan; blank makes one of the network and the day.</param>
/// <param name="Signals">Names of the signals to plan; at least one.</param>
/// <param name="Day">Day of the counts.</param>
/// <param name="Begin">First hour, 0 to 23.</param>
/// <param name="End">Hour before which it ends, 1 to 24.</param>
/// <param name="Counts">The counts of that day.</param>
/// <param name="CountsName">Where they come from.</param>
/// <param name="Seeds">Seeds of the simulation, 1 to 5.</param>
internal sealed record PlanDraft(
    Guid Network, string Name, IReadOnlyList<string> Signals, DateOnly Day, int Begin, int End, TurnCounts Counts, string CountsName, int Seeds)
{
    /// <summary>Most seeds of a trial.</summary>
    public const int MostSeeds = 5;

    /// <summary>The counts within the hours that were chosen; what lies across a bound is cut in proportion.</summary>
    public TurnCounts Within()
    {
        var (begin, end) = (Begin * 3600.0, End * 3600.0);
        return TurnCounts.Of(Counts.Rows.Where(r => r.End > begin && r.Begin < end).Select(r =>
        {
            var (from, to) = (Math.Max(r.Begin, begin), Math.Min(r.End, end));
            return r with { Begin = from, End = to, Vehicles = r.Vehicles * (to - from) / (r.End - r.Begin) };
        }));
    }
}
