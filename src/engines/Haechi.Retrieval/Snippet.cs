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
    /// A text without any sentence gives an empty snippet. The index tells which terms are informative; it need not hold the text.
    /// </summary>
    public static Snippet Of(SearchIndex index, string text, string query)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(query);
        var fit = index.Fit(FunctionWords.Without(query));
        var best = (Score: -1.0, Range: default((int Start, int Length)));
        foreach (var sentence in Sentences.Of(text))
        {
            var score = Score(text.Substring(sentence.Start, sentence.Length), fit);
            if (score > best.Score)
                best = (score, sentence);
        }
        return best.Score < 0
            ? default(Snippet) with { Text = string.Empty }
            : new Snippet(
                text.Substring(best.Range.Start, best.Range.Length), best.Range.Start, best.Range.Length);
    }

    /// <summary>Long sentences collect terms by accident.</summary>
    private static double Score(string sentence, QueryFit fit) =>
        fit.Of(sentence).Covered / Math.Sqrt(8 + sentence.Count(char.IsWhiteSpace) + 1);
}
