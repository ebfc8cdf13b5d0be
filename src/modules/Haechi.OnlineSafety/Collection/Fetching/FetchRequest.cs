namespace Haechi.OnlineSafety.Collection.Fetching;

/// <summary>What to fetch.</summary>
/// <param name="Address">Where.</param>
/// <param name="Bytes">Most bytes of the body, unpacked: the same limit holds for the packed bytes.</param>
internal sealed record FetchRequest(Uri Address, long Bytes)
{
    /// <summary>What the server called it the last time, with its quotes; null when it was not fetched before.</summary>
    public string? ETag { get; init; }

    /// <summary>When the server said that it had changed.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Take the beginning of a body that is larger instead of skipping it.</summary>
    public bool KeepBeginning { get; init; }

    /// <summary>Asked for each address on the way, e.g. robots.txt: null to go on, else the reason not to.</summary>
    public Func<Uri, CancellationToken, ValueTask<string?>>? Admit { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Address">Where the last answer came from.</param>
/// <param name="Status">Its status; 0 when none came.</param>
/// <param name="Skipped">Why there is no content; null when there is, and for 304. See <see cref="SkipReason"/>.</param>
internal sealed record Fetched(Uri Address, int Status, string? Skipped)
{
    /// <summary>The body, unpacked.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>As the content shows; see <see cref="ContentSniffer"/>.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>Of the last answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The server says that it is as it was.</summary>
    public bool IsUnchanged => Status == 304;

    /// <summary>The server no longer has it: 404 or 410.</summary>
    public bool IsGone => Status is 404 or 410;
}
