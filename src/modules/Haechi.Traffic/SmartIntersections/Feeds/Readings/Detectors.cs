using System.Globalization;

namespace Haechi.Traffic.SmartIntersections.Feeds.Readings;

/// <summary>Names of what speaks at a junction.</summary>
internal static class Detectors
{
    /// <summary>The signal's own controller.</summary>
    public const string Signal = "signal";

    /// <summary>All detectors of a junction together.</summary>
    public const string All = "junction";

    private const string LanePrefix = "lane:";
    private const string LinkPrefix = "link:";

    public static string Lane(string id) => LanePrefix + id;

    public static string Link(int number) => LinkPrefix + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The lane that it looks at; null when it looks at something else.</summary>
    public static string? LaneOf(string detector) => detector.StartsWith(LanePrefix, StringComparison.Ordinal) ? detector[LanePrefix.Length..] : null;

    /// <summary>The movement that it looks at; null when it looks at something else.</summary>
    public static int? LinkOf(string detector) =>
        detector.StartsWith(LinkPrefix, StringComparison.Ordinal) && int.TryParse(detector.AsSpan(LinkPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
