using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.SeoulTalk.Evaluation;

/// <summary>How well questions are answered.</summary>
/// <param name="EntryFirst">Answerable questions of one part whose entry came first in the search.</param>
/// <param name="ByKind">The same, for each way of asking.</param>
/// <param name="Shown">Answerable questions of one part that were answered with their entry.</param>
/// <param name="ShownWrong">Those that were answered with another entry only.</param>
/// <param name="LeftWhole">Those that were not split.</param>
/// <param name="Refused">Off-topic questions that were not answered.</param>
/// <param name="SplitRight">Compound questions split into as many parts as they have.</param>
/// <param name="CompoundAnswered">Compound questions of which every part was answered with its entry.</param>
internal sealed record QuestionFigures(
    Share EntryFirst,
    IReadOnlyDictionary<string, Share> ByKind,
    Share Shown,
    Share ShownWrong,
    Share LeftWhole,
    Share Refused,
    Share SplitRight,
    Share CompoundAnswered);

/// <summary>How well reports are understood.</summary>
/// <param name="Kind">Right kind first, among sentences that report something.</param>
/// <param name="Plate">Right plate, or rightly none.</param>
/// <param name="Place">Stated places whose words were found: at least half in common.</param>
/// <param name="PlaceInvented">Sentences without a place in which one was found.</param>
/// <param name="Time">Stated times whose words were found: at least half in common.</param>
/// <param name="Recognised">Reports that were taken for one without being asked.</param>
/// <param name="LeftAlone">Questions about such matters that were not taken for a report.</param>
internal sealed record ReportFigures(
    Share Kind, Share Plate, Share Place, Share PlaceInvented, Share Time, Share Recognised, Share LeftAlone);

/// <summary>Measures 서울톡 on labelled questions and reports.</summary>
internal sealed class TalkEvaluation(KnowledgeSearch search, ReportKinds kinds, DialogueOptions options, DateTimeOffset now)
{
    private readonly ReportUnderstanding _reports = new(kinds);

    public QuestionFigures Questions(IReadOnlyList<QuestionCase> cases)
    {
        var answering = new QuestionAnswering(search, _reports, options);
        var today = SeoulTime.DayOf(now);
        var read = cases
            .Select(c => new Judged(c, answering.Find(c.Question, today), search.Ask(c.Question, today, 1)))
            .ToList();
        var single = read.Where(r => r.Case.Expect is not null && r.Case.Also is not { Count: > 0 }).ToList();
        var compound = read.Where(r => r.Case.Also is { Count: > 0 }).ToList();
        return new QuestionFigures(
            Share.Among(single, r => r.IsFirst),
            single.GroupBy(r => r.Case.Kind).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => Share.Among(g, r => r.IsFirst)),
            Share.Among(single, r => r.Shows(r.Case.Expect!)),
            Share.Among(single, r => r.ShowsAny && !r.Shows(r.Case.Expect!)),
            Share.Among(single, r => r.Answers.Count == 1),
            Share.Among(read.Where(r => r.Case.Expect is null), r => !r.ShowsAny),
            Share.Among(compound, r => r.Answers.Count == 1 + r.Case.Also!.Count),
            Share.Among(compound, r => r.Case.Also!.Append(r.Case.Expect!).All(r.Shows)));
    }

    public ReportFigures Reports(IReadOnlyList<ReportCase> cases)
    {
        var read = cases.Select(c => (Case: c, Reading: _reports.Read(PlainText.Of(c.Text), now))).ToList();
        var told = read.Where(r => r.Case.Kind is not null).ToList();
        return new ReportFigures(
            Share.Among(told, r => r.Reading.Best?.Kind.Id == r.Case.Kind),
            Share.Among(read, r => r.Reading.Plate?.Number == r.Case.Plate?.Replace(" ", "", StringComparison.Ordinal)),
            Share.Among(read.Where(r => r.Case.Place is not null), r => Overlaps(r.Case.Text, r.Case.Place!, r.Reading.Place?.Span)),
            Share.Among(read.Where(r => r.Case.Place is null), r => r.Reading.Place is not null),
            Share.Among(read.Where(r => r.Case.Time is not null), r => Overlaps(r.Case.Text, r.Case.Time!, r.Reading.Time?.Span)),
            Share.Among(told, r => IsReport(r.Case, r.Reading)),
            Share.Among(read.Where(r => r.Case.Kind is null), r => !IsReport(r.Case, r.Reading)));
    }

    private static bool IsReport(ReportCase asked, ReportReading reading) =>
        IntentReader.Read(PlainText.Of(asked.Text), reading) == Intent.Report;

    /// <summary>True when the stretch found and the words expected have at least half of their union in common.</summary>
    private static bool Overlaps(string raw, string expected, TextSpan? found)
    {
        var at = PlainText.Of(raw).IndexOf(PlainText.Of(expected), StringComparison.Ordinal);
        if (found is not { } span || at < 0)
            return false;
        var wanted = new TextSpan(at, PlainText.Of(expected).Length);
        var common = Math.Max(0, Math.Min(span.End, wanted.End) - Math.Max(span.Start, wanted.Start));
        return common * 2 >= span.Length + wanted.Length - common;
    }

    private sealed record Judged(QuestionCase Case, IReadOnlyList<PartAnswer> Answers, IReadOnlyList<KnowledgeHit> Found)
    {
        public bool IsFirst => Found.Count > 0 && Found[0].Entry.Id == Case.Expect;

        public bool ShowsAny => Answers.Any(a => a.Best is not null);

        public bool Shows(string id) => Answers.Any(a => a.Best?.Entry.Id == id);
    }
}
