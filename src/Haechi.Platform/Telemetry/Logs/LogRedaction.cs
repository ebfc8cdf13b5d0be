using System.Text.RegularExpressions;

namespace Haechi.Platform.Telemetry.Logs;

/// <summary>
/// Takes personal data and secrets out of whatever is about to be logged. It is the second line of defence: code does not log
/// what people type; this catches what slips through in a path, a library's message or an exception.
/// </summary>
internal static partial class LogRedaction
{
    private static readonly (Regex Pattern, string Word)[] Rules =
    [
        (ResidentNumber(), "[resident-number]"),
        (Card(), "[card]"),
        (Phone(), "[phone]"),
        (Email(), "[email]"),
        (Plate(), "[plate]"),
        (Secret(), "$1=[secret]"),
        (Bearer(), "$1 [secret]"),
    ];

    public static string Clean(string text) => Rules.Aggregate(text, (clean, rule) => rule.Pattern.Replace(clean, rule.Word));

    [GeneratedRegex(@"(?<![\p{L}\d-])\d{6}[- ]?[1-8]\d{6}(?![\d-])")]
    private static partial Regex ResidentNumber();

    [GeneratedRegex(@"(?<![\p{L}\d-])(?:\d{4}[- ]){3}\d{4}(?![\d-])")]
    private static partial Regex Card();

    [GeneratedRegex(@"(?<![A-Za-z\d.-])(?:\+82[- ]?|0)(?:2|1[016-9]|[3-6][1-5]|70|50\d?)[-). ]?\d{3,4}[-. ]?\d{4}(?![\d-])")]
    private static partial Regex Phone();

    [GeneratedRegex(@"[\p{L}\d._%+-]+(?:@|%40)[\p{L}\d-]+(?:\.[\p{L}\d-]+)+", RegexOptions.IgnoreCase)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<!\d)\d{2,3}[가-힣] ?\d{4}(?!\d)")]
    private static partial Regex Plate();

    [GeneratedRegex(@"(?i)\b(password|pwd|secret|token|api[-_]?key)\s*=\s*[^;&\s""]+")]
    private static partial Regex Secret();

    [GeneratedRegex(@"(?i)\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{8,}")]
    private static partial Regex Bearer();
}
