namespace Haechi.Retrieval;

/// <summary>A document of a <see cref="SearchIndex"/>.</summary>
/// <param name="Id">Unique within an index; a document with the same id replaces the earlier one. Not empty.</param>
/// <param name="Title">What it is about, in a few words. May be empty.</param>
/// <param name="Text">The text that answers. May be empty.</param>
public sealed record TextDocument(string Id, string Title, string Text)
{
    /// <summary>Where it comes from, such as an address or a file name. Default null.</summary>
    public string? Source { get; init; }

    /// <summary>Who answers for it. Default null.</summary>
    public string? Owner { get; init; }

    /// <summary>The day it was written or published. Default null: not known.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>First day on which it is in force. Default null: since ever.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which it is in force. Default null: for good.</summary>
    public DateOnly? ValidUntil { get; init; }
}
