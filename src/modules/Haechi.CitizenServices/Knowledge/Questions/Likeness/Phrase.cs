using System.Text;
using Haechi.Retrieval.Korean;

namespace Haechi.CitizenServices.Knowledge.Questions.Likeness;

/// <summary>A word of a question, folded, with its letters.</summary>
internal readonly record struct PhraseWord(string Text, string Letters);

/// <summary>A question as far as likeness goes: what it is about, without particles, courtesy and word order.</summary>
internal sealed class Phrase
{
    /// <summary>Words beyond these say little more and cost much.</summary>
    private const int MostWords = 12;

    private const int LongestText = 300;

    private Phrase(string text, string key, PhraseWord[] words) => (Text, Key, Words) = (text, key, words);

    /// <summary>As it was asked.</summary>
    public string Text { get; }

    /// <summary>The same for every spelling that differs in spaces, punctuation and case alone.</summary>
    public string Key { get; }

    public IReadOnlyList<PhraseWord> Words { get; }

    /// <summary>Reads any text; one without words of its own is alike to nothing but itself.</summary>
    public static Phrase Read(string text)
    {
        var normal = KoreanText.Normalize(text.Length > LongestText ? text[..LongestText] : text);
        var words = KoreanAnalyzer.InformativeWords(normal)
            .Where(w => !SameWords.SaysNothing(w))
            .Select(SameWords.Fold)
            .Distinct(StringComparer.Ordinal)
            .Take(MostWords)
            .Select(w => new PhraseWord(w, KoreanLetters.Of(w)));
        return new Phrase(text, KeyOf(text), [.. words]);
    }

    /// <summary>What stands for the question in addresses and in the store.</summary>
    public static string KeyOf(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in KoreanText.Normalize(text))
        {
            if (char.IsLetterOrDigit(c))
                key.Append(c);
        }
        return key.Length > 0 ? key.ToString() : text.Trim();
    }
}
