using System.Text.RegularExpressions;

namespace Haechi.Grounding.Checking;

/// <summary>Whether a sentence denies or forbids.</summary>
internal static partial class Polarity
{
    /// <summary>True for "되지 않습니다", "없습니다", "불가", "cannot". Two denials make a statement: "없으면 안 됩니다" (must have).</summary>
    public static bool Denies(string sentence) => Denial().Count(sentence) % 2 == 1;

    [GeneratedRegex(@"없[다습어는이으음고]|않|아닙|아니[다며고라]|못[하 ]|불가|금지|제외|안\s?[되됩돼]|(?<=[가-힣] )말[아고]|\b(?:not|no|never|cannot)\b|n't\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denial();
}
