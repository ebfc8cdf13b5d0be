using Haechi.Signals.Networks;

namespace Haechi.Signals.Safety;

/// <summary>
/// Brings one signal from green to green: yellow for what loses it, all-red, then the next phase. Asks the
/// <see cref="SafetyEnvelope"/> for each state; what is refused is not shown.
/// </summary>
public sealed class SignalHead
{
    private readonly SignalJunction _junction;
    private readonly SignalTiming _timing;
    private readonly SafetyEnvelope _envelope;
    private readonly double[] _least;
    private int _next;
    private double _changeAt = double.NegativeInfinity;

    /// <summary>Begins with a green phase.</summary>
    /// <param name="junction">A signal that has at least one green phase.</param>
    /// <param name="timing">The times to keep.</param>
    /// <param name="now">Seconds.</param>
    public SignalHead(SignalJunction junction, SignalTiming timing, double now)
    {
        ArgumentNullException.ThrowIfNull(junction);
        ArgumentNullException.ThrowIfNull(timing);
        (_junction, _timing, Since) = (junction, timing, now);
        _least = [.. junction.Greens.Select(g => timing.MinimumOf(junction, g))];
        _envelope = new SafetyEnvelope(junction, timing, junction.Greens[0].State, now);
    }

    /// <summary>The green phase that is shown, or that comes after the yellow, by its place among the greens.</summary>
    public int Phase => _next;

    /// <summary>Since when the phase is green; in the future while its yellow lasts.</summary>
    public double Since { get; private set; }

    /// <summary>What is shown.</summary>
    public string Shown => _envelope.Shown;

    /// <summary>The last refusal of the envelope; null when there was none.</summary>
    public string? Refused { get; private set; }

    /// <summary>Whether another phase may be asked for.</summary>
    public bool MayChange(double now) => now >= Since + _least[_next] - 1e-9;

    /// <summary>Asks for a phase. Asking for the present one, or too early, changes nothing.</summary>
    public void Request(int phase, double now)
    {
        if (phase == _next || phase < 0 || phase >= _junction.Greens.Count || !MayChange(now))
            return;
        var (from, to) = (_junction.Greens[_next].State, _junction.Greens[phase].State);
        var ends = !LosesNobody(from, to);
        (_next, _changeAt) = (phase, now);
        Since = now + (ends ? _timing.Yellow + _timing.AllRed : 0);
        Tick(now);
    }

    /// <summary>The phase that comes, while its green is not shown yet; null when it is.</summary>
    internal string? Coming => _envelope.Shown == _junction.Greens[_next].State ? null : _junction.Greens[_next].State;

    /// <summary>Puts the green that comes off: clearance (전적색) lasts longer.</summary>
    internal void PutOff(double until) => Since = Math.Max(Since, until);

    /// <summary>What to show now. Call it every second, and after each request.</summary>
    public string Tick(double now)
    {
        Refused = _envelope.Show(Wanted(now), now) ?? Refused;
        return _envelope.Shown;
    }

    private string Wanted(double now)
    {
        var to = _junction.Greens[_next].State;
        if (now >= Since)
            return to;
        var yellow = now < _changeAt + _timing.Yellow;
        return string.Create(to.Length, (_envelope.Shown, to, yellow), static (state, s) =>
        {
            for (var i = 0; i < state.Length; i++)
                state[i] = Between(s.Shown[i], s.to[i], s.yellow);
        });
    }

    private static char Between(char shown, char to, bool yellow) => shown switch
    {
        'G' or 'g' when to is 'G' or 'g' => shown,
        'G' or 'g' or 'y' when yellow => 'y',
        'G' or 'g' or 'y' => 'r',
        _ => shown,
    };

    internal static bool LosesNobody(string from, string to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            if (from[i] is 'G' or 'g' && to[i] is not ('G' or 'g'))
                return false;
        }
        return true;
    }
}
