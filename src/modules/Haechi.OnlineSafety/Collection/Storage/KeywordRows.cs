namespace Haechi.OnlineSafety.Collection.Storage;

/// <summary>A word that monitors look for (수집어).</summary>
internal sealed class KeywordRow
{
    /// <summary>Version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>As it was entered, 2 to 40 characters.</summary>
    public string Word { get; set; } = "";

    /// <summary>In plain form: there is one keyword for each.</summary>
    public string Plain { get; set; } = "";

    /// <summary>A kind of trade, or <c>search</c>: only looked for, nobody is suspected.</summary>
    public string Category { get; set; } = "";

    public bool IsPaused { get; set; }

    public string AddedBy { get; set; } = "";

    public DateTimeOffset AddedAt { get; set; }

    public int Revision { get; set; }
}

/// <summary>Where a form of a keyword comes from.</summary>
internal enum FormOrigin
{
    /// <summary>The list of slang that the product carries.</summary>
    Slang,

    /// <summary>A rule of evasive spelling.</summary>
    Spelling,

    /// <summary>Stands beside the word in collected posts far more often than elsewhere.</summary>
    Companion,

    /// <summary>A person wrote it.</summary>
    Own,
}

/// <summary>What a person said of a form.</summary>
internal enum FormState
{
    Proposed,

    /// <summary>Looked for like the word itself.</summary>
    Accepted,

    /// <summary>Not proposed again.</summary>
    Refused,
}

/// <summary>Another way to write or to say a keyword (확장어).</summary>
internal sealed class KeywordFormRow
{
    public Guid Id { get; set; }

    public Guid KeywordId { get; set; }

    public string Form { get; set; } = "";

    public FormOrigin Origin { get; set; }

    public FormState State { get; set; }

    /// <summary>Of a companion: posts with the word that have it, and all posts that have it.</summary>
    public int Beside { get; set; }

    public int Anywhere { get; set; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }
}

/// <summary>How many new items of a day had a keyword or one of its forms.</summary>
internal sealed class KeywordDayRow
{
    public Guid KeywordId { get; set; }

    /// <summary>Days since 1970 in Seoul.</summary>
    public int Day { get; set; }

    public int Count { get; set; }
}

/// <summary>Counts the changes of keywords, so that hosts know when to read them again. One row.</summary>
internal sealed class KeywordVersionRow
{
    public int Id { get; set; } = 1;

    public long Version { get; set; }
}
