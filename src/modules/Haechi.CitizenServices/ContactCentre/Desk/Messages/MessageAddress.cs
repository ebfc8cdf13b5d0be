using System.Text.RegularExpressions;
using Haechi.Platform.PersonalData;

namespace Haechi.CitizenServices.ContactCentre.Desk.Messages;

/// <summary>A number or an address, checked and in one form.</summary>
/// <param name="Value">Digits of a mobile number, or an e-mail address.</param>
/// <param name="Hint">As pages show it, masked.</param>
internal sealed partial record MessageAddress(string Value, string Hint)
{
    private const int LongestEmail = 254;

    /// <summary>Reads what a person typed; null when it is none.</summary>
    /// <param name="kind"><c>sms</c> or <c>email</c>.</param>
    /// <param name="text">What was typed.</param>
    public static MessageAddress? Read(string kind, string text)
    {
        var trimmed = text.Trim();
        if (kind == "email")
        {
            return trimmed.Length <= LongestEmail && Email().Match(trimmed) is { Success: true } match && match.Length == trimmed.Length ? new(trimmed, Mask.Text(trimmed)) : null;
        }

        var digits = string.Concat(trimmed.Where(char.IsAsciiDigit));
        digits = digits.StartsWith("82", StringComparison.Ordinal) ? "0" + digits[2..] : digits;
        return Mobile().IsMatch(digits) ? new(digits, $"{digits[..3]}-****-{digits[^4..]}") : null;
    }

    /// <summary>The first one that somebody wrote in a conversation; null when there is none.</summary>
    public static MessageAddress? FindIn(string kind, IEnumerable<string> texts) => texts
        .SelectMany(t => (kind == "email" ? Email() : Written()).Matches(t).Select(m => m.Value))
        .Select(found => Read(kind, found)).OfType<MessageAddress>().LastOrDefault();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"^01[016789]\d{7,8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?<!\d)01[016789][-.\s]?\d{3,4}[-.\s]?\d{4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
