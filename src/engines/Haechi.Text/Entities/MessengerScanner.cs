namespace Haechi.Text.Entities;

/// <summary>Finds names in messengers: after the word for a messenger (also 텔ㄹㅔ, ㅋㅌ, 톡아이디) and bare ones (@name).</summary>
internal static class MessengerScanner
{
    private const int Reach = 16;
    private const int Longest = 32;

    private static readonly WordTable Messengers = WordTable.Load("messengers");
    private static readonly WordTable Fillers = WordTable.Load("fillers");

    public static void Scan(FoldedText joined, List<TextEntity> found, int most)
    {
        var text = joined.Text;
        for (var i = 0; i < text.Length && found.Count < most; i++)
        {
            if ((text[i] == '@' ? Bare(joined, i) : AfterWord(joined, i)) is { } name)
            {
                found.Add(name.Entity);
                i = name.End - 1;
            }
        }
    }

    private static (TextEntity Entity, int End)? Bare(FoldedText joined, int at)
    {
        var text = joined.Text;
        var isMail = at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '_' or '-');
        return isMail || Name(text, at + 1) is not { } end ? null : Entity(joined, at, at + 1, end, null, 0.7f);
    }

    private static (TextEntity Entity, int End)? AfterWord(FoldedText joined, int at)
    {
        var text = joined.Text;
        var (length, channel) = Messengers.At(text, at);
        if (length == 0 || (char.IsAsciiLetter(text[at]) && at > 0 && char.IsAsciiLetterOrDigit(text[at - 1])))
        {
            return null;
        }

        var from = SkipFillers(text, at + length, out var said);
        if (Name(text, from) is { } end)
        {
            return Entity(joined, from, from, end, channel == "?" ? null : channel, said ? 0.95f : 0.85f);
        }

        return Spelled(text, from) is { } spelled ? Entity(joined, from, from, spelled, channel == "?" ? null : channel, 0.75f) : null;
    }

    // Between the messenger and the name stand a colon, 아이디, 문의 and the like.
    private static int SkipFillers(string text, int from, out bool said)
    {
        (var i, said) = (from, false);
        while (i < text.Length && i - from < Reach)
        {
            var (length, _) = Fillers.At(text, i);
            if (length > 0 && !(char.IsAsciiLetter(text[i]) && i + length < text.Length && char.IsAsciiLetterOrDigit(text[i + length])))
            {
                (i, said) = (i + length, true);
            }
            else if (text[i] is '@' or ':' or '=' or '>')
            {
                (i, said) = (i + 1, true);
            }
            else if (!char.IsLetterOrDigit(text[i]) && text[i] is not '\n')
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    /// <summary>The end of a name that begins here; null when none does. A name has a letter, so that years and prices are none.</summary>
    private static int? Name(string text, int from)
    {
        var (i, letters) = (from, 0);
        while (i < text.Length && i - from <= Longest && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '_' or '.' or '-'))
        {
            letters += char.IsAsciiLetter(text[i]) ? 1 : 0;
            i++;
        }

        while (i > from && text[i - 1] is '.' or '-' or '_')
        {
            i--;
        }

        return i - from is >= 4 and <= Longest && letters > 0 && !Common(text.AsSpan(from, i - from)) ? i : null;
    }

    private static bool Common(ReadOnlySpan<char> name) => name is "http" or "https" or "www" or "com" or "open" or "talk" or "kakao" or "telegram" or "line" or "only" or "hxxp" or "hxxps";

    // h a p p y 8 8: single signs with one space between them.
    private static int? Spelled(string text, int from)
    {
        var (i, count) = (from, 0);
        while (i < text.Length && count < Longest && char.IsAsciiLetterOrDigit(text[i]) && (i + 1 >= text.Length || !char.IsAsciiLetterOrDigit(text[i + 1])))
        {
            count++;
            if (i + 2 >= text.Length || text[i + 1] is not (' ' or '.' or '-' or '·') || !char.IsAsciiLetterOrDigit(text[i + 2]))
            {
                return count >= 5 && char.IsAsciiLetter(text[from]) ? i + 1 : null;
            }

            i += 2;
        }

        return null;
    }

    private static (TextEntity Entity, int End) Entity(FoldedText joined, int at, int from, int end, string? channel, float confidence)
    {
        var name = new string([.. joined.Text[from..end].Where(sign => sign is not (' ' or '·'))]);
        var start = joined.StartOf(at);
        return (new TextEntity(EntityKind.Messenger, start, joined.EndOf(end - 1) - start, name, channel, confidence), end);
    }
}
