using System.Globalization;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Simulation;

/// <summary>A fault that is put into a run on purpose, to see what becomes of it.</summary>
/// <param name="Kind">What fails.</param>
/// <param name="Junction">Name of the signal; null for all of them.</param>
/// <param name="Lane">Name of the lane whose detector fails; null for the first lane. Only for detectors and counts.</param>
/// <param name="Leap">Seconds that the clock leaps; negative backwards. Only for the clock.</param>
/// <param name="From">Seconds of the day when it begins.</param>
/// <param name="Until">Seconds of the day when it is over; infinite when it stays.</param>
public sealed record InjectedFault(FaultKind Kind, string? Junction, string? Lane, double Leap, double From, double Until)
{
    /// <summary>How one is written.</summary>
    public const string Form = "KIND[:JUNCTION[:LANE]]@FROM[-UNTIL], KIND one of detector, counts, feed, planner; or clock:LEAP@FROM. Times in seconds of the scenario.";

    /// <summary>Reads one as it is written on the command line, such as <c>detector:A0:A1A0_0@600-900</c>, <c>planner:A0@120</c>, <c>clock:-30@300</c>.</summary>
    /// <exception cref="ScenarioException">It is written otherwise.</exception>
    public static InjectedFault Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.LastIndexOf('@');
        var parts = at < 0 ? [] : text[..at].Split(':', 2);
        if (at < 0 || !parts[0].All(char.IsAsciiLetter) || !Enum.TryParse<FaultKind>(parts[0], ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || Times(text[(at + 1)..]) is not { } times)
            throw new ScenarioException($"'{text}' is no fault. Write {Form}");
        var rest = parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null;
        if (kind == FaultKind.Clock)
        {
            return Seconds(rest) is { } leap ? new InjectedFault(kind, null, null, leap, times.From, times.Until)
                : throw new ScenarioException($"'{text}' doesn't say by how many seconds the clock leaps. Write clock:LEAP@FROM, such as clock:-30@300.");
        }
        var names = rest?.Split(':', 2);
        return new InjectedFault(kind, names?[0], names?.Length > 1 ? names[1] : null, 0, times.From, times.Until);
    }

    internal bool IsOn(double now) => now >= From && now < Until;

    private static (double From, double Until)? Times(string text)
    {
        var parts = text.Split('-', 2);
        if (Seconds(parts[0]) is not { } from)
            return null;
        if (parts.Length == 1)
            return (from, double.PositiveInfinity);
        return Seconds(parts[1]) is { } until && until > from ? (from, until) : null;
    }

    private static double? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds) ? seconds : null;
}
