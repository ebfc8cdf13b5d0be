using System.Text.RegularExpressions;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>Receipt numbers as people type them: 20261122-K7Q3M9, in any case, with or without the hyphen.</summary>
internal static partial class Receipts
{
    /// <summary>The number in its written form, or null.</summary>
    public static string? Find(string text)
    {
        var match = Pattern().Match(text);
        return match.Success
            ? $"{match.Groups["day"].Value}-{match.Groups["tail"].Value.ToUpperInvariant()}"
            : null;
    }

    /// <summary>A number that cannot be anything else: its second part holds a letter.</summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z])20\d{6}[ ]?[-–—]?[ ]?(?=[0-9]*[A-Za-z])[0-9A-Za-z]{6}(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    internal static partial Regex WithLetter();

    [GeneratedRegex(@"(?<![0-9A-Za-z])(?<day>20\d{6})(?:[ ]?[-–—][ ]?(?<tail>[0-9A-Za-z]{6})|[ ]?(?<tail>(?=[0-9]*[A-Za-z])[0-9A-Za-z]{6}))(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
