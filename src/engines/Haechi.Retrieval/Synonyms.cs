using Haechi.Retrieval.Analysis;

namespace Haechi.Retrieval;

/// <summary>
/// Words that are asked for and words that documents use. One group a line: <c>목욕탕 =&gt; 공중위생업, 목욕장업</c> looks for the
/// right side too when the left is asked; <c>소파, 쇼파</c> looks for each when any is asked. Empty lines and lines that begin
/// with # say nothing. A search finds the added words with less weight than those that were written.
/// </summary>
public sealed class Synonyms
{
    private readonly Dictionary<string, List<string>> _others = new(StringComparer.Ordinal);

    private Synonyms()
    {
    }

    /// <summary>Number of words that have synonyms.</summary>
    public int Count => _others.Count;

    /// <summary>Reads groups of words.</summary>
    /// <exception cref="FormatException">A line has an arrow without words on both sides; the message names the line.</exception>
    public static Synonyms Read(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var synonyms = new Synonyms();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line) && line.TrimStart()[0] != '#')
                synonyms.Add(line, number);
        }
        return synonyms;
    }

    internal IReadOnlyList<string> Of(ReadOnlySpan<char> word) =>
        _others.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var others) ? others : [];

    private void Add(string line, int number)
    {
        var sides = line.Split("=>");
        var (left, right) = (Words(sides[0]), Words(sides[^1]));
        if (sides.Length > 2 || left.Count == 0 || right.Count == 0)
            throw new FormatException($"Line {number} is no group of synonyms: {line.Trim()}");
        foreach (var word in left)
        {
            foreach (var other in right.Where(o => o != word))
                (_others.TryGetValue(word, out var list) ? list : _others[word] = []).Add(other);
        }
    }

    private static List<string> Words(string side) =>
        [.. side.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Fold)];

    private static string Fold(string word)
    {
        var text = TextForm.Normalize(word);
        var folded = new char[text.Length];
        TextAnalyzer.Fold(text, folded);
        return new string(folded);
    }
}
