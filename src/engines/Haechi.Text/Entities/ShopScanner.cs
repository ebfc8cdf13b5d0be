namespace Haechi.Text.Entities;

/// <summary>
/// Finds names of shops by what such names end in (장미테라피, 바다캐피탈, 올인벳) or by a word that announces one
/// (상호 …, 업소명 …). A name is a guess; its confidence says so.
/// </summary>
internal static class ShopScanner
{
    private const int Longest = 14;

    private static readonly WordTable Endings = WordTable.Load("shop-endings");
    private static readonly WordTable Announcing = WordTable.Load("shop-words");
    private static readonly WordTable Ordinary = WordTable.Load("shop-ordinary");

    public static void Scan(FoldedText joined, List<TextEntity> found, int most)
    {
        var text = joined.Text;
        for (var i = 0; i < text.Length && found.Count < most;)
        {
            if (!IsName(text[i]))
            {
                i++;
                continue;
            }

            var end = RunEnd(text, i);
            if (end - i <= Longest && Of(joined, i, end, Announced(text, i)) is { } shop)
            {
                found.Add(shop);
            }

            i = end;
        }
    }

    private static TextEntity? Of(FoldedText joined, int at, int end, bool announced)
    {
        var text = joined.Text;
        if (announced && end - at >= 2)
        {
            return Entity(joined, at, end, 0.8f);
        }

        for (var i = at + 2; i < end; i++)
        {
            var (length, _) = Endings.At(text.AsSpan(0, end), i);
            if (length > 0 && Leans(text.AsSpan(i + length, end - i - length)) && !IsOrdinary(text, at, i))
            {
                return Entity(joined, at, i + length, 0.6f);
            }
        }

        return null;
    }

    // What may follow a name within the same word.
    private static bool Leans(ReadOnlySpan<char> rest) => rest is "" or "입니다" or "에서" or "으로" or "로" or "은" or "는" or "이" or "가" or "의" or "예요" or "이에요" or "에";

    private static bool IsOrdinary(string text, int at, int end)
    {
        var (length, _) = Ordinary.At(text.AsSpan(0, end), at);
        return length == end - at;
    }

    private static bool Announced(string text, int at)
    {
        var i = at;
        while (i > 0 && at - i < 4 && text[i - 1] is ' ' or ':' or '[' or '【' or '"' or '\'' or '「' or '=')
        {
            i--;
        }

        for (var length = 2; length <= 4 && length <= i && i < at; length++)
        {
            if (Announcing.At(text.AsSpan(0, i), i - length) is { Length: var found } && found == length)
            {
                return true;
            }
        }

        return false;
    }

    private static TextEntity Entity(FoldedText joined, int at, int end, float confidence)
    {
        var start = joined.StartOf(at);
        return new TextEntity(EntityKind.Shop, start, joined.EndOf(end - 1) - start, joined.Text[at..end], null, confidence);
    }

    private static bool IsName(char sign) => Hangul.IsSyllable(sign) || char.IsAsciiLetterOrDigit(sign);

    private static int RunEnd(string text, int at)
    {
        var i = at;
        while (i < text.Length && IsName(text[i]))
        {
            i++;
        }

        return i;
    }
}
