using Haechi.Signals.Control.Webster;

namespace Haechi.Traffic.SmartIntersections.Plans.Deciding;

/// <summary>Times of a plan: its slices that begin at or after one time of the day and before another.</summary>
/// <param name="From">Seconds of the day.</param>
/// <param name="To">Seconds of the day, not itself in the range.</param>
internal readonly record struct PlanTimes(double From, double To)
{
    /// <summary>The whole plan.</summary>
    public static PlanTimes All { get; } = new(0, double.PositiveInfinity);

    /// <summary>Whether a slice is meant.</summary>
    public bool Holds(PlanSlice slice) => slice.Begin >= From && slice.Begin < To;

    /// <inheritdoc />
    public override string ToString() => this == All ? "" : double.IsInfinity(To) ? $"{Clock(From)}~" : $"{Clock(From)}~{Clock(To)}";

    /// <summary>A time of the day as people read it.</summary>
    public static string Clock(double seconds) => TimeSpan.FromSeconds(seconds) is var t ? $"{(int)t.TotalHours:00}:{t.Minutes:00}" : "";
}
