namespace Haechi.Signals.Safety;

/// <summary>
/// The time that signals live by. It follows the clock that it is told, but never goes back and never leaps: a minimum green is not over
/// because somebody has set a clock.
/// </summary>
internal sealed class ControlClock(double begin)
{
    /// <summary>Longest time between two steps that is believed, in seconds.</summary>
    public const double LongestStep = 10;

    private double _told = begin;
    private double _step = 1;

    /// <summary>Seconds; never less than before.</summary>
    public double Now { get; private set; } = begin;

    /// <summary>Takes the clock's time over.</summary>
    /// <returns>Null, or what the clock did: then time went on by one usual step.</returns>
    public string? Advance(double told)
    {
        var step = told - _told;
        var fits = step is >= 0 and <= LongestStep;
        if (fits && step > 0)
            _step = step;
        Now += fits ? step : _step;
        var before = _told;
        // A clock that tells no number has gone on unseen: its next number must not count that time once more.
        _told = double.IsFinite(told) ? told : _told + _step;
        return fits ? null : $"the clock went from {before:0.#} to {told:0.#}";
    }
}
