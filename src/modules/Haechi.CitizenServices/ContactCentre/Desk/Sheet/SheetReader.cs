using System.Globalization;
using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.ContactCentre.Desk.Sheet;

/// <summary>Something the citizen said, and when: "어제" means the day before that.</summary>
internal sealed record Spoken(string Text, DateTimeOffset At);

/// <summary>Fills the form from everything that the citizen said, sentence by sentence. Later words correct earlier ones.</summary>
internal sealed class SheetReader(ReportKinds kinds)
{
    public const string TimeFormat = "yyyy-MM-ddTHH:mm";
    private const double SureOfKind = 0.4;

    private readonly ReportUnderstanding _reports = new(kinds);

    public SheetForm Read(IEnumerable<Spoken> said)
    {
        var values = new Dictionary<SheetField, SheetValue>();
        var kindSure = 0.0;
        foreach (var (sentence, at) in said.SelectMany(s => Sentences(s.Text).Select(text => (text, s.At))))
        {
            var reading = _reports.Read(sentence, at);
            if (reading.Best is { } best && best.Confidence >= SureOfKind && best.Confidence >= kindSure)
            {
                kindSure = best.Confidence;
                Put(SheetField.Kind, best.Kind.Id, sentence);
            }

            if (reading.Place is { } place)
            {
                Put(SheetField.Place, PlaceAfter(values.GetValueOrDefault(SheetField.Place)?.Value, place.Text), sentence);
            }

            if (reading.Time is { } time)
            {
                Put(SheetField.Time, SeoulTime.In(time.From).ToString(TimeFormat, CultureInfo.InvariantCulture), sentence);
            }

            if (reading.Plate is { } plate)
            {
                Put(SheetField.Plate, plate.Number, sentence);
            }
        }

        return new SheetForm(values);

        void Put(SheetField field, string value, string sentence) => values[field] = new SheetValue(value, sentence, value, Corrected: false);
    }

    private static string PlaceAfter(string? old, string place) => old is null ? place : DraftReading.CompletedPlace(old, place);

    /// <summary>A turn in its sentences. A full stop inside a number or an address parts nothing.</summary>
    internal static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var ends = text[i] == '\n' || (text[i] is '.' or '?' or '!' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));
            if (ends && text[start..(i + 1)].Trim() is { Length: > 0 } sentence)
            {
                yield return sentence;
                start = i + 1;
            }
        }

        if (text[start..].Trim() is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }
}
