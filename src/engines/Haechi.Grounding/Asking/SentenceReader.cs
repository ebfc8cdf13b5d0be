using System.Text;

namespace Haechi.Grounding.Asking;

/// <summary>A sentence as the model wrote it, and the passages that it names.</summary>
internal readonly record struct CitedSentence(string Text, IReadOnlyList<int> Cited);

/// <summary>Joins the pieces of a stream into sentences. A sentence is complete when its citations are, which follow its full stop.</summary>
internal sealed class SentenceReader
{
    private const int LongestSentence = 1_000;

    private readonly StringBuilder _unread = new();

    /// <summary>Takes a piece and gives the sentences that it completes.</summary>
    public IReadOnlyList<CitedSentence> Add(string piece)
    {
        _unread.Append(piece);
        return Take(ended: false);
    }

    /// <summary>Gives what is left at the end of the stream.</summary>
    public IReadOnlyList<CitedSentence> End() => Take(ended: true);

    private List<CitedSentence> Take(bool ended)
    {
        var text = _unread.ToString();
        var found = new List<CitedSentence>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Closes(text, i, start))
                continue;
            var end = AfterCitations(text, i + 1, ended);
            if (end < 0)
                break;
            Add(text[start..end], found);
            start = end;
            i = end - 1;
        }
        if (ended || text.Length - start > LongestSentence)
        {
            Add(text[start..], found);
            start = text.Length;
        }
        _unread.Remove(0, start);
        return found;
    }

    private static bool Closes(string text, int i, int start) => text[i] switch
    {
        '\n' => true,
        '.' or '!' or '?' or '。' => !IsNumbering(text, i, start) && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || text[i + 1] == '['),
        _ => false,
    };

    private static bool IsNumbering(string text, int i, int start) =>
        text[i] == '.' && text[start..i].Trim() is { Length: > 0 and < 3 } number && number.All(char.IsAsciiDigit);

    /// <summary>Index after the citations that follow; -1 while more of them may come.</summary>
    private static int AfterCitations(string text, int at, bool ended)
    {
        var end = at;
        for (var i = at; ; i++)
        {
            if (i >= text.Length)
                return ended ? text.Length : -1;
            if (text[i] == '[' && (i + 1 == text.Length || char.IsAsciiDigit(text[i + 1])))
            {
                var close = text.IndexOf(']', i);
                if (close < 0)
                    return ended || text.Length - i > 12 ? end : -1;
                i = close;
                end = close + 1;
            }
            else if (text[i] is not (' ' or '\t'))
            {
                return end;
            }
        }
    }

    private static void Add(string raw, List<CitedSentence> found)
    {
        var text = new StringBuilder(raw.Length);
        var cited = new List<int>();
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '[' && Citation(raw, i, cited) is var length and > 0)
                i += length - 1;
            else
                text.Append(raw[i]);
        }
        var sentence = text.ToString().Trim().TrimStart('-', '*', '•', '#', ' ').Replace(" .", ".", StringComparison.Ordinal).TrimEnd();
        if (sentence.Any(char.IsLetterOrDigit))
            found.Add(new CitedSentence(sentence, cited));
    }

    /// <summary>Length of "[1]" or "[1, 3]" at a place; 0 where there is none.</summary>
    private static int Citation(string raw, int at, List<int> cited)
    {
        var close = raw.IndexOf(']', at);
        if (close < 0)
            return 0;
        var numbers = raw[(at + 1)..close].Split(',', StringSplitOptions.TrimEntries);
        if (!numbers.All(n => n.Length is > 0 and < 4 && n.All(char.IsAsciiDigit)))
            return 0;
        cited.AddRange(numbers.Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)));
        return close - at + 1;
    }
}
