using Haechi.OnlineSafety.Collection;

namespace Haechi.OnlineSafety.ImageRemoval.Takedown;

/// <summary>Where a hit stands.</summary>
internal enum HitState
{
    /// <summary>Found by comparing; nobody has looked.</summary>
    Found,

    /// <summary>A person says that it is the picture.</summary>
    Confirmed,

    /// <summary>A person says that it is not.</summary>
    Dismissed,

    /// <summary>The operator of the site was asked to remove it.</summary>
    Notified,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>Its reference matched so much at once that a person looks at the reference first.</summary>
    Held,
}

/// <summary>One place where something that is watched for was found. Addresses are sealed with the key of the request's case.</summary>
internal sealed class HitRow
{
    /// <summary>Version 7 UUID.</summary>
    public Guid Id { get; set; }

    public Guid RequestId { get; set; }

    /// <summary>The reference picture or video.</summary>
    public Guid MediaId { get; set; }

    /// <summary>The reference hash that was nearest.</summary>
    public Guid ReferenceId { get; set; }

    /// <summary>The collected item.</summary>
    public Guid ItemId { get; set; }

    public Guid SourceId { get; set; }

    public ItemKind Kind { get; set; }

    /// <summary>Host of the address; <c>file</c> for a folder.</summary>
    public string Host { get; set; } = "";

    /// <summary>Address and page, JSON, sealed.</summary>
    public byte[] SealedPlaces { get; set; } = [];

    /// <summary>Recognises the address within the request without telling it.</summary>
    public string AddressMark { get; set; } = "";

    /// <summary>Recognises the content within the request.</summary>
    public string ContentMark { get; set; } = "";

    /// <summary>Bits in which the hashes differ, 0 to 256.</summary>
    public int Distance { get; set; }

    /// <summary>The greatest distance that counted then.</summary>
    public int Threshold { get; set; }

    /// <summary>How the found picture was turned or mirrored, as <c>PdqOrientation</c> names it.</summary>
    public string Orientation { get; set; } = "";

    /// <summary>Of the found picture, 0 to 100.</summary>
    public int Quality { get; set; }

    /// <summary>Of a video, where the match begins, seconds; else 0.</summary>
    public double AtSeconds { get; set; }

    /// <summary>When the page says that it appeared.</summary>
    public DateTimeOffset? AppearedAt { get; set; }

    public DateTimeOffset DetectedAt { get; set; }

    /// <summary>When it was last collected.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset? NotifiedAt { get; set; }

    public DateTimeOffset? RemovedAt { get; set; }

    public HitState State { get; set; }

    /// <summary>It was gone from here, or the same file from elsewhere, and came again.</summary>
    public bool Reuploaded { get; set; }

    public Guid CaseId { get; set; }

    public string CaseNumber { get; set; } = "";

    /// <summary>Small, grey, sealed; null when none could be made.</summary>
    public byte[]? SealedPreview { get; set; }

    public string? DecidedBy { get; set; }

    public bool IsDemo { get; set; }

    /// <summary>When its address is looked at next; null to be planned, from what became of it last.</summary>
    public DateTimeOffset? WatchAt { get; set; }

    /// <summary>When its address was last looked at.</summary>
    public DateTimeOffset? WatchedAt { get; set; }

    /// <summary>What was seen then: <c>there</c>, <c>gone:status-404</c>, <c>unknown:robots</c>.</summary>
    public string? WatchWord { get; set; }

    /// <summary>Since when every look that saw something saw that it is gone.</summary>
    public DateTimeOffset? GoneSince { get; set; }

    /// <summary>A person said that it is still there, against what was seen: only a person marks it removed, until it was seen again.</summary>
    public bool WatchHeld { get; set; }

    /// <summary>Grows with each change, so that two people do not write over each other.</summary>
    public int Version { get; set; }
}

/// <summary>The evidence archive of a hit, sealed.</summary>
internal sealed class EvidenceRow
{
    public Guid Id { get; set; }

    public Guid HitId { get; set; }

    public Guid RequestId { get; set; }

    public DateTimeOffset At { get; set; }

    public byte[] SealedArchive { get; set; } = [];

    /// <summary>Length of the archive in bytes.</summary>
    public int Length { get; set; }

    /// <summary>Hex, of the archive.</summary>
    public string Sha256 { get; set; } = "";
}

/// <summary>What became of a hash that matched too much.</summary>
internal enum FloodState
{
    /// <summary>Its matches are counted and make no hits until a person decides.</summary>
    Quarantined,

    /// <summary>A person says that the matches are right: the guard leaves it alone.</summary>
    Released,

    /// <summary>A person took the hash out of the watch.</summary>
    Retired,
}

/// <summary>A reference hash that matched too many different items within an hour.</summary>
internal sealed class FloodRow
{
    public Guid ReferenceId { get; set; }

    public Guid RequestId { get; set; }

    public FloodState State { get; set; }

    public DateTimeOffset Since { get; set; }

    /// <summary>Matches since then that made no hit.</summary>
    public long Counted { get; set; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>How many new items a reference hash matched in one hour.</summary>
internal sealed class MatchHourRow
{
    public Guid ReferenceId { get; set; }

    /// <summary>Hours since 1970.</summary>
    public long Hour { get; set; }

    public int Count { get; set; }
}

/// <summary>One look at a hit's picture.</summary>
internal sealed class LookRow
{
    public Guid Id { get; set; }

    public Guid HitId { get; set; }

    public string PersonId { get; set; } = "";

    public DateTimeOffset At { get; set; }

    /// <summary>How long the picture was shown; what was granted until the look ends.</summary>
    public int Milliseconds { get; set; }

    /// <summary>When the picture was delivered; a second time it is not.</summary>
    public DateTimeOffset? ServedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}
