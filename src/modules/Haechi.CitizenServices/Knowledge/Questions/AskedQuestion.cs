namespace Haechi.CitizenServices.Knowledge.Questions;

/// <summary>What was wrong with the answer.</summary>
internal enum Complaint
{
    /// <summary>There was none.</summary>
    Unanswered,

    /// <summary>The citizen said that it did not help.</summary>
    BadlyRated,
}

/// <summary>A question that got no good answer, masked.</summary>
/// <param name="Text">What was asked.</param>
/// <param name="At">When.</param>
/// <param name="Who">Tells one asker from another and says nothing about who it is.</param>
/// <param name="Complaint">What was wrong.</param>
/// <param name="EntryId">The entry that was shown; null when there was none.</param>
internal sealed record AskedQuestion(string Text, DateTimeOffset At, string Who, Complaint Complaint, string? EntryId = null);
