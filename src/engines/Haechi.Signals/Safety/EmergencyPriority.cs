using Haechi.Signals.Control;

namespace Haechi.Signals.Safety;

/// <summary>
/// Gives the approach of an emergency vehicle (긴급차량) its green, before the controller is asked. Who came first is served first and
/// keeps its green until it has passed. Minimum greens, those of pedestrians too, are kept by the <see cref="SignalHead"/>.
/// </summary>
internal sealed class EmergencyPriority
{
    /// <summary>Longest time that one vehicle is served, in seconds: one that does not move on must not close the other roads for ever.</summary>
    public const double Longest = 120;

    private readonly Dictionary<string, double> _served = new(StringComparer.Ordinal);
    private readonly List<string> _waiting = [];

    /// <summary>The vehicle that is served now; null when none is.</summary>
    public string? Serves { get; private set; }

    /// <summary>The phase that is needed, or null when no emergency vehicle is near.</summary>
    public int? Phase(JunctionView view, double now)
    {
        Serves = null;
        return view.Emergencies.Count == 0 && _waiting.Count == 0 ? null : Serve(view, now);
    }

    private int? Serve(JunctionView view, double now)
    {
        _waiting.RemoveAll(id => !view.Emergencies.Exists(e => e.Id == id));
        foreach (var vehicle in view.Emergencies.OrderBy(e => e.Arrival))
        {
            if (!_waiting.Contains(vehicle.Id))
                _waiting.Add(vehicle.Id);
        }
        foreach (var gone in _served.Keys.Where(id => !_waiting.Contains(id)).ToList())
            _served.Remove(gone);
        Serves = _waiting.Find(id => now - _served.GetValueOrDefault(id, now) < Longest);
        if (Serves is null)
            return null;
        _served.TryAdd(Serves, now);
        return Best(view, Serves);
    }

    /// <summary>The phase that opens most of the ways that the vehicle may take; of equals the one that is shown.</summary>
    private static int Best(JunctionView view, string id)
    {
        var (best, most) = (view.Phase, 0f);
        for (var phase = 0; phase < view.Junction.Greens.Count; phase++)
        {
            var weight = Weight(view, id, view.Junction.Greens[phase].State);
            if (weight > most + 1e-4f || (phase == view.Phase && weight >= most - 1e-4f))
                (best, most) = (phase, weight);
        }
        return best;
    }

    private static float Weight(JunctionView view, string id, string state)
    {
        var sum = 0f;
        foreach (var seen in view.Emergencies)
        {
            if (seen.Id != id)
                continue;
            var links = view.Lanes[seen.Lane].Links;
            // Protected green is worth a little more: the vehicle needn't wait for a gap.
            sum += seen.Share * links.Sum(l => state[l] switch { 'G' => 1f, 'g' => 0.8f, _ => 0f }) / links.Count;
        }
        return sum;
    }
}
