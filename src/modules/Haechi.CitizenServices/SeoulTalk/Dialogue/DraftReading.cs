using System.Text.RegularExpressions;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>Takes over into a draft what a text says. Everything is masked on the way in.</summary>
internal static partial class DraftReading
{
    private const int LongestPlace = 100;
    private const int LongestDescription = 2_000;

    /// <summary>Fills what the draft does not know yet; what it knows stays.</summary>
    public static ReportDraft Absorb(ReportDraft draft, Heard heard, ReportKinds kinds, double kindThreshold)
    {
        var reading = heard.Reading;
        if (draft.KindId is null && reading.Best is { } best && best.Confidence >= kindThreshold)
            draft = draft with { KindId = best.Kind.Id };
        if (draft.Place is null && reading.Place is { } place)
            draft = Placed(draft, place.Text, place.IsPrecise);
        if (draft.SeenFrom is null && reading.Time is { } time)
            draft = Timed(draft, time, heard.Text);
        if (draft.Plate is null && reading.Plate is { } plate && WantsPlate(draft, kinds))
            draft = draft with { Plate = plate.Number };
        return draft;
    }

    /// <summary>Replaces what the text says anew. The same draft comes back when it says nothing.</summary>
    public static ReportDraft Correct(ReportDraft draft, Heard heard, ReportKinds kinds)
    {
        var reading = heard.Reading;
        if (reading.Place is { } place)
            draft = Placed(draft, MergedPlace(draft.Place, place.Text), precise: true);
        if (reading.Time is { } time)
            draft = Timed(draft, time, heard.Text);
        if (reading.Plate is { } plate && WantsPlate(draft, kinds))
            draft = draft with { Plate = plate.Number };
        return draft;
    }

    public static ReportDraft Placed(ReportDraft draft, string place, bool precise)
    {
        var masked = PersonalData.Mask(place.Trim(), keepPlates: false).Text;
        return draft with
        {
            Place = Shortened.Head(masked, LongestPlace),
            IsPlaceSettled = precise,
        };
    }

    /// <summary>Keeps the citizen's words, masked; the plate stays where the kind is about a car.</summary>
    public static ReportDraft Described(ReportDraft draft, string text, ReportKinds kinds)
    {
        var masked = PersonalData.Mask(text, keepPlates: WantsPlate(draft, kinds)).Text;
        var description = draft.Description.Length == 0 ? masked : $"{draft.Description}\n{masked}";
        return description.Length > LongestDescription ? draft : draft with { Description = description };
    }

    /// <summary>"2번 출구" replaces the exit of "강남역 3번 출구 앞"; anything else replaces the whole place.</summary>
    public static string MergedPlace(string? old, string place)
    {
        if (old is null || !OnlyExit().IsMatch(place))
            return place;
        var exit = Exit().Match(place).Value;
        if (Exit().IsMatch(old))
            return Exit().Replace(old, exit, 1);
        return old.Contains('역', StringComparison.Ordinal) ? $"{old} {place}" : place;
    }

    /// <summary>"마포구" and then "망원동 57-1" are one place; a second station or address replaces the first.</summary>
    public static string CompletedPlace(string old, string place)
    {
        if (OnlyExit().IsMatch(place))
            return MergedPlace(old, place);
        var isArea = old[^1] is '구' or '동' or '가' or '시' or '로' or '길';
        return isArea && !place.Contains(old, StringComparison.Ordinal) ? $"{old} {place}" : place;
    }

    private static ReportDraft Timed(ReportDraft draft, TimeExpression time, string text) => draft with
    {
        TimeText = time.Span.In(text),
        SeenFrom = time.From,
        SeenTo = time.To,
    };

    private static bool WantsPlate(ReportDraft draft, ReportKinds kinds) =>
        kinds.Find(draft.KindId) is { Plate: not Need.None };

    [GeneratedRegex(@"^\s*\d{1,2}(?:-\d)?번?\s*(?:출구|출입구)\s*(?:앞|옆|쪽|근처)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyExit();

    [GeneratedRegex(@"\d{1,2}(?:-\d)?번?\s*(?:출구|출입구)", RegexOptions.CultureInvariant)]
    private static partial Regex Exit();
}
