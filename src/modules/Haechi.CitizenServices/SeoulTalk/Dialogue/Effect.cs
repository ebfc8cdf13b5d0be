namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>What the machine asks the world to do. Its result comes back as a <see cref="Turn"/>.</summary>
internal abstract record Effect;

/// <summary>Open a case for this report. Asked for only after an explicit yes to the summary.</summary>
internal sealed record FileReport(ReportDraft Draft) : Effect;

internal sealed record LookUpReceipt(string Number) : Effect;

/// <summary>Put the conversation before the counsellors.</summary>
internal sealed record RequestHandover(HandoverReason Reason) : Effect;

/// <summary>Take the conversation out of the counsellors' queue.</summary>
internal sealed record ReturnToBot : Effect;

/// <summary>Keep a question that no entry answers, masked, for those who write the knowledge base.</summary>
internal sealed record RecordUnanswered(string Question, double BestConfidence) : Effect;

internal enum HandoverReason
{
    /// <summary>The citizen asked for a person.</summary>
    Asked,

    /// <summary>The citizen accepted the offer after an unknown question.</summary>
    Unanswered,
}

/// <summary>What one turn leads to.</summary>
internal sealed record StepResult(
    ConversationState State, IReadOnlyList<Reply> Replies, IReadOnlyList<Effect> Effects)
{
    public static StepResult Silent(ConversationState state) => new(state, [], []);
}
