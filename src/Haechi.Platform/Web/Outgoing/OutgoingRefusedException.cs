namespace Haechi.Platform.Web;

/// <summary>A connection that <see cref="OutgoingGuard"/> did not make. <see cref="HttpClient"/> may wrap it.</summary>
/// <param name="inward">Whether the name leads into a private network; else it is no destination.</param>
/// <param name="message">What was refused.</param>
public sealed class OutgoingRefusedException(bool inward, string message) : HttpRequestException(message)
{
    /// <summary>Whether the name leads into a private network or to this machine.</summary>
    public bool IsInward { get; } = inward;
}
