using Haechi.Retrieval.Korean;

namespace Haechi.Retrieval;

/// <summary>The sentence of a text that answers a query best, and where it stands in the text.</summary>
/// <param name="Text">The sentence, without surrounding space.</param>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Its length in characters.</param>
public readonly record struct Snippet(string Text, int Start, int Length)
{
    /// <summary>
    /// Chooses the sentence that shares the most informative terms with the query; the first sentence when none does.
    /// A text without any sentence gives an empty snippet.
    /// </summary>
    public static Snippet Of(Bm25Index index, string text, string query)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(query);
        var wanted = Wanted(index, query);
        var best = (Score: -1.0, Range: default((int Start, int Length)));
        foreach (var sentence in Sentences.Of(text))
        {
            var score = Score(text.Substring(sentence.Start, sentence.Length), wanted);
            if (score > best.Score)
                best = (score, sentence);
        }
        return best.Score < 0
            ? default(Snippet) with { Text = string.Empty }
            : new Snippet(
                text.Substring(best.Range.Start, best.Range.Length), best.Range.Start, best.Range.Length);
    }

    private static Dictionary<string, double> Wanted(Bm25Index index, string query)
    {
        var read = KoreanAnalyzer.Analyze(query);
        var wanted = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var term in read.Terms)
        {
            var span = read.Of(term);
            if (!FunctionWords.Contains(span))
                wanted[span.ToString()] = index.WeightOf(span) * (term.Kind == TermKind.Pair ? 0.5 : 1);
        }
        return wanted;
    }

    private static double Score(string sentence, Dictionary<string, double> wanted)
    {
        var read = KoreanAnalyzer.Analyze(sentence);
        var left = new HashSet<string>(wanted.Keys, StringComparer.Ordinal);
        var score = 0.0;
        foreach (var term in read.Terms)
        {
            var text = read.Of(term).ToString();
            if (left.Remove(text))
                score += wanted[text];
        }
        // Long sentences collect terms by accident.
        return score / Math.Sqrt(8 + read.Words);
    }
}
