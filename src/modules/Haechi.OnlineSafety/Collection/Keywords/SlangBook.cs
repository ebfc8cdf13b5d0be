using Haechi.Text;

namespace Haechi.OnlineSafety.Collection.Keywords;

/// <summary>The list of slang that the product carries (<c>slang.txt</c>): words that stand for each other, by kind of trade.</summary>
internal sealed class SlangBook
{
    private readonly ILookup<string, string[]> _lines;

    private SlangBook(IEnumerable<string> lines)
    {
        var (category, entries) = ("", new List<(string Category, string[] Words)>());
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
                category = line.Trim('[', ']');
            else
                entries.Add((category, line.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries)));
        }

        Entries = entries;
        _lines = entries.SelectMany(entry => entry.Words.Select(word => (Plain: Normaliser.Normalise(word).Text, entry.Words))).ToLookup(pair => pair.Plain, pair => pair.Words, StringComparer.Ordinal);
    }

    public static SlangBook Own { get; } = new(Read());

    /// <summary>All lines: a kind of trade or <c>search</c>, and words that stand for each other.</summary>
    public IReadOnlyList<(string Category, string[] Words)> Entries { get; }

    /// <summary>Other words for one, without itself.</summary>
    public IEnumerable<string> For(string word)
    {
        var plain = Normaliser.Normalise(word).Text;
        return _lines[plain].SelectMany(words => words).Where(other => Normaliser.Normalise(other).Text != plain).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Read()
    {
        using var stream = typeof(SlangBook).Assembly.GetManifestResourceStream("Haechi.OnlineSafety.Collection.Keywords.slang.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
