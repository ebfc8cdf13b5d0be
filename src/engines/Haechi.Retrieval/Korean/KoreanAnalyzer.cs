using System.Collections.Frozen;

namespace Haechi.Retrieval.Korean;

/// <summary>What a term is, which decides how much it weighs.</summary>
public enum TermKind : byte
{
    /// <summary>A Hangul word without its particle or ending.</summary>
    Word,

    /// <summary>Two neighbouring syllables of a Hangul word of three or more.</summary>
    Pair,

    /// <summary>A number, with or without its unit.</summary>
    Number,

    /// <summary>A run of Latin letters, in lower case.</summary>
    Latin,
}

/// <summary>A stretch of <see cref="AnalyzedText.Text"/>. Terms of one written word share <paramref name="Word"/>.</summary>
public readonly record struct Term(int Start, int Length, TermKind Kind, int Word);

/// <summary>Normalised text with its terms in order of appearance.</summary>
public sealed class AnalyzedText(string text, IReadOnlyList<Term> terms, int words)
{
    /// <summary>The normalised text that the terms point into.</summary>
    public string Text { get; } = text;

    public IReadOnlyList<Term> Terms { get; } = terms;

    /// <summary>How many written words produced the terms.</summary>
    public int Words { get; } = words;

    public ReadOnlySpan<char> Of(Term term) => Text.AsSpan(term.Start, term.Length);
}

/// <summary>
/// Splits Korean text into index terms without a dictionary: words cut free of particles and endings, character pairs
/// that bridge compounds and spacing, Latin words, and numbers with their units.
/// </summary>
public static class KoreanAnalyzer
{
    private const int LongestWord = 40;

    private static readonly FrozenSet<string> Units = new[]
    {
        "원", "만원", "천원", "억원", "억", "개월", "년", "월", "일", "주", "시", "시간", "분", "초", "층", "평", "명", "인", "세", "살", "회",
        "번", "호", "호선", "개", "대", "리터", "매", "장", "건", "급", "종", "차", "배", "등급", "퍼센트", "센터", "미터", "킬로", "톤", "차로",
    }.ToFrozenSet();

    /// <summary>Analyses any text; empty or unreadable text has no terms.</summary>
    public static AnalyzedText Analyze(string text)
    {
        var normal = KoreanText.Normalize(text);
        var terms = new List<Term>(Math.Min(normal.Length, 256));
        var word = 0;
        for (var at = 0; at < normal.Length;)
        {
            var c = normal[at];
            if (KoreanText.IsSyllable(c))
                at = AddHangul(normal, at, terms, word++);
            else if (char.IsAsciiDigit(c))
                at = AddNumber(normal, at, terms, word++);
            else if (char.IsLetter(c) && c < 0x250)
                at = AddLatin(normal, at, terms, word++);
            else
                at++;
        }
        return new AnalyzedText(normal, terms, word);
    }

    /// <summary>
    /// The words of a text that say what it is about: stems without words of asking, courtesy and one syllable.
    /// </summary>
    public static IReadOnlyList<string> InformativeWords(string text)
    {
        var read = Analyze(text);
        return [.. read.Terms
            .Where(t => t.Kind != TermKind.Pair && (t.Kind != TermKind.Word || t.Length > 1) && !FunctionWords.Contains(read.Of(t)))
            .Select(t => read.Of(t).ToString())];
    }

    private static int AddHangul(string text, int start, List<Term> terms, int word)
    {
        var end = EndOfHangul(text, start);
        var whole = text.AsSpan(start, Math.Min(end - start, LongestWord));
        var stem = Endings.StemLength(whole);
        terms.Add(new Term(start, stem, TermKind.Word, word));
        for (var i = 0; stem > 2 && i + 2 <= stem; i++)
            terms.Add(new Term(start + i, 2, TermKind.Pair, word));
        return end;
    }

    private static int AddNumber(string text, int start, List<Term> terms, int word)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsDecimalPoint(text, end)))
            end++;
        terms.Add(new Term(start, end - start, TermKind.Number, word));
        var unit = UnitLength(text, end);
        if (unit > 0)
            terms.Add(new Term(start, end - start + unit, TermKind.Number, word));
        return end + unit;
    }

    private static int AddLatin(string text, int start, List<Term> terms, int word)
    {
        var end = start;
        while (end < text.Length && char.IsLetter(text[end]) && text[end] < 0x250)
            end++;
        terms.Add(new Term(start, Math.Min(end - start, LongestWord), TermKind.Latin, word));
        return end;
    }

    /// <summary>Longest unit that follows a number and is not the beginning of another word.</summary>
    private static int UnitLength(string text, int at)
    {
        var end = EndOfHangul(text, at);
        var units = Units.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(3, end - at); length > 0; length--)
        {
            if (units.Contains(text.AsSpan(at, length)) && (end - at - length <= 2 || length > 1))
                return length;
        }
        return 0;
    }

    private static bool IsDecimalPoint(string text, int at) =>
        text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private static int EndOfHangul(string text, int at)
    {
        while (at < text.Length && KoreanText.IsSyllable(text[at]))
            at++;
        return at;
    }
}
