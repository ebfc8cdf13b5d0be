namespace Haechi.Platform.LanguageModels;

/// <summary>What came of a call to the language model. All but <see cref="Used"/> and <see cref="Running"/> are reasons for which the service answered without it.</summary>
public enum CallOutcome
{
    /// <summary>It has not ended; its reservation counts against the budget.</summary>
    Running,

    /// <summary>What the model wrote was given to people.</summary>
    Used,

    /// <summary>Too little of it was supported by its sources, or it had nothing to say.</summary>
    Unsupported,

    /// <summary>It was too slow.</summary>
    TimedOut,

    /// <summary>The endpoint failed, or what it sent is not the protocol.</summary>
    Failed,

    /// <summary>The day's budget is spent; the endpoint was not called.</summary>
    BudgetSpent,

    /// <summary>The endpoint had failed several times in a row and is left alone for a while; it was not called.</summary>
    Resting,

    /// <summary>The conversation had moved on when the answer came.</summary>
    Overtaken,

    /// <summary>Whoever asked went away before the answer came.</summary>
    Abandoned,

    /// <summary>The host ended during the call; its whole reservation counts as spent.</summary>
    Lost,
}
