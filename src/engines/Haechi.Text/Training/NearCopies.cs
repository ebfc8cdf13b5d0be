namespace Haechi.Text.Training;

/// <summary>Keeps texts that must not be learned from, such as a test split, out of the training data.</summary>
public static class NearCopies
{
    /// <summary>Leaves out whatever has the same letters as a forbidden text, spaces, signs and stretched sounds aside, and doubles among the texts themselves.</summary>
    public static IReadOnlyList<LabelledText> Without(IReadOnlyList<LabelledText> texts, IReadOnlyList<LabelledText> forbidden, out int left)
    {
        var seen = forbidden.Select(text => Core(text.Text)).ToHashSet(StringComparer.Ordinal);
        var kept = texts.Where(text => seen.Add(Core(text.Text))).ToList();
        left = texts.Count - kept.Count;
        return kept;
    }

    private static string Core(string text) => string.Concat(Normaliser.Normalise(text).Text.Where(char.IsLetter));
}
