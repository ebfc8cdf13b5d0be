using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Haechi.Grounding.Checking;

/// <summary>The words of a sentence that say something, and whether a text holds them in some inflected form.</summary>
internal static partial class Words
{
    // Words of courtesy and connection say nothing that a passage could support.
    private static readonly FrozenSet<string> Empty = new[]
    {
        "있습니다", "있으며", "있어요", "있는", "있고", "합니다", "하며", "하고", "하시면", "하실", "하세요", "하십시오", "됩니다", "되며", "되는", "입니다", "이며",
        "경우", "경우에는", "통해", "통하여", "위해", "위하여", "대해", "대한", "대하여", "관련", "관한", "따라", "따라서", "또는", "그리고", "또한", "다만", "해당",
        "바랍니다", "주세요", "주시기", "주십시오", "드립니다", "안녕하세요", "감사합니다", "the", "and", "for", "you", "are", "can", "with", "this", "that", "from",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words of two characters and more, without those of courtesy and connection and without units behind a number.</summary>
    public static IReadOnlyList<string> Of(string sentence) =>
        [.. Word().Matches(sentence).Select(m => Copula().Replace(m.Value, "")).Where(w => w.Length > 1 && !Empty.Contains(w))];

    /// <summary>
    /// Whether a squeezed text holds a word. Endings and particles differ between a passage and an answer, so the
    /// beginning counts: at least two characters and at least half of the word.
    /// </summary>
    public static bool Holds(string squeezed, string word)
    {
        var least = Math.Max(2, (word.Length + 1) / 2);
        return squeezed.Contains(word[..least], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The text without spaces: Korean is written with and without them.</summary>
    public static string Squeeze(string text) => Space().Replace(text, "");

    [GeneratedRegex(@"(?<![\p{L}\d])\p{L}+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:입니다|이에요|예요|이며|이고)$")]
    private static partial Regex Copula();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
