namespace Haechi.Text.Entities;

/// <summary>
/// Digits that a reader would dial: read one by one from a place in the text over the signs that stand between them.
/// Reading is bounded, so that a search from every place stays linear.
/// </summary>
internal ref struct DigitRun
{
    /// <summary>Most digits that are read; the longest account numbers have 14, and one more shows that it is none.</summary>
    public const int Most = 18;

    private const int MostBetween = 4;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<char> _digits;
    private readonly bool _spoken;

    private DigitRun(ReadOnlySpan<char> text, Span<char> digits, bool spoken)
    {
        _text = text;
        _digits = digits;
        _spoken = spoken;
    }

    /// <summary>How many digits there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them are plain (1, ①, １) and not letters or words that stand for digits.</summary>
    public int Plain { get; private set; }

    /// <summary>Index after the last digit.</summary>
    public int End { get; private set; }

    /// <summary>Reads a run.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Where the first digit must stand.</param>
    /// <param name="digits">Room for <see cref="Most"/> digits.</param>
    /// <param name="spoken">Whether letters and words count as digits (o, l, 공, 일, ㅇ).</param>
    public static DigitRun Read(ReadOnlySpan<char> text, int start, Span<char> digits, bool spoken)
    {
        var run = new DigitRun(text, digits, spoken);
        run.Fill(start);
        return run;
    }

    /// <summary>Where the digit with this number ends, reading again from <paramref name="start"/>.</summary>
    public static int EndAfter(ReadOnlySpan<char> text, int start, int count, bool spoken)
    {
        Span<char> digits = stackalloc char[Most];
        var run = new DigitRun(text, digits[..count], spoken);
        run.Fill(start);
        return run.End;
    }

    /// <summary>The digit that a sign stands for; NUL for none.</summary>
    public static char DigitOf(char sign, bool spoken) => sign is >= '0' and <= '9' ? sign : spoken ? Spoken(sign) : '\0';

    private static char Spoken(char sign) => sign switch
    {
        'o' or 'ㅇ' or '공' or '영' or '빵' => '0',
        'l' or 'i' or '|' or 'ㅣ' or '일' => '1',
        '이' or '둘' => '2',
        '삼' or '셋' => '3',
        '사' or '넷' => '4',
        '오' => '5',
        '육' or '륙' => '6',
        '칠' => '7',
        '팔' => '8',
        '구' => '9',
        _ => '\0',
    };

    private static bool Between(char sign) =>
        sign is ' ' or '-' or '.' or '_' or '~' or '*' or '/' or '(' or ')' or '·' or 'ㆍ' or ',' or 'ㅡ' or '=' or '+' or '☆' or '★' or '^' or '\t' or '\u00A0' or ':' or '♥' or '♡' or '[' or ']';

    private void Fill(int at)
    {
        var between = 0;
        for (; at < _text.Length && Count < _digits.Length && between <= MostBetween; at++)
        {
            var digit = DigitOf(_text[at], _spoken);
            if (digit != '\0')
            {
                _digits[Count++] = digit;
                Plain += _text[at] is >= '0' and <= '9' ? 1 : 0;
                (End, between) = (at + 1, 0);
            }
            else if (Between(_text[at]))
            {
                between++;
            }
            else
            {
                return;
            }
        }
    }
}
