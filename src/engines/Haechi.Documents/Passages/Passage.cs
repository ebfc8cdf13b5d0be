namespace Haechi.Documents;

/// <summary>A piece of a document that can be found and shown on its own.</summary>
/// <param name="Id">The source and a number, e.g. <c>fees.hwpx#3</c>.</param>
/// <param name="Title">The document's title and the headings above, e.g. <c>민원 안내 › 수수료</c>.</param>
/// <param name="Text">Its text; each row of a table is a line of its own.</param>
/// <param name="Source">The file, and where in it, e.g. <c>fees.hwpx (3쪽)</c>.</param>
/// <param name="Date">The document's day, when it has one.</param>
public sealed record Passage(string Id, string Title, string Text, string Source, DateOnly? Date);
