using Haechi.Text.Normalising;

namespace Haechi.Text.Trade;

/// <summary>
/// Pieces of a text by which a post is judged: two, three and four neighbouring signs of the text without spaces and
/// slipped-in signs, each with the place in the original it came from. Digits are one sign and names in latin letters with
/// digits are another, so that nobody is judged by a number or a name that stood in the training data.
/// </summary>
internal static class TradeFeatures
{
    /// <summary>Pieces are counted by hash into this many rooms (a power of two).</summary>
    public const int Rooms = 1 << 18;

    /// <summary>Only so much of a text is judged: the beginning tells what a post is, and 1 MB must not hold up the stream.</summary>
    public const int LongestText = 20_000;

    /// <param name="Room">Which weight it has.</param>
    /// <param name="Start">Where it begins in the original.</param>
    /// <param name="End">Where it ends in the original (exclusive).</param>
    internal readonly record struct Piece(int Room, int Start, int End);

    /// <summary>The pieces, each room once.</summary>
    public static List<Piece> Of(string original)
    {
        var plain = Normaliser.Run(original.Length > LongestText ? original.AsSpan(0, LongestText) : original);
        var (signs, places) = Compact(plain);
        var pieces = new List<Piece>(signs.Count * 3);
        var seen = new HashSet<int>();
        for (var i = 0; i < signs.Count; i++)
        {
            var hash = 2166136261u;
            for (var length = 1; length <= 4 && i + length <= signs.Count; length++)
            {
                hash = (hash ^ signs[i + length - 1]) * 16777619u;
                if (length > 1 && seen.Add(Room(hash, length)))
                {
                    pieces.Add(new(Room(hash, length), places[i].Start, places[i + length - 1].End));
                }
            }
        }

        return pieces;
    }

    private static int Room(uint hash, int length)
    {
        hash += (uint)length * 0x9E3779B9u;
        hash = (hash ^ (hash >> 15)) * 0x2C1B3C6Du;
        return (int)((hash ^ (hash >> 13)) & (Rooms - 1));
    }

    private static (List<char> Signs, List<(int Start, int End)> Places) Compact(PlainBuffer plain)
    {
        var (signs, places) = (new List<char>(plain.Length), new List<(int, int)>(plain.Length));
        var text = plain.Signs;
        for (var i = 0; i < text.Length;)
        {
            var end = char.IsAsciiLetterOrDigit(text[i]) ? LatinEnd(text, i) : i + 1;
            var sign = end > i + 1 ? Latin(text[i..end], i, signs, places, plain) : Soft(text[i]);
            if (sign != '\0' && char.IsLetterOrDigit(sign) && !IsSlipped(text, i, end) && (signs.Count == 0 || signs[^1] != sign))
            {
                signs.Add(char.IsAsciiDigit(sign) ? '0' : sign);
                places.Add((plain.Of(i).From, plain.Of(end - 1).To));
            }

            i = end;
        }

        return (signs, places);
    }

    // A digit or a lone vowel within a word hides it: 아1이1스, 토ㅣ토.
    private static bool IsSlipped(ReadOnlySpan<char> text, int at, int end) =>
        end == at + 1 && (char.IsAsciiDigit(text[at]) || Jamo.IsVowel(text[at]))
        && at > 0 && end < text.Length && Jamo.IsSyllable(text[at - 1]) && Jamo.IsSyllable(text[end]);

    // A number is one sign; a name with digits another; a plain latin word stands letter by letter.
    private static char Latin(ReadOnlySpan<char> run, int at, List<char> signs, List<(int, int)> places, PlainBuffer plain)
    {
        var letters = 0;
        foreach (var sign in run)
        {
            letters += char.IsAsciiLetter(sign) ? 1 : 0;
        }

        if (letters == 0)
        {
            return '0';
        }

        if (letters < run.Length && run.Length > 4)
        {
            return 'ⓘ';
        }

        for (var i = 0; i < run.Length; i++)
        {
            signs.Add(char.IsAsciiDigit(run[i]) ? '0' : run[i]);
            places.Add(plain.Of(at + i));
        }

        return '\0';
    }

    // 빠카라 is meant as 바카라: a hard sound is written for a soft one.
    private static char Soft(char sign)
    {
        if (!Jamo.IsSyllable(sign))
        {
            return sign;
        }

        var (initial, vowel, final) = Jamo.Decompose(sign);
        return initial switch
        {
            'ㄲ' => Jamo.Compose('ㄱ', vowel, final),
            'ㄸ' => Jamo.Compose('ㄷ', vowel, final),
            'ㅃ' => Jamo.Compose('ㅂ', vowel, final),
            'ㅆ' => Jamo.Compose('ㅅ', vowel, final),
            'ㅉ' => Jamo.Compose('ㅈ', vowel, final),
            _ => sign,
        };
    }

    private static int LatinEnd(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '_' or '-' or '.'))
        {
            i++;
        }

        return i;
    }
}
