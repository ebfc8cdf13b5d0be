using System.Text;
using Haechi.Text.Normalising;

namespace Haechi.Text;

/// <summary>
/// Brings evasive spelling back to plain Korean: what cannot be seen goes, styled and foreign look-alikes become the letter
/// they stand for, letters written apart are joined to syllables, stretched sounds are shortened. Ordinary text, numbers and
/// addresses stay as they are, in lower case. What only guesses (symbols and spaces put between syllables, 야민정음) is not
/// done here but seen by the classifier as a second view.
/// </summary>
public static class Normaliser
{
    private const int LongestRun = 2;

    [ThreadStatic]
    private static PlainBuffer? _buffer;

    /// <summary>The plain form, with the way back to the original. Doing it again changes nothing.</summary>
    public static NormalText Normalise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Run(text).ToText();
    }

    /// <summary>The plain form in a buffer that the next call on this thread takes again.</summary>
    internal static PlainBuffer Run(ReadOnlySpan<char> text)
    {
        var buffer = _buffer ??= new PlainBuffer();
        buffer.Clear();
        Fold(text, buffer);
        int before;
        do
        {
            before = buffer.Length;
            SpellOut(buffer);
            Join(buffer);
            Shorten(buffer);
        }
        while (buffer.Length != before);
        return buffer;
    }

    private static void Fold(ReadOnlySpan<char> text, PlainBuffer buffer)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var units = 1;
            char sign;
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                sign = SignFold.Of(new Rune(text[at], text[at + 1]));
                units = 2;
            }
            else
            {
                sign = SignFold.Of(text[at]);
            }

            if (sign != SignFold.Nothing)
            {
                buffer.Add(sign, at, at + units);
            }

            at += units - 1;
        }
    }

    // Latin letters and digits that are drawn like a vowel, between a lone consonant and what goes on: ㅅi발, ㄱr, 개ㅅH끼.
    private static void SpellOut(PlainBuffer buffer)
    {
        for (var at = 1; at < buffer.Length; at++)
        {
            var vowel = buffer.Signs[at] switch { 'i' or 'l' or '1' or '!' or '|' => 'ㅣ', 'r' => 'ㅏ', 'h' => 'ㅐ', _ => '\0' };
            if (vowel != '\0' && Jamo.CanBegin(buffer.Signs[at - 1]) && !IsLatin(buffer, at + 1))
            {
                buffer.Put(at, vowel, at);
            }
        }
    }

    private static bool IsLatin(PlainBuffer buffer, int at) => at < buffer.Length && char.IsAsciiLetterOrDigit(buffer.Signs[at]);

    // ㅅㅣㅂㅏㄹ becomes 시발: a consonant and a vowel, and a consonant after them that does not begin the next syllable.
    private static void Join(PlainBuffer buffer)
    {
        var (target, at) = (0, 0);
        while (at < buffer.Length)
        {
            var taken = Syllable(buffer.Signs[at..], out var sign);
            buffer.Put(target++, sign, at, taken);
            at += taken;
        }

        buffer.Cut(target);
    }

    private static int Syllable(ReadOnlySpan<char> signs, out char sign)
    {
        if (signs.Length < 2 || !Jamo.CanBegin(signs[0]) || !Jamo.IsVowel(signs[1]))
        {
            sign = signs[0];
            return 1;
        }

        var ends = signs.Length > 2 && Jamo.CanEnd(signs[2]) && !(signs.Length > 3 && Jamo.IsVowel(signs[3]))
            && !(signs.Length > 3 && signs[3] == signs[2]); // ㅋㅋ after a syllable is laughter
        sign = ends ? Jamo.Compose(signs[0], signs[1], signs[2]) : Jamo.Compose(signs[0], signs[1]);
        return ends ? 3 : 2;
    }

    // ㅋㅋㅋㅋ to ㅋㅋ, 시이이발 to 시발, 하ㅏㅏ to 하.
    private static void Shorten(PlainBuffer buffer)
    {
        var (target, run) = (0, 0);
        for (var at = 0; at < buffer.Length; at++)
        {
            var sign = buffer.Signs[at];
            run = target > 0 && buffer.Signs[target - 1] == sign ? run + 1 : 1;
            var echoes = target > 0 ? Echoes(buffer, target - 1, at) : 0;
            if ((run > LongestRun && !char.IsAsciiLetterOrDigit(sign)) || echoes > 0)
            {
                buffer.Stretch(target - 1, at + Math.Max(0, echoes - 1));
                at += Math.Max(0, echoes - 1);
                continue;
            }

            buffer.Put(target++, sign, at);
        }

        buffer.Cut(target);
    }

    // How many characters from here on only draw out the vowel of the open syllable before: a lone vowel, or two and more of 이, 아 …
    private static int Echoes(PlainBuffer buffer, int syllable, int at)
    {
        if (!Jamo.IsSyllable(buffer.Signs[syllable]) || Jamo.Decompose(buffer.Signs[syllable]) is not { Final: '\0' } open)
        {
            return 0;
        }

        if (buffer.Signs[at] == open.Vowel)
        {
            return 1;
        }

        var echo = Jamo.Compose('ㅇ', open.Vowel);
        var count = 0;
        while (at + count < buffer.Length && buffer.Signs[at + count] == echo)
        {
            count++;
        }

        return count >= 2 ? count : 0;
    }
}
