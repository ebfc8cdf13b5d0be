using System.Text;
using Haechi.Text.Normalising;

namespace Haechi.Text.Training;

/// <summary>Ten ways in which people spell around a filter, done to texts by a seed: to train on, and to measure with.</summary>
public static class Evasion
{
    private static readonly Dictionary<char, char> LookAlikes = new() { ['멍'] = '댕', ['대'] = '머', ['명'] = '띵', ['며'] = '띠', ['귀'] = '커', ['피'] = '괴', ['유'] = '윾', ['광'] = '팡' };

    private static readonly Dictionary<string, Func<string, Random, string>> Ways = new(StringComparer.Ordinal)
    {
        ["jamo"] = (word, _) => Each(word, TakeApart),
        ["zero-width"] = (word, random) => Between(word, random, "\u200B", "\u200D", "\u2060", "\uFEFF"),
        ["symbol"] = (word, random) => Between(word, random, ".", "*", "/", "@", "~", "^"),
        ["spaces"] = (word, random) => Between(word, random, " "),
        ["digits"] = (word, random) => Between(word, random, "1", "2", "7"),
        ["look-alike"] = (word, _) => Each(word, c => LookAlikes.TryGetValue(c, out var other) ? other.ToString() : c.ToString()),
        ["latin"] = (word, _) => Each(word, LatinVowel),
        ["stretch"] = (word, _) => Each(word, Stretched),
        ["half-apart"] = (word, _) => Half(word),
        ["hard"] = (word, _) => Each(word, Hardened),
    };

    /// <summary>Names of the ways.</summary>
    public static IReadOnlyList<string> Names => [.. Ways.Keys];

    /// <summary>Each text spelt in one way: half of its words with two syllables or more.</summary>
    /// <exception cref="ArgumentException">There is no such way.</exception>
    public static IReadOnlyList<LabelledText> Spelt(IReadOnlyList<LabelledText> texts, string way, int seed)
    {
        if (!Ways.TryGetValue(way, out var spell))
        {
            throw new ArgumentException($"'{way}' is no way of evasive spelling; ways are {string.Join(", ", Ways.Keys)}.", nameof(way));
        }

        var random = new Random(seed);
        return [.. texts.Select(text => text with { Text = Words(text.Text, word => word.Length > 1 && random.Next(2) == 0 ? spell(word, random) : word) })];
    }

    /// <summary>The texts, and each of them once more in a way drawn by the seed.</summary>
    public static IReadOnlyList<LabelledText> Added(IReadOnlyList<LabelledText> texts, int seed)
    {
        var random = new Random(seed);
        return [.. texts, .. texts.GroupBy(_ => Names[random.Next(Names.Count)]).SelectMany(group => Spelt([.. group], group.Key, random.Next()))];
    }

    private static string Words(string text, Func<string, string> spell) => string.Join(' ', text.Split(' ').Select(spell));

    private static string Each(string word, Func<char, string> spell) => string.Concat(word.Select(spell));

    private static string TakeApart(char c) => Jamo.IsSyllable(c) && Jamo.Decompose(c) is var (initial, vowel, final) ? final == '\0' ? $"{initial}{vowel}" : $"{initial}{vowel}{final}" : c.ToString();

    private static string LatinVowel(char c) =>
        Jamo.IsSyllable(c) && Jamo.Decompose(c) is { Vowel: 'ㅣ' } parts ? parts.Final == '\0' ? $"{parts.Initial}i" : $"{parts.Initial}i{parts.Final}" : c.ToString();

    private static string Stretched(char c) =>
        Jamo.IsSyllable(c) && Jamo.Decompose(c) is { Final: '\0' } parts ? c + new string(Jamo.Compose('ㅇ', parts.Vowel), 2) : c.ToString();

    private static string Hardened(char c) => Jamo.IsSyllable(c) && Jamo.Decompose(c) is var (initial, vowel, final) && Hard(initial) is var hard && hard != initial ? Jamo.Compose(hard, vowel, final).ToString() : c.ToString();

    private static char Hard(char initial) => initial switch { 'ㄱ' => 'ㄲ', 'ㄷ' => 'ㄸ', 'ㅂ' => 'ㅃ', 'ㅅ' => 'ㅆ', 'ㅈ' => 'ㅉ', _ => initial };

    // The last syllable taken apart: 시ㅂㅏㄹ.
    private static string Half(string word) => word[..^1] + TakeApart(word[^1]);

    private static string Between(string word, Random random, params string[] signs)
    {
        var spelt = new StringBuilder();
        for (var at = 0; at < word.Length; at++)
        {
            spelt.Append(word[at]);
            if (at + 1 < word.Length && Jamo.IsSyllable(word[at]) && Jamo.IsSyllable(word[at + 1]))
            {
                spelt.Append(signs[random.Next(signs.Length)]);
            }
        }

        return spelt.ToString();
    }
}
