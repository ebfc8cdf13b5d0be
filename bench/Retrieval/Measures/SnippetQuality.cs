using Haechi.Retrieval.Bench.Questions;

namespace Haechi.Retrieval.Bench.Measures;

/// <summary>Whether the cut passage holds the answer, when the document is right.</summary>
internal static class SnippetQuality
{
    /// <summary>Share of snippets, and of their best sentence alone, that hold one of the answers as it is written.</summary>
    public static (double Snippet, double Sentence, double Length) Of(SearchIndex index, IReadOnlyList<Question> questions)
    {
        var cut = questions.Select(q => (q.Answers, Passage: index.Snippet(q.Gold, q.Text))).Where(c => c.Passage is not null).ToList();
        return (
            cut.Average(c => c.Answers.Any(a => Holds(c.Passage!.Value.Text, a)) ? 1.0 : 0),
            cut.Average(c => c.Answers.Any(a => Holds(c.Passage!.Value.Sentence, a)) ? 1.0 : 0),
            cut.Average(c => c.Passage!.Value.Text.Length));
    }

    private static bool Holds(string text, string answer) =>
        text.Contains(Analysis.TextForm.Normalize(answer), StringComparison.Ordinal);
}
