namespace Haechi.Signals.Traci;

/// <summary>What a traffic simulator refused or failed to do. The message says what, where and how to mend it.</summary>
public sealed class TraciException : Exception
{
    /// <summary>Makes one with a message for people.</summary>
    public TraciException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with what caused it.</summary>
    public TraciException(string message, Exception? cause)
        : base(message, cause)
    {
    }

    /// <summary>Makes one without words.</summary>
    public TraciException()
    {
    }
}
