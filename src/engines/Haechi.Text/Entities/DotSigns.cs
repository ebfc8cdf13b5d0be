namespace Haechi.Text.Entities;

/// <summary>The dots of an address and what people write instead of them.</summary>
internal static class DotSigns
{
    private static readonly string[] Syllables = ["닷컴", "점컴", "쩜컴", "닷넷"];

    /// <param name="Start">Where it begins.</param>
    /// <param name="End">Where the next label begins.</param>
    /// <param name="Broken">Whether it is anything but a plain dot.</param>
    /// <param name="Spaced">Whether it is a plain dot with spaces, which also ends sentences.</param>
    internal readonly record struct Dot(int Start, int End, bool Broken, bool Spaced);

    /// <summary>A dot that is written as the last syllables of a Korean run: 올인닷컴 → 올인 . 컴; the run 닷컴 alone after a name too.</summary>
    public static Dot? Within(string text, int start, int end)
    {
        if (!Hangul.IsSyllable(text[start]))
        {
            return null;
        }

        foreach (var sign in Syllables)
        {
            var found = text.AsSpan(start + 1, end - start - 1).IndexOf(sign);
            if (found >= 0)
            {
                return new(start + 1 + found, start + 2 + found, true, false);
            }
        }

        return end - start > 1 && text[end - 1] is '닷' or '점' or '쩜' && TopDomains.Common(text, end) ? new(end - 1, SkipSpaces(text, end), true, false) : null;
    }

    /// <summary>A dot after a label.</summary>
    public static Dot? After(string text, int at)
    {
        var i = SkipSpaces(text, at);
        if (i >= text.Length)
        {
            return null;
        }

        if (text[i] == '.')
        {
            var next = SkipSpaces(text, i + 1);
            var spaced = i > at || next > i + 1;
            return new(at, next, spaced, spaced);
        }

        if (text[i] is '[' or '(' or '{' && i + 2 < text.Length && text[i + 2] is ']' or ')' or '}' && text[i + 1] is '.' or ',' or '점' or '닷')
        {
            return new(at, SkipSpaces(text, i + 3), true, false);
        }

        var spoken = text[i] is '점' or '닷' or '쩜' ? 1 : text.AsSpan(i).StartsWith("dot ") ? 3 : 0;
        return spoken > 0 && TopDomains.Common(text, SkipSpaces(text, i + spoken)) ? new(at, SkipSpaces(text, i + spoken), true, false) : null;
    }

    private static int SkipSpaces(string text, int at)
    {
        var i = at;
        while (i < text.Length && i - at < 2 && text[i] == ' ')
        {
            i++;
        }

        return i;
    }
}
