using Haechi.Traffic.SmartIntersections.Feeds.Readings;

namespace Haechi.Traffic.SmartIntersections.Feeds.Street;

/// <summary>What is known of one detector. Immutable; <see cref="After"/> and <see cref="Refused"/> go on.</summary>
internal sealed record Track
{
    /// <summary>Its last good reading; null when there was none yet.</summary>
    public Reading? Last { get; init; }

    /// <summary>When that came, by our clock.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>How long it has told the same.</summary>
    public Sameness Sameness { get; init; }

    /// <summary>Refused readings in a row.</summary>
    public int Bad { get; init; }

    /// <summary>What the last of them points to; null without any.</summary>
    public string? BadKind { get; init; }

    /// <summary>A good reading came. One that is not later than the last changes nothing.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="receivedAt">When it came, by our clock.</param>
    /// <param name="stored">How long it has told the same, as storage knows; null to reckon it from what is known here.</param>
    public Track After(Reading reading, DateTimeOffset receivedAt, Sameness? stored = null) => Last is { } last && reading.At <= last.At
        ? this
        : this with { Last = reading, ReceivedAt = receivedAt, Bad = 0, BadKind = null, Sameness = stored ?? Sameness.After(reading, receivedAt) };

    /// <summary>A reading was refused.</summary>
    public Track Refused(string kind) => this with { Bad = BadKind == kind ? Bad + 1 : 1, BadKind = kind };
}
