using Haechi.Signals.Networks;

namespace Haechi.Signals.Safety;

/// <summary>The times that a signal keeps, whoever steers it. All in seconds.</summary>
/// <param name="Decision">Time between two decisions.</param>
/// <param name="Yellow">Yellow (황색) before red.</param>
/// <param name="AllRed">Clearance (전적색) between yellow and the next green.</param>
/// <param name="MinimumGreen">Shortest green (최소녹색).</param>
/// <param name="Walk">Time in which pedestrians begin to walk; negative when crossings have no minimum of their own.</param>
/// <param name="WalkingSpeed">Metres a second at which the clearance of crossings is counted.</param>
public sealed record SignalTiming(double Decision, double Yellow, double AllRed, double MinimumGreen, double Walk, double WalkingSpeed)
{
    /// <summary>The benchmark's rules: a decision every 5 s, 3 s of yellow, no rule for pedestrians.</summary>
    public static SignalTiming Bench { get; } = new(Decision: 5, Yellow: 3, AllRed: 0, MinimumGreen: 5, Walk: -1, WalkingSpeed: 1);

    /// <summary>
    /// Rules for a street: one second of all-red, seven of green, and pedestrians get seven to begin and the length of the crossing
    /// at one metre a second (the usual figures of Korean practice: 7 s + 1 m/s).
    /// </summary>
    public static SignalTiming Field { get; } = new(Decision: 5, Yellow: 3, AllRed: 1, MinimumGreen: 7, Walk: 7, WalkingSpeed: 1) { MaximumGreen = 120, KeepsPlansLimits = true };

    /// <summary>Longest green (최대녹색) while others wait, where the plan says nothing of its own. Default: none; in the field 120 s.</summary>
    public double MaximumGreen { get; init; } = double.PositiveInfinity;

    /// <summary>Whether the plan's own minimum and maximum greens hold. Default: no, as in the benchmark; in the field they do.</summary>
    public bool KeepsPlansLimits { get; init; }

    /// <summary>Longest green of a phase while others wait. Never shorter than what its plan shows.</summary>
    public double MaximumOf(SignalPhase phase)
    {
        ArgumentNullException.ThrowIfNull(phase);
        return Math.Max(phase.Duration, KeepsPlansLimits && double.IsFinite(phase.MaximumGreen) ? phase.MaximumGreen : MaximumGreen);
    }

    /// <summary>Shortest green of a phase, with the pedestrians that it serves.</summary>
    public double MinimumOf(SignalJunction junction, SignalPhase phase)
    {
        ArgumentNullException.ThrowIfNull(junction);
        ArgumentNullException.ThrowIfNull(phase);
        var least = KeepsPlansLimits ? Math.Max(MinimumGreen, phase.MinimumGreen) : MinimumGreen;
        for (var i = 0; Walk >= 0 && i < phase.State.Length; i++)
        {
            if (phase.State[i] is 'G' or 'g' && junction.Links[i] is { IsCrossing: true } crossing)
                least = Math.Max(least, Walk + crossing.CrossingLength / WalkingSpeed);
        }
        return least;
    }
}
