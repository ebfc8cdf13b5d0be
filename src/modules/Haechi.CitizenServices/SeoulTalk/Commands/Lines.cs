using System.Globalization;
using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.SeoulTalk.Commands;

/// <summary>The answer to one part of a question, for the command line. A null entry means "I do not know".</summary>
internal sealed record AnswerLine(
    string Question, string? Topic, string? Entry, string? Title, string? Sentence, double Confidence, IReadOnlyList<string> Near)
{
    public static AnswerLine Of(PartAnswer answer) => new(
        answer.Part.Text.Trim(), answer.Part.NeedsTopic ? answer.Part.Topic : null, answer.Best?.Entry.Id,
        answer.Best?.Entry.Title, answer.Best is null ? null : answer.Sentence.Text,
        Math.Round(answer.Best?.Confidence ?? answer.Near.Select(n => n.Confidence).FirstOrDefault(), 3),
        [.. answer.Near.Select(n => n.Entry.Id)]);

    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"""
        {Question}
          {Entry ?? "not known"} ({Confidence:F2})  {Title}
          {Sentence}
        """);
}

/// <summary>What a sentence reports, for the command line.</summary>
internal sealed record ReportLine(
    string? Kind, double Confidence, string? Place, bool PlaceIsPrecise, string? Time, DateTimeOffset? From, DateTimeOffset? To,
    string? Plate, Intent Intent, IReadOnlyList<Mark> Marks)
{
    public static ReportLine Of(string text, ReportReading reading) => new(
        reading.Best?.Kind.Id, Math.Round(reading.Best?.Confidence ?? 0, 3), reading.Place?.Text, reading.Place?.IsPrecise ?? false,
        reading.Time?.Span.In(text), reading.Time?.From, reading.Time?.To, reading.Plate?.Number,
        IntentReader.Read(text, reading), reading.Marks);

    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"""
        intent  {Intent.ToString().ToLowerInvariant()}
        kind    {Kind ?? "-"} ({Confidence:F2})
        place   {Place ?? "-"}
        time    {Time ?? "-"}{(From is null ? "" : $" ({From:yyyy-MM-dd HH:mm} to {To:yyyy-MM-dd HH:mm})")}
        plate   {Plate ?? "-"}
        """);
}
