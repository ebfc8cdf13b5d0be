using Haechi.Platform.PersonalData;

namespace Haechi.OnlineSafety.HarmfulContent.Storage;

/// <summary>Where a post stands.</summary>
internal enum PostState
{
    /// <summary>Judged ordinary; nobody is shown it.</summary>
    Ordinary,

    /// <summary>Waits for a reviewer.</summary>
    Queued,

    /// <summary>A reviewer confirmed it.</summary>
    Confirmed,

    /// <summary>A reviewer dismissed it.</summary>
    Dismissed,
}

/// <summary>A post that was judged.</summary>
internal sealed class PostRow
{
    /// <summary>Version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>SHA-256 of address and text: the same post again is the same row.</summary>
    public string Fingerprint { get; set; } = "";

    /// <summary>The post as it came, cut at the configured length.</summary>
    public SealedText Text { get; set; }

    /// <summary>Characters of the post before it was cut.</summary>
    public int Length { get; set; }

    /// <summary>Who handed it in: a source's name.</summary>
    public string Source { get; set; } = "";

    /// <summary>Where it stands on the web; empty when nobody said.</summary>
    public string Address { get; set; } = "";

    public DateTimeOffset ReceivedAt { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    public PostState State { get; set; }

    /// <summary>Kind of trade; of an ordinary post the likeliest.</summary>
    public string Label { get; set; } = "";

    public double Score { get; set; }

    /// <summary>Harm × score, 0 to 10: the order of the queue.</summary>
    public double Rank { get; set; }

    /// <summary>JSON of the words that spoke.</summary>
    public string Spans { get; set; } = "[]";

    /// <summary>The model that judged it.</summary>
    public string Model { get; set; } = "";

    /// <summary>How often the same post came.</summary>
    public int Times { get; set; } = 1;

    public string? DecidedBy { get; set; }

    public string? DecidedByName { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public bool IsDemo { get; set; }
}

/// <summary>Something that a post points to.</summary>
internal sealed class MarkRow
{
    public Guid Id { get; set; }

    public Guid PostId { get; set; }

    /// <summary>Kind of entity, e.g. <c>phone</c>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Keyed hash of kind and normal form: equal contacts are found without opening any.</summary>
    public string Token { get; set; } = "";

    /// <summary>The normal form.</summary>
    public SealedText Normal { get; set; }

    /// <summary>What is shown, e.g. <c>010-****-1234</c>.</summary>
    public string Masked { get; set; } = "";

    public string? Channel { get; set; }

    public double Confidence { get; set; }

    public int Start { get; set; }

    public int Length { get; set; }
}
