namespace Haechi.CitizenServices.Knowledge.Trial;

/// <summary>How a stretch of text differs between two versions.</summary>
internal enum Difference
{
    Same,
    Added,
    Removed,
}

/// <summary>A stretch of text.</summary>
internal readonly record struct TextPiece(Difference Kind, string Text);

/// <summary>What changed from one text to another, word by word.</summary>
internal static class TextDifference
{
    /// <summary>Longer texts are shown as replaced: comparing them word by word would take seconds.</summary>
    private const int MostWords = 3000;

    public static IReadOnlyList<TextPiece> Of(string before, string after)
    {
        if (before == after)
            return before.Length == 0 ? [] : [new(Difference.Same, before)];
        var (old, now) = (Words(before), Words(after));
        if (old.Count > MostWords || now.Count > MostWords)
            return [.. new TextPiece[] { new(Difference.Removed, before), new(Difference.Added, after) }.Where(p => p.Text.Length > 0)];
        return Joined(Walk(old, now, Lengths(old, now)));
    }

    /// <summary>Length of the longest common run of words from each pair of places on.</summary>
    private static int[,] Lengths(List<string> old, List<string> now)
    {
        var lengths = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }
        return lengths;
    }

    private static IEnumerable<TextPiece> Walk(List<string> old, List<string> now, int[,] lengths)
    {
        var (i, j) = (0, 0);
        while (i < old.Count || j < now.Count)
        {
            if (i < old.Count && j < now.Count && old[i] == now[j])
            {
                yield return new(Difference.Same, now[j++]);
                i++;
            }
            else if (i < old.Count && (j == now.Count || lengths[i + 1, j] >= lengths[i, j + 1]))
                yield return new(Difference.Removed, old[i++]);
            else
                yield return new(Difference.Added, now[j++]);
        }
    }

    private static List<TextPiece> Joined(IEnumerable<TextPiece> pieces)
    {
        var joined = new List<TextPiece>();
        foreach (var piece in pieces)
        {
            if (joined.Count > 0 && joined[^1].Kind == piece.Kind)
                joined[^1] = piece with { Text = joined[^1].Text + piece.Text };
            else
                joined.Add(piece);
        }
        return joined;
    }

    /// <summary>A word with the space after it.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsWhiteSpace(text[i]) || !char.IsWhiteSpace(text[i - 1])))
                continue;
            words.Add(text[start..i]);
            start = i;
        }
        return words;
    }
}
