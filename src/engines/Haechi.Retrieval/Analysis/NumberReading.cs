using System.Globalization;

namespace Haechi.Retrieval.Analysis;

/// <summary>Reads numbers as they are written in Korean: 30,000 and 3만 and 30000 are one value.</summary>
internal static class NumberReading
{
    private const int LongestNumber = 32;

    /// <summary>Longest unit of Latin letters (kg, GHz).</summary>
    private const int LongestSymbol = 3;

    /// <summary>
    /// Reads the number that begins at <paramref name="start"/>. Its value goes to <paramref name="value"/> as digits without
    /// separators or needless zeros; <paramref name="end"/> is the first character after digits and powers.
    /// </summary>
    public static int Read(ReadOnlySpan<char> text, int start, Span<char> value, out int end)
    {
        var length = 0;
        var at = start;
        for (; at < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]) || IsPoint(text, at))
                length = Append(value, length, text[at]);
            else if (!IsSeparator(text, at))
                break;
        }
        end = at;
        var powered = Powers(text, at, value[..length], out var total);
        if (powered > at && total.TryFormat(value, out var written, "0.#####", CultureInfo.InvariantCulture))
        {
            end = powered;
            return written;
        }
        return Trim(value, length);
    }

    /// <summary>The unit after a number: Latin letters at once, or the first syllable over at most one space. Empty when there is none.</summary>
    public static ReadOnlySpan<char> Unit(ReadOnlySpan<char> text, int end)
    {
        var letters = 0;
        while (letters <= LongestSymbol && end + letters < text.Length && Characters.Of(text[end + letters]) == Script.Latin)
            letters++;
        if (letters is > 0 and <= LongestSymbol)
            return text.Slice(end, letters);
        if (end < text.Length && text[end] == ' ')
            end++;
        // 명이, 원을: a second syllable is a particle more often than part of the unit.
        return end < text.Length && Characters.Of(text[end]) == Script.Hangul ? text.Slice(end, 1) : [];
    }

    /// <summary>Size of the buffer that <see cref="Read"/> needs.</summary>
    public static int BufferSize => LongestNumber;

    /// <summary>Multiplies by 만, 억, 조 (and 천, 백 before them), and adds what follows: 1억 2천만.</summary>
    private static int Powers(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> digits, out decimal total)
    {
        total = 0;
        var end = at;
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part) || part > 999_999_999)
            return at;
        var smallPower = false;
        while (end < text.Length)
        {
            var small = text[end] switch { '천' => 1_000m, '백' => 100m, _ => 0m };
            var large = text[end] switch { '만' => 10_000m, '억' => 100_000_000m, '조' => 1_000_000_000_000m, _ => 0m };
            if (large == 0 && (small == 0 || smallPower || !IsLargePower(text, end + 1)))
                break;
            smallPower = small != 0;
            part *= small + large;
            end++;
            if (large == 0)
                continue;
            total += part;
            part = 0;
            var next = end < text.Length && text[end] == ' ' ? end + 1 : end;
            var stop = next;
            while (stop < text.Length && (char.IsAsciiDigit(text[stop]) || IsSeparator(text, stop)))
                stop++;
            if (stop == next || stop - next > 5 || stop >= text.Length || text[stop] is not ('천' or '만' or '억') && stop - next < 4)
                break;
            part = Digits(text[next..stop]);
            end = stop;
        }
        total += part;
        return end;
    }

    private static decimal Digits(ReadOnlySpan<char> text)
    {
        var value = 0m;
        foreach (var c in text)
            value = char.IsAsciiDigit(c) ? value * 10 + (c - '0') : value;
        return value;
    }

    private static bool IsLargePower(ReadOnlySpan<char> text, int at) =>
        at < text.Length && text[at] is '만' or '억' or '원' or '명';

    private static int Append(Span<char> value, int length, char c)
    {
        if (length < LongestNumber)
            value[length++] = c;
        return length;
    }

    private static int Trim(Span<char> value, int length)
    {
        var zeros = 0;
        while (zeros < length - 1 && value[zeros] == '0' && value[zeros + 1] != '.')
            zeros++;
        value[zeros..length].CopyTo(value);
        return length - zeros;
    }

    private static bool IsPoint(ReadOnlySpan<char> text, int at) =>
        text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && (at + 2 >= text.Length || !HasSecondPoint(text, at));

    /// <summary>2026.11.22 is a date: three numbers.</summary>
    private static bool HasSecondPoint(ReadOnlySpan<char> text, int at)
    {
        var next = at + 1;
        while (next < text.Length && char.IsAsciiDigit(text[next]))
            next++;
        var before = at - 1;
        while (before >= 0 && char.IsAsciiDigit(text[before]))
            before--;
        return next + 1 < text.Length && text[next] == '.' && char.IsAsciiDigit(text[next + 1]) || before > 0 && text[before] == '.' && char.IsAsciiDigit(text[before - 1]);
    }

    private static bool IsSeparator(ReadOnlySpan<char> text, int at) =>
        text[at] == ',' && at > 0 && char.IsAsciiDigit(text[at - 1]) && at + 3 < text.Length
        && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
        && (at + 4 >= text.Length || !char.IsAsciiDigit(text[at + 4]));
}
