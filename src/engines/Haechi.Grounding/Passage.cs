namespace Haechi.Grounding;

/// <summary>A piece of a document that may support an answer.</summary>
/// <param name="Id">Names it to the caller; the model never sees it.</param>
/// <param name="Title">What the document is about; it counts as said in each of its sentences.</param>
/// <param name="Text">Sentences and table rows; a row stands on one line.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Date">As of when it is true; null where that is not known.</param>
public sealed record Passage(string Id, string Title, string Text, string Source, DateOnly? Date = null);
