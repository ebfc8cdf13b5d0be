using Haechi.Text.Classifying;
using Haechi.Text.Normalising;

namespace Haechi.Text.Lexicons;

/// <summary>A word of the lexicon in a text.</summary>
/// <param name="Kind">Number of its section.</param>
/// <param name="Start">First character of the plain form.</param>
/// <param name="End">After the last one.</param>
internal readonly record struct LexiconHit(int Kind, int Start, int End);

/// <summary>The words that abuse is recognised by (<c>abuse.txt</c>), found in plain texts also where signs stand between their syllables.</summary>
internal sealed class AbuseLexicon
{
    /// <summary>Most sections that a lexicon may have.</summary>
    public const int MostKinds = 32;

    private readonly WordFinder _exact;
    private readonly WordFinder _loose;
    private readonly int[] _exactKinds;
    private readonly int[] _looseKinds;
    private readonly List<string> _kinds = [];
    private readonly bool[] _abuse;

    private AbuseLexicon(IEnumerable<string> lines)
    {
        var (exact, loose) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
            {
                _kinds.Add(line.Trim('[', ']'));
                continue;
            }

            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Take(word, exact, loose);
            }
        }

        _abuse = [.. _kinds.Select(kind => kind != "kind" && !kind.EndsWith(" weak", StringComparison.Ordinal))];
        (_exact, _exactKinds) = (new WordFinder([.. exact.Keys]), [.. exact.Values]);
        (_loose, _looseKinds) = (new WordFinder([.. loose.Keys]), [.. loose.Values]);
    }

    /// <summary>The lexicon that the product carries.</summary>
    public static AbuseLexicon Own { get; } = new(Read());

    /// <summary>Names of the sections, by number.</summary>
    public IReadOnlyList<string> Kinds => _kinds;

    /// <summary>Whether words of a section are abuse by themselves: not the weak ones, nor the kind ones.</summary>
    public bool IsAbuse(int kind) => _abuse[kind];

    /// <summary>Finds the words of a plain text.</summary>
    public void Find(ReadOnlySpan<char> plain, LexiconBuffers buffers, List<LexiconHit> hits)
    {
        hits.Clear();
        var count = 0;
        for (var at = 0; at < plain.Length; at++)
        {
            if (Jamo.IsSyllable(plain[at]) || Jamo.IsLetter(plain[at]) || char.IsAsciiLetter(plain[at]))
            {
                (buffers.Letters[count], buffers.Places[count]) = (char.ToLowerInvariant(plain[at]), at);
                count++;
            }
        }

        Find(_exact, _exactKinds, plain, buffers, count, hits);
        for (var at = 0; at < count; at++)
        {
            buffers.Letters[at] = SqueezedView.Softened(buffers.Letters[at]);
        }

        Find(_loose, _looseKinds, plain, buffers, count, hits);
    }

    private static void Find(WordFinder words, int[] kinds, ReadOnlySpan<char> plain, LexiconBuffers buffers, int count, List<LexiconHit> hits)
    {
        buffers.Found.Clear();
        words.Find(buffers.Letters.AsSpan(0, count), buffers.Found);
        foreach (var found in buffers.Found)
        {
            var (from, to) = (found.End - words.LengthOf(found.Word), found.End);
            var (start, end) = (buffers.Places[from], buffers.Places[to - 1] + 1);
            if (end - start == to - from || MayBeApart(plain, start, end))
            {
                hits.Add(new LexiconHit(kinds[found.Word], start, end));
            }
        }
    }

    // "시 발" and "시*발" are words, "다시 발견" holds none: across a space both ends must be those of words.
    private static bool MayBeApart(ReadOnlySpan<char> plain, int start, int end) =>
        !plain[start..end].Contains(' ') || ((start == 0 || !char.IsLetter(plain[start - 1])) && (end == plain.Length || !char.IsLetter(plain[end])));

    private void Take(string word, Dictionary<string, int> exact, Dictionary<string, int> loose)
    {
        exact.TryAdd(word.TrimStart('~').ToLowerInvariant(), _kinds.Count - 1);
        if (word[0] == '~')
        {
            loose.TryAdd(string.Concat(word[1..].Select(SqueezedView.Softened)), _kinds.Count - 1);
        }
    }

    private static IEnumerable<string> Read()
    {
        using var stream = typeof(AbuseLexicon).Assembly.GetManifestResourceStream("Haechi.Text.Lexicons.abuse.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}

/// <summary>Room that one thread's search reuses.</summary>
internal sealed class LexiconBuffers
{
    public char[] Letters { get; } = new char[Features.Longest];

    public int[] Places { get; } = new int[Features.Longest];

    public List<FoundWord> Found { get; } = [];
}
