using Haechi.CitizenServices.Knowledge;

namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>Thresholds of the dialogue.</summary>
internal sealed record DialogueOptions
{
    public static DialogueOptions Default { get; } = new();

    /// <summary>Least confidence of an entry that is given as the answer, from 0 to 1. Default 0.5.</summary>
    public double AnswerThreshold { get; init; } = KnowledgeSearch.Sure;

    /// <summary>Least confidence of an entry that is offered as "did you mean", from 0 to 1. Default 0.3.</summary>
    public double SuggestThreshold { get; init; } = KnowledgeSearch.Perhaps;

    /// <summary>Least confidence of a kind that is taken over from a free sentence without asking. Default 0.45.</summary>
    public double KindThreshold { get; init; } = 0.45;
}
