namespace Haechi.OnlineSafety.Collection;

/// <summary>What an item is.</summary>
internal enum ItemKind
{
    /// <summary>A page or a post: text, perhaps with pictures that come as items of their own.</summary>
    Text,

    /// <summary>A picture.</summary>
    Picture,

    /// <summary>A video.</summary>
    Video,
}

/// <summary>One thing that was collected: a page's text, a picture, a video.</summary>
/// <param name="Id">The same when the same content is read again from the same address, so that readers can tell a repetition.</param>
/// <param name="SourceId">Where it comes from: a site, a folder, a caller.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Address">Where it stands: an address of the web, or a <c>file:</c> address; as the caller named it when it was pushed.</param>
/// <param name="FoundOn">The page that shows it; null for a page itself.</param>
/// <param name="CollectedAt">When it was fetched or handed in (UTC).</param>
/// <param name="PublishedAt">When the page says that it appeared (UTC); null when it does not say.</param>
/// <param name="Text">The readable text; empty for pictures and videos.</param>
/// <param name="Content">The bytes as they came.</param>
/// <param name="ContentType">As the content shows, not as the server says.</param>
/// <param name="Headers">Of the response; empty for a folder.</param>
internal sealed record CollectedItem(
    Guid Id,
    Guid SourceId,
    ItemKind Kind,
    Uri Address,
    Uri? FoundOn,
    DateTimeOffset CollectedAt,
    DateTimeOffset? PublishedAt,
    string Text,
    ReadOnlyMemory<byte> Content,
    string ContentType,
    IReadOnlyDictionary<string, string> Headers);

/// <summary>
/// Somebody who reads everything that is collected. An item counts as read when every reader has returned; after a crash
/// it comes again, so a reader recognises <see cref="CollectedItem.Id"/>.
/// </summary>
internal interface ICollectedItemReader
{
    /// <summary>Reads one item. What it finds it has stored when it returns.</summary>
    /// <returns>Null when it was read; else why it was skipped, in a word that can be counted, e.g. <c>picture-too-large</c>.</returns>
    /// <exception cref="OperationCanceledException">The host stops; the item comes again.</exception>
    Task<string?> ReadAsync(CollectedItem item, CancellationToken cancellationToken);
}
