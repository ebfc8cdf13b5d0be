namespace Haechi.Traffic.SmartIntersections.Feeds.Storage;

/// <summary>Vehicles of one movement in one quarter of an hour, as the detectors counted them.</summary>
internal sealed class CountRow
{
    public Guid NetworkId { get; set; }

    /// <summary>Name of the signal.</summary>
    public string Junction { get; set; } = "";

    /// <summary>Road before the stop line.</summary>
    public string FromRoad { get; set; } = "";

    /// <summary>Road behind the junction.</summary>
    public string ToRoad { get; set; } = "";

    /// <summary>Day in Seoul.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Seconds of the day in Seoul, a multiple of 900.</summary>
    public int Second { get; set; }

    /// <summary>All vehicles; fractions come from lanes whose turns were not counted apart.</summary>
    public double Vehicles { get; set; }

    /// <summary>Buses and lorries among them.</summary>
    public double Heavy { get; set; }

    /// <summary>Those among them whose turn was not counted: they were spread evenly over what their lane allows.</summary>
    public double Spread { get; set; }
}

/// <summary>The last reading of a detector: what a host knows again after a restart, and what makes a repeated reading harmless.</summary>
internal sealed class DetectorRow
{
    public Guid NetworkId { get; set; }

    /// <summary>Name of the signal.</summary>
    public string Junction { get; set; } = "";

    /// <summary>What it looks at: <c>lane:ID</c>, <c>link:NUMBER</c> or <c>signal</c>.</summary>
    public string Detector { get; set; } = "";

    /// <summary>End of the time that it speaks of, milliseconds since 1970.</summary>
    public long AtMs { get; set; }

    /// <summary>When it came, milliseconds since 1970.</summary>
    public long StoredMs { get; set; }

    /// <summary>The reading as JSON.</summary>
    public string Body { get; set; } = "";

    /// <summary>Host that stored it and knows it already; empty when every host must read it.</summary>
    public Guid Writer { get; set; }

    /// <summary>Told from what it measured: equal when it told the same again.</summary>
    public long Fingerprint { get; set; }

    /// <summary>Readings that told the same, in a row.</summary>
    public int Same { get; set; }

    /// <summary>When the first of them came, milliseconds since 1970.</summary>
    public long? SameSinceMs { get; set; }

    /// <summary>When it last told something else than before, milliseconds since 1970; null when it never did.</summary>
    public long? ChangedMs { get; set; }
}

/// <summary>Queue and speed of one lane before a stop line, or of one movement, over one quarter of an hour: sums of what its readings said.</summary>
internal sealed class QueueRow
{
    public Guid NetworkId { get; set; }

    /// <summary>Name of the signal.</summary>
    public string Junction { get; set; } = "";

    /// <summary>As in <see cref="DetectorRow.Detector"/>.</summary>
    public string Detector { get; set; } = "";

    /// <summary>Day in Seoul.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Seconds of the day in Seoul, a multiple of 900.</summary>
    public int Second { get; set; }

    /// <summary>Readings that told a queue.</summary>
    public int Queues { get; set; }

    /// <summary>Sum of their queues, metres.</summary>
    public double QueueMetres { get; set; }

    /// <summary>Readings that told a speed.</summary>
    public int Speeds { get; set; }

    /// <summary>Sum of their speeds, km/h.</summary>
    public double SpeedKmh { get; set; }
}

/// <summary>A fault of a detector that holds now. It goes when the detector is well again; the finding stays.</summary>
internal sealed class FaultRow
{
    public Guid NetworkId { get; set; }

    /// <summary>Name of the signal.</summary>
    public string Junction { get; set; } = "";

    /// <summary>As in <see cref="DetectorRow.Detector"/>; <c>junction</c> for all of a junction's detectors.</summary>
    public string Detector { get; set; } = "";

    /// <summary>Kind of the finding, e.g. <c>detector-silent</c>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Milliseconds since 1970.</summary>
    public long SinceMs { get; set; }

    public Guid FindingId { get; set; }
}

/// <summary>Says which lane or movement a source of another service looks at, e.g. a camera.</summary>
internal sealed class SourceRow
{
    /// <summary>The source as the observation names it.</summary>
    public string Source { get; set; } = "";

    public Guid NetworkId { get; set; }

    /// <summary>Name of the signal.</summary>
    public string Junction { get; set; } = "";

    /// <summary>As in <see cref="DetectorRow.Detector"/>.</summary>
    public string Detector { get; set; } = "";

    public string MadeByName { get; set; } = "";

    public DateTimeOffset MadeAt { get; set; }
}
