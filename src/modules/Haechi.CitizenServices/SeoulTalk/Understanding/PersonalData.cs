using System.Text;
using System.Text.RegularExpressions;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

internal enum PersonalDataKind
{
    ResidentNumber,
    Phone,
    Card,
    Email,
    Account,
    Passport,
    Plate,
}

/// <summary>A text in which personal data was replaced by its name in brackets.</summary>
internal sealed record MaskedText(string Text, IReadOnlyList<PersonalDataKind> Found);

/// <summary>
/// Hides personal data in free text before it is stored or shown. It errs towards hiding: whatever is left of ten
/// digits or more in a row is hidden as an account number.
/// </summary>
internal static partial class PersonalData
{
    // Up to three separators between digits: people write 010 - 1234 - 5678, and hide numbers from filters.
    private const string Gap = @"[\s\-–—‐‑−_.·・,/*()~:]{0,3}";

    // What is written properly first, then the same numbers with anything between their digits.
    private static readonly (Regex Pattern, PersonalDataKind Kind)[] Patterns =
    [
        (Email(), PersonalDataKind.Email),
        (ProperCard(), PersonalDataKind.Card),
        (ProperMobile(), PersonalDataKind.Phone),
        (ProperResidentNumber(), PersonalDataKind.ResidentNumber),
        (ResidentNumber(), PersonalDataKind.ResidentNumber),
        (Mobile(), PersonalDataKind.Phone),
        (Landline(), PersonalDataKind.Phone),
        (Passport(), PersonalDataKind.Passport),
    ];

    /// <summary>
    /// Masks a text in the form of <see cref="PlainText"/>. Receipt numbers stay; plates stay only on request, where
    /// the plate is what the report is about.
    /// </summary>
    public static MaskedText Mask(string text, bool keepPlates)
    {
        var found = new List<PersonalDataKind>();
        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var kept in Kept(text, keepPlates))
        {
            if (kept.Start < at)
                continue;
            masked.Append(MaskPiece(text[at..kept.Start], found)).Append(kept.In(text));
            at = kept.End;
        }
        masked.Append(MaskPiece(text[at..], found));
        return new MaskedText(masked.ToString(), found);
    }

    private static IEnumerable<TextSpan> Kept(string text, bool plates)
    {
        var receipts = Receipts.WithLetter().Matches(text).Select(m => new TextSpan(m.Index, m.Length));
        return receipts
            .Concat(plates ? KoreanPlate.FindAll(text).Select(p => p.Span) : [])
            .OrderBy(s => s.Start);
    }

    private static string MaskPiece(string text, List<PersonalDataKind> found)
    {
        foreach (var (pattern, kind) in Patterns)
            text = Hide(text, pattern, kind, found);
        text = HidePlates(text, found);
        text = Hide(text, LongNumber(), PersonalDataKind.Account, found);
        return Hide(text, Grouped(), PersonalDataKind.Account, found);
    }

    private static string Hide(string text, Regex pattern, PersonalDataKind kind, List<PersonalDataKind> found) =>
        pattern.Replace(text, match =>
        {
            if (kind == PersonalDataKind.Account && DateAndTime().IsMatch(match.Value))
                return match.Value;
            found.Add(kind);
            return $"[{NameOf(kind)}]";
        });

    private static string HidePlates(string text, List<PersonalDataKind> found)
    {
        foreach (var plate in KoreanPlate.FindAll(text).Reverse())
        {
            found.Add(PersonalDataKind.Plate);
            text = text.Remove(plate.Span.Start, plate.Span.Length).Insert(plate.Span.Start, $"[{NameOf(PersonalDataKind.Plate)}]");
        }
        return text;
    }

    public static string NameOf(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.ResidentNumber => "주민등록번호",
        PersonalDataKind.Phone => "전화번호",
        PersonalDataKind.Card => "카드번호",
        PersonalDataKind.Email => "전자우편",
        PersonalDataKind.Passport => "여권번호",
        PersonalDataKind.Plate => "차량번호",
        _ => "번호",
    };

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]{1,64}\s?@\s?[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63})+", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex($@"\d(?:{Gap}\d){{5}}{Gap}[1-8](?:{Gap}\d){{6}}", RegexOptions.CultureInvariant)]
    private static partial Regex ResidentNumber();

    [GeneratedRegex($@"(?:\+?82{Gap}1|0{Gap}1){Gap}[016789](?:{Gap}\d){{7,8}}", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex($@"(?<!\d)(?:02|0[3-6]\d|070|080|050\d)(?:{Gap}\d){{7,8}}", RegexOptions.CultureInvariant)]
    private static partial Regex Landline();

    [GeneratedRegex(@"(?<![\d-])\d{4}[ -]{0,3}\d{4}[ -]{0,3}\d{4}[ -]{0,3}\d{4}(?![\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex ProperCard();

    [GeneratedRegex(@"(?<![\d-])01[016789][ .-]{0,3}\d{3,4}[ .-]{0,3}\d{4}(?![\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex ProperMobile();

    [GeneratedRegex(@"(?<![\d-])\d{6}[ -]{0,3}[1-8]\d{6}(?![\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex ProperResidentNumber();

    [GeneratedRegex(@"(?<![A-Za-z0-9])[MSRODGmsrodg](?:\d{8}|\d{3}[A-Za-z]\d{4})(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Passport();

    [GeneratedRegex(@"\d(?:[ \-–—.·]{0,2}\d){9,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"(?<![\d-])\d{2,6}-\d{2,6}-\d{2,8}(?:-\d{1,6})?(?![\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^(?:19|20)\d\d[-./ ]{1,2}\d{1,2}[-./ ]{1,2}\d{1,2}(?:[ ,]{1,2}\d{1,2}(?::\d\d)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DateAndTime();
}
