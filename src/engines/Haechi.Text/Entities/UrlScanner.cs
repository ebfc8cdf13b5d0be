namespace Haechi.Text.Entities;

/// <summary>Finds addresses of the web, also broken up: hxxp, abc점com, abc닷컴, abc[.]com, abc . com.</summary>
internal static class UrlScanner
{
    private const int LongestLabel = 63;
    private const int MostLabels = 8;
    private const int LongestPath = 300;

    // A label is one run of one script: in 여기로abc.com the address begins at abc.
    public static void Scan(FoldedText folded, List<TextEntity> found, int most)
    {
        var text = folded.Text;
        for (var i = 0; i < text.Length && found.Count < most;)
        {
            if (!IsLabel(text[i]))
            {
                i++;
                continue;
            }

            var runEnd = RunEnd(text, i);
            if (At(folded, i, runEnd) is { } url)
            {
                found.Add(url.Entity);
                i = url.End;
                continue;
            }

            i = runEnd;
        }
    }

    private static (TextEntity Entity, int End)? At(FoldedText folded, int at, int runEnd)
    {
        var text = folded.Text;
        var host = ReadHost(text, at, runEnd);
        if (host is not { } read || (at > 0 && text[at - 1] == '@'))
        {
            return null;
        }

        var end = PathEnd(text, read.End);
        var normal = read.Host + text[read.End..end];
        var start = SchemeStart(text, at);
        var (from, stop) = (folded.StartOf(start), folded.EndOf(end - 1));
        var entity = MessengerLinks.Of(normal, from, stop - from)
            ?? new TextEntity(EntityKind.Url, from, stop - from, Trimmed(normal), null, read.Broken ? 0.85f : 0.97f);
        return (entity, end);
    }

    private static string Trimmed(string normal)
    {
        var plain = normal.StartsWith("www.", StringComparison.Ordinal) ? normal[4..] : normal;
        return plain.TrimEnd('/');
    }

    // The longest run of labels that ends like an address: abc.com.그리고 is abc.com.
    private static (string Host, int End, bool Broken)? ReadHost(string text, int at, int runEnd)
    {
        var (labels, broken, end) = (new List<string>(), false, at);
        (string Host, int End, bool Broken)? best = null;
        while (labels.Count < MostLabels)
        {
            var labelEnd = labels.Count == 0 ? runEnd : end < text.Length && text[end] is '컴' or '넷' ? end + 1 : RunEnd(text, end);
            if (labelEnd == end || labelEnd - end > LongestLabel)
            {
                break;
            }

            var dot = DotSigns.Within(text, end, labelEnd);
            var stop = dot?.Start ?? labelEnd;
            labels.Add(text[end..stop]);
            best = Whole(labels, stop, broken) ?? best;
            dot ??= DotSigns.After(text, labelEnd);
            if (dot is not { } found || (found.Spaced && (best is not null || !TopDomains.Common(text, found.End))))
            {
                break;
            }

            (end, broken) = (found.End, broken || found.Broken);
        }

        return best;
    }

    private static (string, int, bool)? Whole(List<string> labels, int end, bool broken)
    {
        var top = labels[^1] is "컴" ? "com" : labels[^1] is "넷" ? "net" : labels[^1];
        if (labels.Count < 2 || labels.Any(label => label.Length == 0) || !TopDomains.Known(top))
        {
            return null;
        }

        return (string.Join('.', labels.SkipLast(1).Append(top)), end, broken);
    }

    private static int SchemeStart(string text, int at)
    {
        if (at < 3 || text[at - 1] != '/' || text[at - 2] != '/')
        {
            return at;
        }

        var i = at - 3;
        while (i > 0 && at - i < 10 && (char.IsAsciiLetter(text[i]) || text[i] is ':' or '[' or ']'))
        {
            i--;
        }

        while (i < at && !char.IsAsciiLetter(text[i]))
        {
            i++;
        }

        return i;
    }

    private static int PathEnd(string text, int from)
    {
        if (from >= text.Length || text[from] is not ('/' or '?' or ':' or '#') || (text[from] == ':' && !(from + 1 < text.Length && char.IsAsciiDigit(text[from + 1]))))
        {
            return from;
        }

        var i = from;
        while (i < text.Length && i - from < LongestPath && text[i] is > ' ' and < '\u007F' and not ('"' or '\'' or '<' or '>' or '(' or ')' or ']' or '['))
        {
            i++;
        }

        while (i > from && text[i - 1] is '.' or ',' or '!' or '?' or ';' or ':' or '~' or '*')
        {
            i--;
        }

        return i;
    }

    private static bool IsLabel(char sign) => char.IsAsciiLetterOrDigit(sign) || Hangul.IsSyllable(sign);

    private static int RunEnd(string text, int at)
    {
        if (at >= text.Length || !IsLabel(text[at]))
        {
            return at;
        }

        var korean = Hangul.IsSyllable(text[at]);
        var i = at + 1;
        while (i < text.Length && (korean ? Hangul.IsSyllable(text[i]) : char.IsAsciiLetterOrDigit(text[i]) || text[i] == '-'))
        {
            i++;
        }

        return i;
    }
}
