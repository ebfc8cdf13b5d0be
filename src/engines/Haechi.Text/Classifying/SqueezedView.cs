using Haechi.Text.Normalising;

namespace Haechi.Text.Classifying;

/// <summary>
/// The second view of a text: letters only, so that symbols, digits and spaces put between syllables hide nothing, taken
/// apart into single letters, with look-alikes (야민정음) and soft and hard consonants made one.
/// </summary>
internal static class SqueezedView
{
    // 야민정음: what is written for what is meant.
    private static readonly Dictionary<char, char> LookAlikes = new()
    {
        ['댕'] = '멍', ['머'] = '대', ['띵'] = '명', ['띠'] = '며', ['커'] = '귀', ['괴'] = '피', ['윾'] = '유', ['읔'] = '익', ['팡'] = '광', ['쿠'] = '구',
    };

    /// <summary>Writes the letters of a plain text and, for each, the character that it belongs to.</summary>
    /// <returns>How many letters there are; at most three for each character.</returns>
    public static int Write(ReadOnlySpan<char> plain, Span<char> letters, Span<int> places)
    {
        var count = 0;
        for (var at = 0; at < plain.Length; at++)
        {
            var sign = LookAlikes.GetValueOrDefault(plain[at], plain[at]);
            if (Jamo.IsSyllable(sign))
            {
                var (initial, vowel, final) = Jamo.Decompose(sign);
                Put(letters, places, ref count, Soft(initial), at);
                Put(letters, places, ref count, Same(vowel), at);
                if (final != '\0')
                {
                    Put(letters, places, ref count, (char)(Soft(final) + 0x100), at);
                }
            }
            else if (Jamo.IsLetter(sign) || char.IsAsciiLetter(sign))
            {
                Put(letters, places, ref count, sign, at);
            }
        }

        return count;
    }

    /// <summary>A character as it may be meant: look-alikes resolved, soft and hard consonants and like vowels made one.</summary>
    public static char Softened(char sign)
    {
        sign = LookAlikes.GetValueOrDefault(sign, sign);
        if (!Jamo.IsSyllable(sign))
        {
            return Soft(sign);
        }

        var (initial, vowel, final) = Jamo.Decompose(sign);
        return Jamo.Compose(Soft(initial), Same(vowel), final is 'ㄲ' or 'ㅆ' ? Soft(final) : final);
    }

    private static void Put(Span<char> letters, Span<int> places, ref int count, char letter, int place)
    {
        (letters[count], places[count]) = (letter, place);
        count++;
    }

    private static char Soft(char consonant) => consonant switch { 'ㄲ' => 'ㄱ', 'ㄸ' => 'ㄷ', 'ㅃ' => 'ㅂ', 'ㅆ' => 'ㅅ', 'ㅉ' => 'ㅈ', _ => consonant };

    private static char Same(char vowel) => vowel switch { 'ㅔ' => 'ㅐ', 'ㅖ' => 'ㅒ', 'ㅙ' or 'ㅞ' => 'ㅚ', _ => vowel };
}
