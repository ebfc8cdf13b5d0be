using Haechi.OnlineSafety.ImageRemoval.Notices;

namespace Haechi.OnlineSafety.ImageRemoval.Takedown;

/// <summary>Where a notice stands.</summary>
internal enum NoticeState
{
    /// <summary>Being read and edited.</summary>
    Draft,

    /// <summary>A person confirmed it; it goes out next.</summary>
    Confirmed,

    /// <summary>Handed to the mail server, and nothing is known yet. After a crash it stays so: a person finds out and says.</summary>
    Sending,

    Sent,

    /// <summary>The mail server refused it, or none is configured.</summary>
    Failed,

    /// <summary>Taken out as a file, to be sent another way.</summary>
    Exported,
}

/// <summary>What the operator of the site answered.</summary>
internal enum NoticeAnswer
{
    None,

    /// <summary>They say that they received it.</summary>
    Received,

    /// <summary>They ask something.</summary>
    AskedBack,

    Refused,

    /// <summary>They say that they removed it.</summary>
    Removed,
}

/// <summary>A takedown notice. Its words are sealed with the case's key.</summary>
internal sealed class NoticeRow
{
    public Guid Id { get; set; }

    public Guid RequestId { get; set; }

    public Guid CaseId { get; set; }

    public string CaseNumber { get; set; } = "";

    public string Host { get; set; } = "";

    public string Language { get; set; } = "";

    public Jurisdiction Law { get; set; }

    /// <summary>Address of the site's contact; empty when none is known.</summary>
    public string Recipient { get; set; } = "";

    /// <summary>Subject, body and the hits concerned, JSON, sealed.</summary>
    public byte[] SealedWords { get; set; } = [];

    public NoticeState State { get; set; }

    /// <summary>The action of the case that carries it out.</summary>
    public Guid? ActionId { get; set; }

    public string? ConfirmedBy { get; set; }

    public DateTimeOffset DraftedAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>What went wrong, without addresses.</summary>
    public string? Trouble { get; set; }

    public NoticeAnswer Answer { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The notice of which this is a reminder.</summary>
    public Guid? ReminderOf { get; set; }

    public bool IsDemo { get; set; }

    public int Version { get; set; }
}

/// <summary>Whom to write to about a site; kept by support workers.</summary>
internal sealed class ContactRow
{
    /// <summary>Host, in lower case; also for its subdomains.</summary>
    public string Host { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>ISO 639-1; empty to follow the host.</summary>
    public string Language { get; set; } = "";

    public Jurisdiction? Law { get; set; }

    public string ChangedBy { get; set; } = "";

    public DateTimeOffset ChangedAt { get; set; }
}
