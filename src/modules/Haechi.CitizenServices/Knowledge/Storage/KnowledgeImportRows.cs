namespace Haechi.CitizenServices.Knowledge.Storage;

/// <summary>What was imported from.</summary>
internal enum ImportKind
{
    /// <summary>Files that somebody chose.</summary>
    Upload,

    /// <summary>A folder of the server.</summary>
    Folder,

    /// <summary>Web addresses that somebody typed.</summary>
    Addresses,

    /// <summary>A list of web addresses that is read again and again.</summary>
    List,
}

/// <summary>How an import ended.</summary>
internal enum ImportEnding
{
    /// <summary>Every document was looked at.</summary>
    Complete,

    /// <summary>Somebody stopped it; what was done until then stays.</summary>
    Cancelled,

    /// <summary>Nothing was done: particulars are missing, or there is nothing to read.</summary>
    Refused,

    /// <summary>The store or the host failed; what was done until then stays.</summary>
    Failed,
}

/// <summary>An import that ended, for everybody who edits.</summary>
internal sealed class KnowledgeImportRow
{
    public Guid Id { get; set; }
    public ImportKind Kind { get; set; }

    /// <summary>The list that was read; null for the other kinds.</summary>
    public Guid? ListId { get; set; }

    /// <summary>What was read, in a word: the list, the folder, how many files.</summary>
    public string Name { get; set; } = "";
    public string Source { get; set; } = "";
    public string Owner { get; set; } = "";
    public DateOnly? ValidUntil { get; set; }

    /// <summary>Published at once, rather than kept as drafts.</summary>
    public bool Publish { get; set; }
    public string StartedBy { get; set; } = "";
    public string StartedByName { get; set; } = "";
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset EndedAt { get; set; }
    public ImportEnding Ending { get; set; }
    public int Refused { get; set; }

    /// <summary>The report as JSON; of the documents at most 2,000, the refused ones first.</summary>
    public string Report { get; set; } = "{}";
}

/// <summary>A list of web addresses that is read again every so many hours.</summary>
internal sealed class KnowledgeListRow
{
    public Guid Id { get; set; }
    public string Name { get; set; } = "";

    /// <summary>One a line.</summary>
    public string Addresses { get; set; } = "";
    public string Source { get; set; } = "";
    public string Owner { get; set; } = "";
    public DateOnly? ValidUntil { get; set; }
    public bool Publish { get; set; }

    /// <summary>From 1 to 720.</summary>
    public int EveryHours { get; set; }
    public bool IsPaused { get; set; }

    /// <summary>When it is read next, unless it is paused.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>The host that reads it now; null when none does.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Until when that host has it to itself.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>What came of the last reading.</summary>
    public Guid? LastImportId { get; set; }
    public string ChangedBy { get; set; } = "";
    public string ChangedByName { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
    public int Revision { get; set; }
}
