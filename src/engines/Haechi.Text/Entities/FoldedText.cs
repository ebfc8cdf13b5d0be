namespace Haechi.Text.Entities;

/// <summary>
/// A text with its look-alike signs folded (wide, circled and mathematical letters and digits to plain ones, lower case,
/// invisible signs gone), and the way back: which characters of the original each folded one came from.
/// </summary>
internal sealed class FoldedText
{
    private readonly int[] _starts;
    private readonly int[] _ends;

    private FoldedText(string text, int[] starts, int[] ends) => (Text, _starts, _ends) = (text, starts, ends);

    /// <summary>The folded text; never longer than the original.</summary>
    public string Text { get; }

    /// <summary>Where folded character <paramref name="index"/> begins in the original.</summary>
    public int StartOf(int index) => _starts[index];

    /// <summary>Where folded character <paramref name="index"/> ends in the original (exclusive).</summary>
    public int EndOf(int index) => _ends[index];

    public static FoldedText Of(string original)
    {
        var builder = new FoldedBuilder(original.Length);
        for (var i = 0; i < original.Length;)
        {
            var length = char.IsSurrogatePair(original, i) ? 2 : 1;
            var folded = SignFold.Fold(length == 2 ? char.ConvertToUtf32(original, i) : original[i]);
            if (folded != '\0')
            {
                builder.Add(folded, i, i + length);
            }

            i += length;
        }

        return builder.Build();
    }

    /// <summary>
    /// The same text with loose jamo put together (텔ㄹㅔ → 텔레, ㅌㅔㄹ → 텔) and signs between two Korean syllables left out
    /// (강.남 → 강남), for finding words; the way back still leads to the original.
    /// </summary>
    public FoldedText Joined()
    {
        var builder = new FoldedBuilder(Text.Length);
        for (var i = 0; i < Text.Length; i++)
        {
            if (Hangul.IsSlipped(Text[i]) && builder.EndsWithHangul && Next(i) is var next && next > i && Hangul.Is(Text[next]))
            {
                i = next - 1;
                continue;
            }

            builder.Join(Text[i], _starts[i], _ends[i]);
        }

        return builder.Build();
    }

    // At most three signs are skipped: more than that is a rule across the page, not a disguise.
    private int Next(int from)
    {
        var i = from;
        while (i < Text.Length && i - from < 3 && Hangul.IsSlipped(Text[i]))
        {
            i++;
        }

        return i < Text.Length && Hangul.Is(Text[i]) ? i : from;
    }

    private sealed class FoldedBuilder(int capacity)
    {
        private readonly char[] _text = new char[capacity];
        private readonly int[] _starts = new int[capacity];
        private readonly int[] _ends = new int[capacity];
        private int _count;

        public bool EndsWithHangul => _count > 0 && Hangul.Is(_text[_count - 1]);

        public void Add(char folded, int start, int end)
        {
            (_text[_count], _starts[_count], _ends[_count]) = (folded, start, end);
            _count++;
        }

        public void Join(char folded, int start, int end)
        {
            if (_count > 0 && Hangul.IsVowel(folded) && Hangul.TakeForVowel(_text[_count - 1], folded, out var left, out var syllable))
            {
                JoinVowel(left, syllable, start, end);
                return;
            }

            if (_count > 0 && Hangul.IsConsonant(folded) && Hangul.WithFinal(_text[_count - 1], folded) is { } closed)
            {
                (_text[_count - 1], _ends[_count - 1]) = (closed, end);
                return;
            }

            Add(folded, start, end);
        }

        public FoldedText Build() => new(new string(_text, 0, _count), _starts[.._count], _ends[.._count]);

        // The consonant before the vowel stands alone, or it was taken for the last sound of the syllable before.
        private void JoinVowel(char? left, char syllable, int start, int end)
        {
            if (left is { } before)
            {
                _text[_count - 1] = before;
                Add(syllable, start, end);
                return;
            }

            (_text[_count - 1], _ends[_count - 1]) = (syllable, end);
        }
    }
}
