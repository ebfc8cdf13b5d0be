namespace Haechi.OnlineSafety.Collection.Storage;

/// <summary>What a source is.</summary>
internal enum SourceKind
{
    /// <summary>Pages of a site, followed from start addresses.</summary>
    Site,

    /// <summary>RSS, Atom, JSON Feed or lines of JSON, fetched.</summary>
    Feed,

    /// <summary>Files that appear in a folder of the server.</summary>
    Folder,
}

/// <summary>Where is looked (수집 출처), when next, and what came of the last visit.</summary>
internal sealed class SourceRow
{
    /// <summary>Version 7 UUID.</summary>
    public Guid Id { get; set; }

    public SourceKind Kind { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Start addresses or the feed's address, one a line; or the folder.</summary>
    public string Places { get; set; } = "";

    /// <summary>Links followed from a start address. 0 to 10.</summary>
    public int Depth { get; set; }

    /// <summary>Most pages of a visit.</summary>
    public int MostPages { get; set; }

    /// <summary>Least time between two fetches from one host, in seconds.</summary>
    public double SecondsBetween { get; set; }

    public int EveryMinutes { get; set; }

    public bool IsPaused { get; set; }

    public DateTimeOffset NextAt { get; set; }

    /// <summary>The process that visits it now.</summary>
    public string? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public DateTimeOffset? LastAt { get; set; }

    /// <summary>Counts of the last visit, JSON; null before the first.</summary>
    public string? LastCounts { get; set; }

    /// <summary>Grows with every change.</summary>
    public int Revision { get; set; }
}

/// <summary>A file of a folder that was read, so that each is read once.</summary>
internal sealed class ReadFileRow
{
    public Guid SourceId { get; set; }

    /// <summary>SHA-256 of name, length and time of change, hex.</summary>
    public string Mark { get; set; } = "";

    public DateTimeOffset At { get; set; }
}
