namespace Haechi.Platform.Streams.Rows;

/// <summary>What is wanted of a continuous source, and how far it has come. Survives every host.</summary>
public sealed class StreamRow
{
    /// <summary><c>kind/name</c>, at most 120 characters; also the id of its grain.</summary>
    public string Id { get; set; } = "";

    /// <summary>Korean title for the console.</summary>
    public string Title { get; set; } = "";

    /// <summary>JSON object that its kind understands.</summary>
    public string Settings { get; set; } = "{}";

    public DesiredState Desired { get; set; }

    /// <summary>Raised by every order; the runner of an older revision starts again.</summary>
    public long Revision { get; set; }

    /// <summary>Raised by every run. A commit of an older run is refused, so that two runs never interleave.</summary>
    public long Epoch { get; set; }

    /// <summary>How far it has been read, in the words of its kind; null before the first commit.</summary>
    public string? Position { get; set; }

    public DateTimeOffset? PositionAt { get; set; }

    /// <summary>Items on disk.</summary>
    public long Items { get; set; }

    /// <summary>Items that could not be used.</summary>
    public long Faults { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>What people want of a stream.</summary>
public enum DesiredState
{
    /// <summary>It does not run, and nothing starts it but an order.</summary>
    Stopped,

    /// <summary>It runs, on whichever host lives.</summary>
    Running,
}

/// <summary>How a stream is, as its host last told.</summary>
public sealed class StreamHealthRow
{
    /// <summary>The stream.</summary>
    public string Id { get; set; } = "";

    public StreamState State { get; set; }

    /// <summary>Address of the silo where it runs.</summary>
    public string Host { get; set; } = "";

    public long Revision { get; set; }

    public long Epoch { get; set; }

    /// <summary>Last sign of life of the source itself.</summary>
    public DateTimeOffset BeatAt { get; set; }

    /// <summary>When its host wrote this row.</summary>
    public DateTimeOffset ToldAt { get; set; }

    /// <summary>Starts after a failure, since the last order.</summary>
    public long Restarts { get; set; }

    public string? LastError { get; set; }

    public DateTimeOffset? LastErrorAt { get; set; }

    /// <summary>When the next attempt is due; null unless backing off.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }
}

/// <summary>How a stream is.</summary>
public enum StreamState
{
    /// <summary>It does not run.</summary>
    Stopped,

    /// <summary>It is about to run.</summary>
    Starting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It failed and waits for its next attempt.</summary>
    BackingOff,
}

/// <summary>An item that could not be used; the newest are kept for the console.</summary>
public sealed class StreamFaultRow
{
    public long Sequence { get; set; }

    public string StreamId { get; set; } = "";

    public DateTimeOffset At { get; set; }

    /// <summary>Which item, e.g. file and line.</summary>
    public string ItemKey { get; set; } = "";

    /// <summary>What was wrong with it; never the item's content.</summary>
    public string Message { get; set; } = "";
}
