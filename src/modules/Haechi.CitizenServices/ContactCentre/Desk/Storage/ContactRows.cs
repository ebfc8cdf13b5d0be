using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Platform.PersonalData;

namespace Haechi.CitizenServices.ContactCentre.Desk.Storage;

/// <summary>What counsellors corrected on the form of a conversation. A case is made of it only when they say so.</summary>
internal sealed class SheetRow
{
    public Guid ConversationId { get; set; }

    /// <summary>Field and value, JSON; sealed because a plate or a place may be among them.</summary>
    public SealedText Corrections { get; set; }
    public DateTimeOffset At { get; set; }
    public string By { get; set; } = "";
    public int Version { get; set; }
}

/// <summary>A consultation as its counsellor confirmed it (상담 기록).</summary>
internal sealed class RecordRow
{
    /// <summary>The stay that it tells of.</summary>
    public Guid HandoverId { get; set; }
    public Guid ConversationId { get; set; }
    public string Topic { get; set; } = "";
    public HandoverOutcome Outcome { get; set; }

    /// <summary>The confirmed summary, masked and sealed.</summary>
    public SealedText Summary { get; set; }
    public string CounsellorId { get; set; } = "";
    public string CounsellorName { get; set; } = "";
    public DateTimeOffset At { get; set; }
}

/// <summary>How far a message to a citizen has come.</summary>
internal enum MessageStatus
{
    /// <summary>It is sent as soon as it is due.</summary>
    Waiting,

    /// <summary>The transport took it.</summary>
    Sent,

    /// <summary>All attempts failed, or the transport refused it for good; a person decides.</summary>
    Dead,

    /// <summary>A person gave it up.</summary>
    Discarded,
}

/// <summary>A written guidance on its way to a citizen.</summary>
internal sealed class MessageRow
{
    public Guid Id { get; set; }
    public Guid ConversationId { get; set; }

    /// <summary><c>sms</c> or <c>email</c>.</summary>
    public string Kind { get; set; } = "";
    public SealedText Address { get; set; }

    /// <summary>The address as pages show it, masked.</summary>
    public string Hint { get; set; } = "";
    public string Subject { get; set; } = "";
    public SealedText Body { get; set; }
    public string CounsellorId { get; set; } = "";
    public string CounsellorName { get; set; } = "";
    public DateTimeOffset At { get; set; }
    public MessageStatus Status { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset NextAt { get; set; }

    /// <summary>Until when the host that tries it has it to itself.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }
    public string? LastError { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public int Version { get; set; }
}
