using System.Globalization;
using System.Text;

namespace Haechi.OnlineSafety.ImageRemoval.Notices;

/// <summary>A notice as it is proposed to the support worker.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Law">Whose law it names.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
internal sealed record NoticeDraft(string Language, Jurisdiction Law, string Subject, string Body)
{
    /// <summary>Most addresses that one notice names.</summary>
    public const int MostAddresses = 200;

    /// <summary>Drafts a notice.</summary>
    /// <param name="language">ISO 639-1; one of the seven.</param>
    /// <param name="law">Whose law to name.</param>
    /// <param name="reference">What the answer should name.</param>
    /// <param name="organisation">Who writes.</param>
    /// <param name="addresses">What should go, with the page that shows it.</param>
    /// <param name="reminderOf">The day of the first notice; null when this is the first.</param>
    public static NoticeDraft Of(string language, Jurisdiction law, string reference, string organisation, IReadOnlyList<(string Address, string? FoundOn)> addresses, DateTimeOffset? reminderOf = null)
    {
        var text = NoticeTexts.In(language);
        var body = new StringBuilder();
        body.Append(text.Greeting).Append("\n\n");
        if (reminderOf is { } day)
        {
            body.Append(string.Format(CultureInfo.InvariantCulture, text.Reminder, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))).Append("\n\n");
        }

        body.Append(string.Format(CultureInfo.InvariantCulture, text.Who, organisation)).Append("\n\n").Append(text.Ask).Append("\n\n").Append(text.Addresses).Append('\n');
        foreach (var (address, foundOn) in addresses.Take(MostAddresses))
        {
            body.Append("  - ").Append(OneLine(address)).Append('\n');
            if (foundOn is not null && foundOn != address)
                body.Append("      ").Append(OneLine(foundOn)).Append('\n');
        }

        body.Append('\n').Append(text.Basis).Append('\n').Append("  ").Append(text.Bases.GetValueOrDefault(law) ?? text.Bases[Jurisdiction.Other]).Append("\n\n");
        body.Append(text.Privacy).Append("\n\n").Append(string.Format(CultureInfo.InvariantCulture, text.Answer, reference)).Append("\n\n");
        body.Append(text.Closing).Append('\n').Append(organisation).Append('\n');
        return new(text.Language, law, string.Format(CultureInfo.InvariantCulture, text.Subject, reference), body.ToString());
    }

    // An address comes from outside: it must not write lines of its own into a letter of the city.
    private static string OneLine(string text) => new([.. text.Where(c => !char.IsControl(c) && c is not ('\u2028' or '\u2029')).Take(2000)]);
}
