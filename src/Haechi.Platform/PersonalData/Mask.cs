using System.Text.RegularExpressions;

namespace Haechi.Platform.PersonalData;

/// <summary>Hides personal data in texts that people or logs see: telephone, resident and card numbers, e-mail addresses, names.</summary>
public static partial class Mask
{
    /// <summary>Hides every number and address of the known kinds in a text; the rest stays as it is.</summary>
    public static string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var masked = Resident().Replace(text, match => match.Groups[1].Value + "-*******");
        masked = Card().Replace(masked, match => match.Value[..4] + "-****-****-****");
        masked = Phone().Replace(masked, match => $"{match.Groups[1].Value}-****-{match.Groups[3].Value}");
        return Email().Replace(masked, match => match.Groups[1].Value + "***@" + match.Groups[2].Value);
    }

    /// <summary>Hides the middle of a name: 홍길동 → 홍*동, 김수 → 김*, Kim → K*m.</summary>
    public static string Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length switch
        {
            0 => "",
            1 => "*",
            2 => name[..1] + "*",
            _ => name[..1] + new string('*', name.Length - 2) + name[^1..],
        };
    }

    [GeneratedRegex(@"(?<!\d)(\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))[-\s]?[1-8]\d{6}(?!\d)")]
    private static partial Regex Resident();

    [GeneratedRegex(@"(?<!\d)\d{4}[-\s]?\d{4}[-\s]?\d{4}[-\s]?\d{4}(?!\d)")]
    private static partial Regex Card();

    [GeneratedRegex(@"(?<!\d)(01[016789]|02|0[3-6]\d)[-.\s]?(\d{3,4})[-.\s]?(\d{4})(?!\d)")]
    private static partial Regex Phone();

    [GeneratedRegex(@"([A-Za-z0-9])[A-Za-z0-9._%+-]*@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")]
    private static partial Regex Email();
}
