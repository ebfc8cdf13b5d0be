namespace Haechi.Grounding;

/// <summary>Something that happened while an answer was written.</summary>
public abstract record GroundingEvent;

/// <summary>A sentence that its passages support; it may be shown.</summary>
/// <param name="Text">The sentence, without citation marks.</param>
/// <param name="Passages">Ids of the passages that support it.</param>
public sealed record SentenceKept(string Text, IReadOnlyList<string> Passages) : GroundingEvent;

/// <summary>A sentence that may not be shown.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Reason">Why.</param>
public sealed record SentenceDropped(string Text, DropReason Reason) : GroundingEvent;

/// <summary>The end, always the last event.</summary>
/// <param name="Ending">How it ended.</param>
/// <param name="Kept">Sentences kept. With none, the caller answers extractively.</param>
/// <param name="Dropped">Sentences dropped.</param>
/// <param name="TokensIn">Tokens read by the model as it told; 0 where it did not tell.</param>
/// <param name="TokensOut">Tokens written by the model as it told; 0 where it did not tell.</param>
public sealed record AnswerFinished(AnswerEnding Ending, int Kept, int Dropped, long TokensIn, long TokensOut) : GroundingEvent;

/// <summary>Why a sentence was dropped.</summary>
public enum DropReason
{
    /// <summary>It names no passage, or one that was not given.</summary>
    NoCitation,

    /// <summary>A number in it does not stand beside these words in the passage.</summary>
    Number,

    /// <summary>It gives an address that the passage does not give.</summary>
    Address,

    /// <summary>Too few of its words stand together in the passage.</summary>
    Words,

    /// <summary>It denies what the passage states, or the other way round.</summary>
    Negation,

    /// <summary>The answer was long enough.</summary>
    TooMany,
}

/// <summary>How an answer ended.</summary>
public enum AnswerEnding
{
    /// <summary>The model finished.</summary>
    Complete,

    /// <summary>It was too slow; what was kept until then stands.</summary>
    TimedOut,

    /// <summary>The endpoint failed; what was kept until then stands.</summary>
    Failed,
}
