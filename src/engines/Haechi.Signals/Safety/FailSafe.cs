namespace Haechi.Signals.Safety;

/// <summary>
/// Keeps account of one junction's faults. A fault begins as soon as it is reported, and ends when it was not reported again for a
/// while (hysteresis): a detector that flickers must not throw the junction to and fro.
/// </summary>
internal sealed class FailSafe(string junction)
{
    /// <summary>Seconds without a new report after which a fault is over.</summary>
    public const double HealthyFor = 30;

    private readonly Dictionary<FaultKind, Fault> _active = [];
    private readonly Queue<FailSafeEvent> _events = new();

    /// <summary>Whether the junction belongs on its fixed plan.</summary>
    public bool IsActive => _active.Count > 0;

    /// <summary>Whether nothing but the controller itself is at fault: then it may be tried again.</summary>
    public bool OnlyPlanner => _active.Count == 1 && _active.ContainsKey(FaultKind.Planner);

    /// <summary>Takes a fault over, or notes that it lasts.</summary>
    public void Report(FaultKind kind, string why, double now)
    {
        if (_active.TryGetValue(kind, out var known))
        {
            known.Last = now;
            return;
        }
        _active[kind] = new Fault { Since = now, Last = now, Why = why };
        _events.Enqueue(new FailSafeEvent(junction, kind, now, why, null));
    }

    /// <summary>Ends what was not reported for long enough.</summary>
    public void Settle(double now)
    {
        foreach (var (kind, fault) in _active)
        {
            if (now - fault.Last < HealthyFor)
                continue;
            _active.Remove(kind);
            _events.Enqueue(new FailSafeEvent(junction, kind, fault.Since, fault.Why, now));
        }
    }

    /// <summary>What happened since it was last asked.</summary>
    public bool TryTake(out FailSafeEvent? happened) => _events.TryDequeue(out happened);

    private sealed class Fault
    {
        public required double Since { get; init; }

        public required string Why { get; init; }

        public double Last { get; set; }
    }
}
