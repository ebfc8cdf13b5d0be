namespace Haechi.Documents.Reading;

/// <summary>What a document is called when its metadata says nothing usable.</summary>
internal static class Titles
{
    private const int Longest = 120;

    /// <param name="declared">Title of the metadata; one of fewer than two letters was never meant as a title.</param>
    /// <param name="blocks">The document.</param>
    /// <param name="name">Name of the file.</param>
    public static string Of(string? declared, IReadOnlyList<Block> blocks, string name)
    {
        var title = Words.OnOneLine(declared ?? string.Empty);
        if (title.Count(char.IsLetter) >= 2)
            return Words.Cut(title, Longest);
        var first = blocks.OfType<Heading>().FirstOrDefault()?.Words
            ?? blocks.FirstOrDefault(b => b is Paragraph or ListItem && b.Text.Count(char.IsLetter) >= 2)?.Text.Split('\n')[0];
        var line = Words.OnOneLine(first ?? string.Empty);
        return line.Length > 0 ? Words.Cut(line, Longest) : Path.GetFileNameWithoutExtension(name);
    }
}
