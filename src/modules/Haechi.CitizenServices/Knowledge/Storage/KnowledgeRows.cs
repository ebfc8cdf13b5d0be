namespace Haechi.CitizenServices.Knowledge.Storage;

/// <summary>Where an entry stands.</summary>
internal enum KnowledgeState
{
    /// <summary>Being written; never published.</summary>
    Draft,

    /// <summary>Given as an answer, in the version that was published last.</summary>
    Published,

    /// <summary>No longer given as an answer.</summary>
    Withdrawn,
}

/// <summary>What an editor writes.</summary>
internal abstract class KnowledgeText
{
    public string TopicId { get; set; } = "";
    public string Title { get; set; } = "";
    public string Body { get; set; } = "";

    /// <summary>Ways people ask, one a line.</summary>
    public string Questions { get; set; } = "";

    /// <summary>Everyday words, one a line.</summary>
    public string Keywords { get; set; } = "";
    public string Source { get; set; } = "";
    public string? Address { get; set; }
    public string Owner { get; set; } = "";
    public DateOnly? ValidUntil { get; set; }
}

/// <summary>An entry as its editors see it: the working copy.</summary>
internal sealed class KnowledgeRow : KnowledgeText
{
    public string Id { get; set; } = "";
    public KnowledgeState State { get; set; }

    /// <summary>The version published last; 0 before the first.</summary>
    public int Version { get; set; }

    /// <summary>The working copy differs from what was published last.</summary>
    public bool IsEdited { get; set; }

    /// <summary>Counts every change; an editor who has seen an older one is refused.</summary>
    public int Revision { get; set; }
    public bool IsDemo { get; set; }

    /// <summary>The imported document that it comes from; null for what people wrote.</summary>
    public Guid? DocumentId { get; set; }

    /// <summary>Tells the passages of one document apart and stays when the words of the passage change.</summary>
    public string? Passage { get; set; }
    public string ChangedBy { get; set; } = "";
    public string ChangedByName { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>A published version. It never changes, so that an answer of last year can still be shown.</summary>
internal sealed class KnowledgeVersionRow : KnowledgeText
{
    public string EntryId { get; set; } = "";
    public int Version { get; set; }
    public bool IsDemo { get; set; }
    public string PublishedBy { get; set; } = "";
    public string PublishedByName { get; set; } = "";
    public DateTimeOffset PublishedAt { get; set; }
}

/// <summary>A topic and its names.</summary>
internal sealed class KnowledgeTopicRow
{
    public string Id { get; set; } = "";
    public string NameKo { get; set; } = "";
    public string NameEn { get; set; } = "";
}

/// <summary>A document that was imported.</summary>
internal sealed class KnowledgeDocumentRow
{
    public Guid Id { get; set; }

    /// <summary>Name of what was imported together: a folder, a list, uploads.</summary>
    public string Collection { get; set; } = "";

    /// <summary>Path within the collection, or the web address.</summary>
    public string Path { get; set; } = "";
    public string Source { get; set; } = "";
    public string? Address { get; set; }
    public string Owner { get; set; } = "";
    public DateOnly ValidUntil { get; set; }

    /// <summary>Hex SHA-256 of the bytes that were read last.</summary>
    public string Hash { get; set; } = "";

    /// <summary>What the web server called this version; null when it named none.</summary>
    public string? ETag { get; set; }
    public DateTimeOffset? LastModified { get; set; }

    /// <summary>Counts up whenever the content changed.</summary>
    public int Version { get; set; }
    public DateTimeOffset ReadAt { get; set; }

    /// <summary>Since when the collection no longer holds it; its owner decides what becomes of the entries.</summary>
    public DateTimeOffset? MissingSince { get; set; }
    public int Revision { get; set; }
}
