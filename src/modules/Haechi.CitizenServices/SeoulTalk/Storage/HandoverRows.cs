using Haechi.Platform.PersonalData;

namespace Haechi.CitizenServices.SeoulTalk.Storage;

/// <summary>How soon a person should come, read from what the citizen said. No medical or legal grade.</summary>
internal enum Urgency
{
    /// <summary>In the order of waiting.</summary>
    Ordinary,

    /// <summary>Before those who came a little earlier.</summary>
    Soon,

    /// <summary>Words of danger: before everybody who has not waited very long.</summary>
    Urgent,
}

/// <summary>How a stay with the counsellors came out.</summary>
internal enum HandoverOutcome
{
    /// <summary>It goes on.</summary>
    Open,

    /// <summary>The question was answered.</summary>
    Answered,

    /// <summary>A report was filed or a case left behind.</summary>
    Filed,

    /// <summary>The citizen was told of another office.</summary>
    Referred,

    /// <summary>The citizen did not answer any more.</summary>
    NoReply,

    /// <summary>The bot took over again.</summary>
    HandedBack,

    /// <summary>The citizen went back to the bot.</summary>
    Withdrawn,

    /// <summary>The citizen closed the page.</summary>
    Left,
}

/// <summary>Why a conversation rests.</summary>
internal enum PauseReason
{
    /// <summary>The citizen looks something up or is away.</summary>
    Citizen,

    /// <summary>The counsellor checks something.</summary>
    Check,
}

/// <summary>
/// One stay of a conversation with the counsellors, from the request for a person to its end. What the supervisors measure is
/// here; it holds nothing that the citizen said but the sealed note between counsellors.
/// </summary>
internal sealed class HandoverRow
{
    public Guid Id { get; set; }
    public Guid ConversationId { get; set; }
    public string Channel { get; set; } = "";
    public string Language { get; set; } = "ko";

    /// <summary>Id of the queue, see <c>DeskQueues</c>.</summary>
    public string Queue { get; set; } = "general";

    /// <summary>What it is about: <c>report:</c> and a report kind, <c>guide:</c> and a topic of the knowledge base, or <c>other</c>.</summary>
    public string Topic { get; set; } = "other";
    public Urgency Urgency { get; set; }

    /// <summary>Codes of what made it urgent, separated by spaces: <c>danger report misses anger pressing</c>.</summary>
    public string UrgencyReasons { get; set; } = "";

    /// <summary>When the citizen asked; a transfer does not change it.</summary>
    public DateTimeOffset QueuedAt { get; set; }

    /// <summary>Place in the queue: <see cref="QueuedAt"/> less what urgency is worth. The smallest comes first.</summary>
    public DateTimeOffset RankAt { get; set; }

    /// <summary>When the first counsellor came; null while nobody has.</summary>
    public DateTimeOffset? TakenAt { get; set; }

    /// <summary>When a counsellor first said something.</summary>
    public DateTimeOffset? FirstReplyAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public HandoverOutcome Outcome { get; set; }

    /// <summary>Ended before anybody came.</summary>
    public bool Abandoned { get; set; }

    /// <summary>How often it went to another counsellor or queue.</summary>
    public int Transfers { get; set; }

    /// <summary>Seconds for which it rested; not time that a counsellor was idle.</summary>
    public double PausedSeconds { get; set; }

    /// <summary>The last counsellor who had it; null while nobody has.</summary>
    public string? CounsellorId { get; set; }
    public string? CounsellorName { get; set; }

    /// <summary>What the one before wrote for the next.</summary>
    public SealedText Note { get; set; }
    public string? NoteFrom { get; set; }
}

/// <summary>Whether a counsellor takes conversations.</summary>
internal enum CounsellorState
{
    /// <summary>Takes conversations.</summary>
    Ready,

    /// <summary>Works on those in hand, takes no more.</summary>
    Paused,

    /// <summary>Not there.</summary>
    Away,
}

/// <summary>A counsellor's seat.</summary>
internal sealed class CounsellorRow
{
    public string Id { get; set; } = "";
    public string Name { get; set; } = "";
    public CounsellorState State { get; set; }
    public DateTimeOffset Since { get; set; }

    /// <summary>When the desk was last open in front of this counsellor.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>Counts what was taken, so that two takes at once cannot both find the last free place.</summary>
    public int Version { get; set; }
}
