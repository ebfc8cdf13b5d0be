using Haechi.Signals.Networks;

namespace Haechi.Signals.Safety;

/// <summary>
/// A junction's own plan as wishes for its <see cref="SignalHead"/>: the way back when the controller can't be trusted. Greens that are
/// shorter than the minimum in force, and changes shorter than yellow and all-red, are stretched, so that no phase is ever left out.
/// </summary>
internal sealed class FixedPlan
{
    private readonly List<Window> _windows = [];
    private readonly double _shift;

    public FixedPlan(SignalJunction junction, SignalTiming timing)
    {
        var plan = junction.Plan;
        var first = plan.ToList().FindIndex(p => p.IsGreen);
        _shift = junction.Offset + plan.Take(first).Sum(p => p.Duration);
        for (var i = 0; i < plan.Count; i++)
        {
            var phase = plan[(first + i) % plan.Count];
            if (phase.IsGreen)
                _windows.Add(new Window(Place(junction, phase), Math.Max(phase.Duration, timing.MinimumOf(junction, phase)), 0));
            else
                _windows[^1] = _windows[^1] with { Change = _windows[^1].Change + phase.Duration };
        }
        for (var i = 0; i < _windows.Count; i++)
            _windows[i] = _windows[i] with { Change = Change(junction, timing, _windows[i], _windows[(i + 1) % _windows.Count]) };
        Cycle = _windows.Sum(w => w.Green + w.Change);
    }

    /// <summary>Seconds from a phase to the same phase again.</summary>
    public double Cycle { get; }

    /// <summary>The phase to ask for, by its place among the junction's greens; during a change the one that comes.</summary>
    public int PhaseAt(double now)
    {
        var at = (now - _shift) % Cycle;
        at += at < 0 ? Cycle : 0;
        for (var i = 0; i < _windows.Count; i++)
        {
            if (at < _windows[i].Green)
                return _windows[i].Phase;
            at -= _windows[i].Green + _windows[i].Change;
            if (at < 0)
                return _windows[(i + 1) % _windows.Count].Phase;
        }
        return _windows[0].Phase;
    }

    private static int Place(SignalJunction junction, SignalPhase phase)
    {
        for (var i = 0; i < junction.Greens.Count; i++)
        {
            if (junction.Greens[i].State == phase.State)
                return i;
        }
        return 0;
    }

    private static double Change(SignalJunction junction, SignalTiming timing, Window from, Window to) =>
        SignalHead.LosesNobody(junction.Greens[from.Phase].State, junction.Greens[to.Phase].State) ? from.Change : Math.Max(from.Change, timing.Yellow + timing.AllRed);

    private readonly record struct Window(int Phase, double Green, double Change);
}
