using System.Globalization;
using System.Text.RegularExpressions;

namespace Haechi.Grounding.Checking;

/// <summary>The numbers of a text by their value: 3만 원, 30,000원 and 30000원 are one.</summary>
internal static partial class Numbers
{
    /// <summary>Values in order of appearance, in the shortest decimal form.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var values = new List<string>();
        foreach (Match match in Written().Matches(text))
            values.Add(Value(match).ToString("0.####", CultureInfo.InvariantCulture));
        return values;
    }

    private static decimal Value(Match match)
    {
        var total = 0m;
        foreach (Capture part in match.Groups["part"].Captures)
        {
            var digits = part.Value.TrimEnd('억', '만', '천', '백', ' ');
            var number = Parse(digits);
            foreach (var scale in part.Value.AsSpan(digits.Length))
                number *= Scale(scale);
            total += number;
        }
        return total;
    }

    // Receipt and account numbers are longer than a decimal holds; their last digits tell them apart well enough.
    private static decimal Parse(string digits)
    {
        var plain = digits.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(plain.Length > 20 ? plain[^20..] : plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;
    }

    private static decimal Scale(char unit) => unit switch { '억' => 100_000_000m, '만' => 10_000m, '천' => 1_000m, '백' => 100m, _ => 1m };

    [GeneratedRegex(@"(?<part>\d+(?:,\d{3})*(?:\.\d+)?\s?(?:천만|백만|억|만|천|백(?!분))?)(?:(?<=[억만천백])\s?(?<part>\d+(?:,\d{3})*\s?(?:천만|백만|만|천|백)?))*", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
