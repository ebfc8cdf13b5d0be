namespace Haechi.Signals.Networks;

/// <summary>A network that can't be used. The message says what, where and how to mend it.</summary>
public sealed class NetworkException : Exception
{
    /// <summary>Makes one with a message for people.</summary>
    public NetworkException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with what caused it.</summary>
    public NetworkException(string message, Exception? cause)
        : base(message, cause)
    {
    }

    /// <summary>Makes one without words.</summary>
    public NetworkException()
    {
    }
}
