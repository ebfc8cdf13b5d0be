using Haechi.Retrieval.Korean;

namespace Haechi.CitizenServices.Knowledge.Questions.Likeness;

/// <summary>How much two questions ask the same, from 0 to 1: the share of what both say that the other says too.</summary>
internal static class Alike
{
    private const double Slip = 0.9;
    private const double OtherEnding = 0.75;

    /// <summary>A word counts as said by the other question from here.</summary>
    private const double Said = 0.5;

    /// <summary>A word is weighty when it has this share of the weight of the heaviest.</summary>
    private const double Weighty = 0.75;

    public static double Of(WeighedPhrase a, WeighedPhrase b)
    {
        if (a.Phrase.Key == b.Phrase.Key)
            return 1;
        var (one, other) = (Held(a, b), Held(b, a));
        var total = a.Total + b.Total;
        // 가로등 고장 신고 and 따릉이 고장 신고: each is about something that the other does not name.
        return total == 0 || (one.OfItsOwn && other.OfItsOwn) ? 0 : (one.Said + other.Said) / total;
    }

    private static (double Said, bool OfItsOwn) Held(WeighedPhrase one, WeighedPhrase other)
    {
        var (said, missed) = (0.0, 0.0);
        for (var i = 0; i < one.Weights.Length; i++)
        {
            var share = InOther(one.Phrase.Words[i], one.Lonely[i], other);
            said += one.Weights[i] * share;
            missed = share < Said ? Math.Max(missed, one.Weights[i]) : missed;
        }
        return (said, missed >= Weighty * one.Heaviest);
    }

    private static double InOther(PhraseWord word, bool isLonely, WeighedPhrase other)
    {
        var (best, covered) = (0.0, 0);
        for (var i = 0; i < other.Weights.Length && best < 1; i++)
        {
            var candidate = other.Phrase.Words[i];
            best = Math.Max(best, OfWords(word, candidate, isLonely || other.Lonely[i]));
            // 전기차충전소 is 전기차 and 충전소.
            if (candidate.Text.Length > 1 && candidate.Text.Length < word.Text.Length && word.Text.Contains(candidate.Text, StringComparison.Ordinal))
                covered += candidate.Text.Length;
            else if (word.Text.Length > 1 && word.Text.Length < candidate.Text.Length && candidate.Text.Contains(word.Text, StringComparison.Ordinal))
                best = Math.Max(best, 0.5 + 0.5 * word.Text.Length / candidate.Text.Length);
        }
        return Math.Max(best, Math.Min(1.0, (double)covered / word.Text.Length));
    }

    private static double OfWords(PhraseWord a, PhraseWord b, bool isLonely)
    {
        if (a.Text == b.Text)
            return 1;
        if (a.Text.Length < 2 || b.Text.Length < 2 || !KoreanText.IsSyllable(a.Text[0]) || !KoreanText.IsSyllable(b.Text[0]) || !KoreanLetters.OneApart(a.Letters, b.Letters))
            return 0;
        // 주차 and 주사 are both words; 쓰래기, which one citizen wrote once, is none.
        if (isLonely && (a.Text.Length > 2 || b.Text.Length > 2))
            return Slip;
        // 날리 and 날려 are one verb.
        return SameHead(a.Text, b.Text) ? OtherEnding : 0;
    }

    /// <summary>Alike up to the vowel or the final of the last syllable.</summary>
    private static bool SameHead(string a, string b) =>
        a.Length == b.Length && a.AsSpan(0, a.Length - 1).SequenceEqual(b.AsSpan(0, b.Length - 1)) && (a[^1] - '가') / 588 == (b[^1] - '가') / 588;
}
