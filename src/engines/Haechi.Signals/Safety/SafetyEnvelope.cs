using Haechi.Signals.Networks;

namespace Haechi.Signals.Safety;

/// <summary>
/// Looks at every state before a signal shows it, and knows nothing of who wants it: no conflicting protected greens, no green
/// without its minimum, no red without yellow, no green before the conflicting movements have cleared.
/// </summary>
public sealed class SafetyEnvelope
{
    private readonly SignalJunction _junction;
    private readonly SignalTiming _timing;
    private readonly double[] _greenSince;
    private readonly double[] _yellowSince;
    private readonly double[] _endedAt;
    private readonly double[] _least;
    private string _shown;
    private double _at;

    /// <summary>Begins with what the signal shows now; what is green then may end at once.</summary>
    /// <param name="junction">The signal.</param>
    /// <param name="timing">The times to keep.</param>
    /// <param name="shown">What it shows.</param>
    /// <param name="now">Seconds.</param>
    public SafetyEnvelope(SignalJunction junction, SignalTiming timing, string shown, double now)
    {
        ArgumentNullException.ThrowIfNull(junction);
        ArgumentNullException.ThrowIfNull(timing);
        ArgumentNullException.ThrowIfNull(shown);
        (_junction, _timing, _shown, _at) = (junction, timing, shown, now);
        var width = shown.Length;
        (_greenSince, _yellowSince, _endedAt, _least) = (new double[width], new double[width], new double[width], new double[width]);
        Array.Fill(_greenSince, double.NegativeInfinity);
        Array.Fill(_endedAt, double.NegativeInfinity);
        for (var i = 0; i < width; i++)
        {
            _yellowSince[i] = now;
            _least[i] = junction.Links[i] is { IsCrossing: true } c && timing.Walk >= 0 ? timing.Walk + c.CrossingLength / timing.WalkingSpeed : timing.MinimumGreen;
        }
    }

    /// <summary>What is shown.</summary>
    public string Shown => _shown;

    /// <summary>Takes a state over, or says why it must not be shown. What is refused changes nothing.</summary>
    /// <returns>Null when the state is safe.</returns>
    public string? Show(string state, double now)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (Refuse(state, now) is { } why)
            return why;
        for (var i = 0; i < state.Length; i++)
            Note(i, state[i], now);
        (_shown, _at) = (state, now);
        return null;
    }

    private string? Refuse(string state, double now)
    {
        if (state.Length != _shown.Length)
            return $"{_junction.Id} has {_shown.Length} links, the state has {state.Length}";
        if (!(now >= _at))
            return $"the clock went back from {_at} to {now}";
        for (var i = 0; i < state.Length; i++)
        {
            if ((OfLetter(state[i]) ? OfChange(i, state[i], now) ?? OfConflict(i, state, now) : $"'{state[i]}' is no signal") is { } why)
                return $"{_junction.Id}, link {i}: {why}";
        }
        return null;
    }

    private static bool OfLetter(char letter) => letter is 'G' or 'g' or 'y' or 'r' or 's' or 'o' or 'O';

    private string? OfChange(int link, char next, double now)
    {
        var before = _shown[link];
        if (IsGreen(before) && !IsGreen(next) && now - _greenSince[link] < _least[link])
            return $"green for {now - _greenSince[link]:0.#} s, {_least[link]:0.#} s are the minimum";
        if (IsGreen(before) && next == 'r' && _junction.Links[link] is not { IsCrossing: true })
            return "red after green without yellow";
        if (before == 'y' && next == 'r' && now - _yellowSince[link] < _timing.Yellow)
            return $"yellow for {now - _yellowSince[link]:0.#} s only";
        return before == 'y' && IsGreen(next) ? "green after yellow" : null;
    }

    private string? OfConflict(int link, string state, double now)
    {
        if (!IsGreen(state[link]))
            return null;
        for (var other = 0; other < state.Length; other++)
        {
            if (!_junction.Conflicts[link][other])
                continue;
            if (IsGreen(state[other]))
                return $"green together with link {other}, which crosses it";
            if (!IsGreen(_shown[link]) && state[other] == 'y')
                return $"green while link {other}, which crosses it, has yellow";
            if (!IsGreen(_shown[link]) && now - _endedAt[other] < _timing.AllRed)
                return $"green {now - _endedAt[other]:0.#} s after link {other}, which crosses it, has ended";
        }
        return null;
    }

    private void Note(int link, char next, double now)
    {
        var before = _shown[link];
        if (IsGreen(next) && !IsGreen(before))
            _greenSince[link] = now;
        if (next == 'y' && before != 'y')
            _yellowSince[link] = now;
        if (next == 'r' && before != 'r')
            _endedAt[link] = now;
    }

    private static bool IsGreen(char letter) => letter is 'G' or 'g';
}
