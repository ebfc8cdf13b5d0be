using Haechi.Traffic.SmartIntersections.Feeds.Readings;

namespace Haechi.Traffic.SmartIntersections.Feeds.Street;

/// <summary>What is known of one detector. Immutable; <see cref="After"/> and <see cref="Refused"/> go on.</summary>
internal sealed record Track
{
    /// <summary>Its last good reading; null when there was none yet.</summary>
    public Reading? Last { get; init; }

    /// <summary>When that came, by our clock.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Since when it has told the same, as far as this host has watched.</summary>
    public DateTimeOffset? SameSince { get; init; }

    /// <summary>Readings that told the same, in a row.</summary>
    public int Same { get; init; }

    /// <summary>When it last told something else than before; null when this host has not seen that.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Refused readings in a row.</summary>
    public int Bad { get; init; }

    /// <summary>What the last of them points to; null without any.</summary>
    public string? BadKind { get; init; }

    /// <summary>A good reading came. One that is not later than the last changes nothing.</summary>
    public Track After(Reading reading, DateTimeOffset receivedAt)
    {
        if (Last is { } last && reading.At <= last.At)
            return this;
        var same = Last?.Measured.Equals(reading.Measured) == true;
        return this with
        {
            Last = reading, ReceivedAt = receivedAt, Bad = 0, BadKind = null,
            SameSince = same ? SameSince : receivedAt, Same = same ? Same + 1 : 1, ChangedAt = same || Last is null ? ChangedAt : receivedAt,
        };
    }

    /// <summary>A reading was refused.</summary>
    public Track Refused(string kind) => this with { Bad = BadKind == kind ? Bad + 1 : 1, BadKind = kind };
}
