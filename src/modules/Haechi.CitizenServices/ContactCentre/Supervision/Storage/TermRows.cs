namespace Haechi.CitizenServices.ContactCentre.Supervision.Storage;

/// <summary>In how many conversations of a quarter of a day citizens first said a word.</summary>
internal sealed class TermRow
{
    /// <summary>Day in Seoul.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Six hours each: 0 from midnight, 3 from 18:00.</summary>
    public int Part { get; set; }
    public string Word { get; set; } = "";
    public int Talks { get; set; }
}

/// <summary>How many conversations a quarter of a day had in which citizens first said anything on that day.</summary>
internal sealed class TermTotalRow
{
    public DateOnly Day { get; set; }
    public int Part { get; set; }
    public int Talks { get; set; }
}

/// <summary>How far a conversation was read, and which words of it count already; gone two days later.</summary>
internal sealed class TermTalkRow
{
    public Guid ConversationId { get; set; }
    public DateOnly Day { get; set; }

    /// <summary>Sequence of the last turn that was counted.</summary>
    public int ReadTo { get; set; }

    /// <summary>Eight bytes of a keyed hash for each word of the day, so that a word said twice counts once.</summary>
    public byte[] Words { get; set; } = [];
}

/// <summary>Where a word was said: a turn to open, not its text.</summary>
internal sealed class TermUseRow
{
    public DateOnly Day { get; set; }
    public string Word { get; set; } = "";
    public Guid ConversationId { get; set; }
    public int Sequence { get; set; }
}

/// <summary>Up to when turns were counted; one row.</summary>
internal sealed class TermCursorRow
{
    public int Id { get; set; }
    public DateTimeOffset ReadTo { get; set; }

    /// <summary>Two hosts that count the same turns at once cannot both win.</summary>
    public int Version { get; set; }
}
