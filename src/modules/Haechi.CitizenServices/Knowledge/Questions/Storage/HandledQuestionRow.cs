namespace Haechi.CitizenServices.Knowledge.Questions.Storage;

/// <summary>Where an item of the to-do list stands.</summary>
internal enum ItemState
{
    /// <summary>Nobody has it.</summary>
    Open,

    /// <summary>An editor works on it.</summary>
    Taken,

    /// <summary>An entry answers it.</summary>
    Answered,

    /// <summary>It needs no entry.</summary>
    Dismissed,
}

/// <summary>What an editor did with the questions that ask the same as this one.</summary>
internal sealed class HandledQuestionRow
{
    /// <summary>Made from the wording that stands for the item.</summary>
    public string Id { get; set; } = "";

    /// <summary>That wording, masked. New questions join the item when they are like it.</summary>
    public string Question { get; set; } = "";
    public ItemState State { get; set; }

    /// <summary>The entry that answers.</summary>
    public string? EntryId { get; set; }

    /// <summary>Why it needs no entry.</summary>
    public string? Reason { get; set; }
    public string ChangedBy { get; set; } = "";
    public string ChangedByName { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
    public int Revision { get; set; }
}
