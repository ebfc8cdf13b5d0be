using System.Text.RegularExpressions;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>Where something is, as a citizen put it.</summary>
/// <param name="Text">The words, without the particle at the end.</param>
/// <param name="Span">Where they stand.</param>
/// <param name="IsPrecise">True when a crew can find it: an address with a number, an exit, a named place with a relation.</param>
internal sealed record PlaceMention(string Text, TextSpan Span, bool IsPrecise);

/// <summary>
/// Finds the longest telling chain of words for a place: district, neighbourhood, road and number, lot, station and
/// exit, crossing or landmark, and what stands in relation to it.
/// </summary>
internal static partial class PlaceExpression
{
    public static PlaceMention? Find(string text)
    {
        var tokens = Tokens(text);
        PlaceRun? best = null;
        for (var i = 0; i < tokens.Count;)
        {
            if (PlaceRun.At(tokens, i) is not { } run)
            {
                i++;
                continue;
            }
            if (run.IsPlace && (best is null || run.Score > best.Score))
                best = run;
            i = run.Next;
        }
        return best is null ? English(text) : new PlaceMention(best.Span.In(text), best.Span, best.IsPrecise);
    }

    private static List<PlaceToken> Tokens(string text)
    {
        var plates = KoreanPlate.FindAll(text);
        return [.. Written().Matches(text)
            .Select(m => new TextSpan(m.Index, m.Length))
            .Where(s => !plates.Any(p => p.Span.Overlaps(s)))
            .Select(s => PlaceToken.Read(text, s))];
    }

    private static PlaceMention? English(string text)
    {
        var match = EnglishPlace().Match(text);
        if (!match.Success)
            return null;
        var place = match.Groups["place"];
        return new PlaceMention(place.Value.Trim(), new TextSpan(place.Index, place.Value.TrimEnd().Length), IsPrecise: true);
    }

    [GeneratedRegex(@"[^\s,.!?;:()\[\]""'“”‘’~]+", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"\b(?<place>(?:(?:in front of|near|next to|opposite|behind|across from|at|by|outside)\s+)(?:the\s+)?(?:(?:Exit|exit|exit no\.)\s*\d+\s*(?:of|at)?\s*)?[A-Z][\w\-]*(?:\s+(?:[A-Z0-9][\w\-]*|exit|station|of))*)", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishPlace();
}
