using System.Text.RegularExpressions;

namespace Haechi.Documents;

/// <summary>
/// Headings that are headings by their look only: most official papers type "Ⅰ. 추진배경" or "□ 기본 정보" in an ordinary
/// paragraph.
/// </summary>
internal static partial class TypedHeading
{
    /// <summary>A passage ends before such a line once it has this many characters: short items of a list stay together.</summary>
    public const int FewestBefore = 200;

    private const int Longest = 50;

    public static Heading? Of(Block block)
    {
        if (block is not Paragraph { Words: var words } || words.Length > Longest || words.Contains('\n', StringComparison.Ordinal) || words.EndsWith('.') || !Sign().IsMatch(words))
            return null;
        var level = words[0] is '□' or '■' || char.IsAsciiDigit(words[0]) ? 3 : words.StartsWith('제') && words.Contains('절', StringComparison.Ordinal) ? 2 : 1;
        return new Heading(block.Position, level, string.Empty, words);
    }

    [GeneratedRegex(@"^(?:제\s?\d+\s?[편장절관]\s|[Ⅰ-Ⅹ]\s?\.?\s|(?:I{1,3}|IV|VI{0,3}|IX|X)\.\s?|[□■]\s?|\d{1,2}\.\s?(?!\d))\S", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sign();
}
