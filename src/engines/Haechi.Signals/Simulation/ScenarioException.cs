namespace Haechi.Signals.Simulation;

/// <summary>A scenario that can't be run, or a simulator that can't be started. The message says what, where and how to mend it.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>Makes one with a message for people.</summary>
    public ScenarioException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with what caused it.</summary>
    public ScenarioException(string message, Exception? cause)
        : base(message, cause)
    {
    }

    /// <summary>Makes one without words.</summary>
    public ScenarioException()
    {
    }
}
