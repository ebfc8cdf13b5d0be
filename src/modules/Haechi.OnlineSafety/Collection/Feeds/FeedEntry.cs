namespace Haechi.OnlineSafety.Collection.Feeds;

/// <summary>One entry of a feed.</summary>
/// <param name="Address">Where it stands; null when it does not say.</param>
/// <param name="Text">Title and text, without markup.</param>
/// <param name="PublishedAt">When it appeared; null when it does not say.</param>
internal sealed record FeedEntry(Uri? Address, string Text, DateTimeOffset? PublishedAt);
