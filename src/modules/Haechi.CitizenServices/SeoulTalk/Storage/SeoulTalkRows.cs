using Haechi.Platform.PersonalData;

namespace Haechi.CitizenServices.SeoulTalk.Storage;

/// <summary>Who speaks for the city in a conversation.</summary>
internal enum ConversationMode
{
    /// <summary>The bot answers.</summary>
    Bot,

    /// <summary>A person was asked for and has not come yet; the bot is silent.</summary>
    Queued,

    /// <summary>A counsellor answers; the bot is silent.</summary>
    Counsellor,

    /// <summary>Over.</summary>
    Ended,
}

/// <summary>Who said a turn.</summary>
internal enum TurnAuthor
{
    /// <summary>The citizen.</summary>
    Citizen,

    /// <summary>The bot.</summary>
    Bot,

    /// <summary>A counsellor, by name.</summary>
    Counsellor,

    /// <summary>The service itself: someone joined, a result came in.</summary>
    Notice,
}

/// <summary>One conversation.</summary>
internal sealed class ConversationRow
{
    public Guid Id { get; set; }

    /// <summary><c>web</c>, <c>widget</c> or <c>kakao</c>.</summary>
    public string Channel { get; set; } = "";

    /// <summary>Hex SHA-256 of the citizen's token, or of the channel's user key: whoever holds it owns the conversation.</summary>
    public string OwnerHash { get; set; } = "";
    public string Language { get; set; } = "ko";
    public ConversationMode Mode { get; set; }

    /// <summary>The dialogue's state, JSON; sealed because a draft report may hold a plate or a place.</summary>
    public SealedText State { get; set; }

    /// <summary>First question, masked, for the counsellor's queue.</summary>
    public string Headline { get; set; } = "";
    public string? HandoverReason { get; set; }
    public string? CounsellorId { get; set; }
    public string? CounsellorName { get; set; }

    /// <summary>The case that the handover opened.</summary>
    public Guid? HandoverCaseId { get; set; }

    /// <summary>The open stay with the counsellors; null while the bot has the conversation.</summary>
    public Guid? HandoverId { get; set; }

    /// <summary>Until when it rests with its counsellor; null when it does not.</summary>
    public DateTimeOffset? PausedUntil { get; set; }
    public DateTimeOffset? PausedAt { get; set; }
    public PauseReason? PausedFor { get; set; }

    /// <summary>When the citizen closed the page; null while it is open or when that cannot be known.</summary>
    public DateTimeOffset? LeftAt { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset LastAt { get; set; }
    public DateTimeOffset? QueuedAt { get; set; }
    public int Turns { get; set; }

    /// <summary>Counts changes; two writers of the same version cannot both win.</summary>
    public int Version { get; set; }
}

/// <summary>One turn.</summary>
internal sealed class TurnRow
{
    public Guid ConversationId { get; set; }
    public int Sequence { get; set; }
    public DateTimeOffset At { get; set; }
    public TurnAuthor Author { get; set; }
    public string? AuthorName { get; set; }

    /// <summary>What was said, JSON; sealed because citizens write what they like.</summary>
    public SealedText Body { get; set; }

    /// <summary>Whether the answer helped, as the citizen said; null when they did not.</summary>
    public bool? Helpful { get; set; }

    /// <summary>Set when the turn came from a carried action, so that carrying twice says it once.</summary>
    public Guid? ActionId { get; set; }
}

/// <summary>A civil report that was filed in a conversation; the case holds the rest.</summary>
internal sealed class ReportRow
{
    public Guid CaseId { get; set; }
    public string Number { get; set; } = "";
    public Guid ConversationId { get; set; }
    public string Kind { get; set; } = "";

    /// <summary>The citizen's own words.</summary>
    public SealedText Words { get; set; }
    public SealedText Plate { get; set; }
    public DateTimeOffset? HappenedAt { get; set; }
    public Guid? PhotoId { get; set; }
    public DateTimeOffset FiledAt { get; set; }
}

/// <summary>A question that the knowledge base could not answer, masked, for its editors.</summary>
internal sealed class UnansweredRow
{
    public Guid Id { get; set; }
    public Guid ConversationId { get; set; }
    public string Question { get; set; } = "";
    public double Confidence { get; set; }
    public DateTimeOffset At { get; set; }
}
