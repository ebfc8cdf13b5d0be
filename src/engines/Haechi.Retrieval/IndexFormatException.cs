namespace Haechi.Retrieval;

/// <summary>An index folder that cannot be used: no index, a newer format, or damage. The message says which file and why.</summary>
public sealed class IndexFormatException : IOException
{
    public IndexFormatException(string message) : base(message)
    {
    }

    public IndexFormatException(string message, Exception inner) : base(message, inner)
    {
    }

    public IndexFormatException()
    {
    }
}
