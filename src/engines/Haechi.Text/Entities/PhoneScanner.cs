namespace Haechi.Text.Entities;

/// <summary>Finds Korean telephone numbers, also spelt with letters, words and signs: 공일공, ㅇ1ㅇ, ①, 0l0.</summary>
internal static class PhoneScanner
{
    public static void Scan(FoldedText folded, List<TextEntity> found, int most)
    {
        var text = folded.Text;
        for (var i = 0; i < text.Length && found.Count < most; i++)
        {
            if (MayBegin(text, i) && At(folded, i) is { } phone)
            {
                found.Add(phone.Entity);
                i = phone.End - 1;
            }
        }
    }

    private static bool MayBegin(string text, int at)
    {
        if (DigitRun.DigitOf(text[at], spoken: true) is not ('0' or '1' or '8') && text[at] != '+')
        {
            return false;
        }

        // Within a longer number or a latin word nothing begins.
        return at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]);
    }

    private static (TextEntity Entity, int End)? At(FoldedText folded, int at)
    {
        Span<char> digits = stackalloc char[DigitRun.Most];
        var text = folded.Text;
        var from = text[at] == '+' ? at + 1 : at;
        if (Length(DigitRun.Read(text, from, digits, spoken: false), digits) is { } plain)
        {
            return Found(folded, at, from, plain, digits, spoken: false);
        }

        var run = DigitRun.Read(text, from, digits, spoken: true);
        return Length(run, digits) is { } spoken && IsMeant(run, digits, spoken) ? Found(folded, at, from, spoken, digits, spoken: true) : null;
    }

    // Words such as 이, 사, 구 are also words of the language: a spoken number must be a mobile one or mostly digits.
    private static bool IsMeant(DigitRun run, ReadOnlySpan<char> digits, int length) =>
        digits is ['0', '1', '0', ..] ? length == 11 : run.Plain * 5 >= length * 4;

    private static (TextEntity Entity, int End)? Found(FoldedText folded, int at, int from, int length, ReadOnlySpan<char> digits, bool spoken)
    {
        var end = DigitRun.EndAfter(folded.Text, from, length, spoken);
        if (end < folded.Text.Length && char.IsAsciiDigit(folded.Text[end]))
        {
            return null;
        }

        var (start, stop) = (folded.StartOf(at), folded.EndOf(end - 1));
        var number = Domestic(new string(digits[..length]));
        var confidence = spoken ? 0.85f : number.StartsWith("01", StringComparison.Ordinal) ? 0.98f : 0.9f;
        return (new TextEntity(EntityKind.Phone, start, stop - start, number, null, confidence), end);
    }

    private static string Domestic(string number) => number.StartsWith("82", StringComparison.Ordinal) && number.Length > 10 ? "0" + number[2..].TrimStart('0') : number;

    /// <summary>
    /// How many of the digits make a number; null when they make none. What is read may run on into the next number of a
    /// list, so only the beginning counts; a digit that follows without a sign between is looked for by the caller.
    /// </summary>
    private static int? Length(DigitRun run, ReadOnlySpan<char> digits)
    {
        var count = run.Count;
        return digits[..count] switch
        {
            ['0', '1', '0', ..] => count >= 11 ? 11 : null,
            ['0', '1', '1' or '6' or '7' or '8' or '9', ..] => count == 10 ? 10 : count >= 11 ? 11 : null,
            ['8', '2', '1', '0', ..] => count >= 12 ? 12 : null,
            ['8', '2', '0', '1', '0', ..] => count >= 13 ? 13 : null,
            ['0', '5', '0', _, ..] => count is 11 or 12 ? count : null,
            ['0', '2', ..] => count is 9 or 10 ? count : null,
            ['0', '7' or '8', '0', ..] => count is 10 or 11 ? count : null,
            ['0', '3' or '4' or '5' or '6', >= '1' and <= '5', ..] => count is 10 or 11 ? count : null,
            ['1', '5' or '6' or '8', >= '0' and <= '9', >= '0' and <= '9', ..] => count == 8 && run.Plain == 8 ? 8 : null,
            _ => null,
        };
    }
}
