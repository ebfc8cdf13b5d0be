using System.Text;

namespace Haechi.Documents;

/// <summary>White space and control characters in what was read.</summary>
internal static class Words
{
    /// <summary>Without control characters and trailing spaces; tabs and line breaks stay.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\t' || !char.IsControl(c))
                clean.Append(c is '\u00A0' or '\u2007' or '\u202F' ? ' ' : c);
        }

        return clean.ToString().Trim(' ', '\n', '\t', '\u3000');
    }

    public static string OnOneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
