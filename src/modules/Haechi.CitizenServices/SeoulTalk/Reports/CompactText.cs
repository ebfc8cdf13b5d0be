namespace Haechi.CitizenServices.SeoulTalk.Reports;

/// <summary>A text without spaces and marks, in lower case, that remembers where each character stood.</summary>
internal sealed class CompactText
{
    private readonly string _text;
    private readonly int[] _origins;

    public CompactText(string text)
    {
        var kept = new List<char>(text.Length);
        var origins = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            kept.Add(char.ToLowerInvariant(text[i]));
            origins.Add(i);
        }
        _text = string.Concat(kept);
        _origins = [.. origins];
    }

    public static string Squeeze(string text) => new CompactText(text)._text;

    /// <summary>
    /// Like <see cref="Find"/>, but one letter (jamo) may be wrong: 불법주챠. Meant for words of three syllables or more.
    /// </summary>
    public Understanding.TextSpan? FindNearly(string words)
    {
        for (var at = 0; at + words.Length <= _text.Length; at++)
        {
            if (Understanding.Spelling.IsOneLetterApart(_text.AsSpan(at, words.Length), words))
                return new Understanding.TextSpan(_origins[at], _origins[at + words.Length - 1] - _origins[at] + 1);
        }
        return null;
    }

    /// <summary>Where the words stand in the original text; null when they do not occur.</summary>
    public Understanding.TextSpan? Find(string words)
    {
        if (words.Length == 0)
            return null;
        var at = _text.IndexOf(words, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var start = _origins[at];
        return new Understanding.TextSpan(start, _origins[at + words.Length - 1] - start + 1);
    }
}
