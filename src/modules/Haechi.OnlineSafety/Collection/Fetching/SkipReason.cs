namespace Haechi.OnlineSafety.Collection.Fetching;

/// <summary>Why something was not taken: words that are counted for each source and shown.</summary>
internal static class SkipReason
{
    /// <summary>Not http or https, or with a name and a password in it.</summary>
    public const string Address = "address";

    /// <summary>A port that is not allowed.</summary>
    public const string Port = "port";

    /// <summary>A host that the site's entry does not allow.</summary>
    public const string OtherHost = "other-host";

    /// <summary>The name leads to this machine or into a private network.</summary>
    public const string Inward = "inward-address";

    /// <summary>Redirected more often than is followed, or to no address.</summary>
    public const string Redirects = "redirects";

    /// <summary>robots.txt asks not to.</summary>
    public const string Robots = "robots";

    /// <summary>The name is not known.</summary>
    public const string UnknownName = "unknown-name";

    /// <summary>No connection, or it broke before an answer.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The certificate does not hold.</summary>
    public const string Certificate = "certificate";

    /// <summary>More headers than are read.</summary>
    public const string Headers = "headers-too-large";

    /// <summary>What answers does not speak HTTP.</summary>
    public const string NotHttp = "not-http";

    /// <summary>More bytes than are taken of this kind, packed or unpacked.</summary>
    public const string TooLarge = "too-large";

    /// <summary>Slower than the lowest rate, or silent, or longer than the longest.</summary>
    public const string TooSlow = "too-slow";

    /// <summary>The body ended before it was complete.</summary>
    public const string CutShort = "cut-short";

    /// <summary>Packed in a way that is not read, or broken within.</summary>
    public const string BrokenPacking = "broken-packing";

    /// <summary>The content is of a kind that is not taken here, whatever the server calls it.</summary>
    public const string Content = "content-type";

    /// <summary>The server answered with an error, e.g. <c>status-503</c>.</summary>
    public static string Status(int code) => $"status-{code}";
}
