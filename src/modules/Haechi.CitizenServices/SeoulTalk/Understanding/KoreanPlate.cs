using System.Text.RegularExpressions;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>A number plate found in a text.</summary>
/// <param name="Number">Written without spaces, e.g. 12가3456 or 서울12가3456.</param>
/// <param name="Span">Where it stands.</param>
internal readonly record struct PlateNumber(string Number, TextSpan Span)
{
    /// <summary>The number with its middle hidden, for lists: 12가**56.</summary>
    public string Masked => Number[..^4] + "**" + Number[^2..];
}

/// <summary>
/// Korean number plates: 12가3456, 123가4567, 서울12가3456, and motorcycles (서울마포가1234), with any spacing.
/// </summary>
internal static partial class KoreanPlate
{
    private const string Regions = "서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주";

    // Private, rental, commercial, delivery and military letters; no others are issued.
    private const string Letters = "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주바사아자배하허호국합육해공";

    private const string Serial = @"\d(?:[ ]?\d){3}(?!\d)";

    public static IReadOnlyList<PlateNumber> FindAll(string text)
    {
        var found = new List<PlateNumber>();
        foreach (Match match in Car().Matches(text).Concat(Motorcycle().Matches(text)))
        {
            var plate = new PlateNumber(Spacing().Replace(match.Value, ""), new TextSpan(match.Index, match.Length));
            if (!IsRoomNumber(match) && !found.Any(f => f.Span.Overlaps(plate.Span)))
                found.Add(plate);
        }
        return [.. found.OrderBy(f => f.Span.Start)];
    }

    public static PlateNumber? Find(string text) => FindAll(text) is [var first, ..] ? first : null;

    // "102호 1234": a flat and something else. Rental plates are written together.
    private static bool IsRoomNumber(Match match) =>
        match.Groups["letter"].Value == "호" && match.Value.Contains("호 ", StringComparison.Ordinal);

    [GeneratedRegex($@"(?<![\d가-힣A-Za-z])(?:(?:{Regions})[ ]*)\d{{1,3}}[ -]*(?<letter>[{Letters}])[ -]*{Serial}|(?<!\d)\d{{2,3}}[ -]*(?<letter>[{Letters}])[ -]*{Serial}", RegexOptions.CultureInvariant)]
    private static partial Regex Car();

    [GeneratedRegex($@"(?<![가-힣])(?:{Regions})[ ]*[가-힣]{{2,3}}[ ]*(?<letter>[가-힣])[ -]*{Serial}", RegexOptions.CultureInvariant)]
    private static partial Regex Motorcycle();

    [GeneratedRegex(@"[ \-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spacing();
}
