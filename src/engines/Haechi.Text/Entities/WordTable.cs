using System.Collections.Frozen;

namespace Haechi.Text.Entities;

/// <summary>Words and what they mean, found at a place of a text by their longest spelling; bounded work at each place.</summary>
internal sealed class WordTable
{
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly int _longest;
    private readonly FrozenSet<char> _heads;

    /// <param name="entries">Spelling and meaning.</param>
    public WordTable(IEnumerable<(string Spelling, string Meaning)> entries)
    {
        var words = entries.DistinctBy(e => e.Spelling).ToFrozenDictionary(e => e.Spelling, e => e.Meaning, StringComparer.Ordinal);
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = words.Keys.Max(key => key.Length);
        _heads = words.Keys.Select(key => key[0]).ToFrozenSet();
    }

    /// <summary>Lines of <c>meaning spelling spelling …</c>; a line with one word means itself; <c>#</c> begins a remark.</summary>
    public static WordTable Load(string list)
    {
        using var stream = typeof(WordTable).Assembly.GetManifestResourceStream($"Haechi.Text.Entities.Lists.{list}.txt")
            ?? throw new InvalidOperationException($"The list {list} is not part of this build.");
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(words => words.Select(word => (word, words[0]))));
    }

    /// <summary>The longest word at this place; length 0 when there is none.</summary>
    public (int Length, string Meaning) At(ReadOnlySpan<char> text, int at)
    {
        if (!_heads.Contains(text[at]))
        {
            return (0, "");
        }

        for (var length = Math.Min(_longest, text.Length - at); length > 0; length--)
        {
            if (_words.TryGetValue(text.Slice(at, length), out var meaning))
            {
                return (length, meaning);
            }
        }

        return (0, "");
    }
}
