using Haechi.Platform.PersonalData;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Storage;

/// <summary>How conversations are drawn for review.</summary>
internal enum SampleMethod
{
    /// <summary>Each ended conversation is as likely as any other.</summary>
    Random,

    /// <summary>As many of each counsellor.</summary>
    PerCounsellor,

    /// <summary>As many about each topic.</summary>
    PerTopic,

    /// <summary>Among those in which the citizen said that an answer did not help.</summary>
    BadlyRated,

    /// <summary>Among the tenth that took longest.</summary>
    HandledLong,
}

/// <summary>A draw: with the same seed and the same conversations it draws the same again.</summary>
internal sealed class SampleRow
{
    public Guid Id { get; set; }
    public SampleMethod Method { get; set; }
    public string Seed { get; set; } = "";

    /// <summary>First and last day, in Seoul, on which the conversations ended.</summary>
    public DateOnly From { get; set; }
    public DateOnly Until { get; set; }

    /// <summary>Conversations asked for; for each counsellor or topic where the method says so.</summary>
    public int Size { get; set; }

    /// <summary>Conversations that could have been drawn.</summary>
    public int Population { get; set; }
    public int Drawn { get; set; }
    public string DrawnById { get; set; } = "";
    public string DrawnByName { get; set; } = "";
    public DateTimeOffset DrawnAt { get; set; }
}

/// <summary>One drawn conversation and what the reviewer and its counsellor said of it.</summary>
internal sealed class ReviewRow
{
    public Guid Id { get; set; }
    public Guid SampleId { get; set; }

    /// <summary>Place in the draw, from 1.</summary>
    public int Place { get; set; }
    public Guid HandoverId { get; set; }
    public Guid ConversationId { get; set; }
    public string CounsellorId { get; set; } = "";
    public string CounsellorName { get; set; } = "";
    public string Topic { get; set; } = "";
    public DateTimeOffset EndedAt { get; set; }
    public double HandlingSeconds { get; set; }
    public string? ReviewerId { get; set; }
    public string? ReviewerName { get; set; }
    public DateTimeOffset? ReviewedAt { get; set; }

    /// <summary>Sealed: reviewers write what they like.</summary>
    public SealedText Remark { get; set; }

    /// <summary>The counsellor's answer; sealed likewise.</summary>
    public SealedText Answer { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public int Version { get; set; }
}

/// <summary>A score, 1 to 5, for one item of the sheet.</summary>
internal sealed class ReviewScoreRow
{
    public Guid ReviewId { get; set; }
    public string Item { get; set; } = "";
    public int Score { get; set; }
}
