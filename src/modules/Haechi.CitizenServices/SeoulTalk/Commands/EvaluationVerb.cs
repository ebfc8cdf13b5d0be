using System.CommandLine;
using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Evaluation;
using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.Kernel;
using Haechi.Platform.Modules;

namespace Haechi.CitizenServices.SeoulTalk.Commands;

/// <summary><c>talk eval</c>: how well questions are answered and reports understood, on labelled cases.</summary>
internal static class EvaluationVerb
{
    private const int Unusable = 2;

    public static Command Create(TimeProvider time)
    {
        var questions = new Option<string?>("--questions") { Description = "Labelled questions, one JSON object a line.", HelpName = "FILE" };
        var reports = new Option<string?>("--reports") { Description = "Labelled reports, one JSON object a line.", HelpName = "FILE" };
        var half = new Option<string>("--half") { Description = "Which cases: all, development or held-out. Default: all", DefaultValueFactory = _ => "all" };
        half.AcceptOnlyFromAmong("all", "development", "held-out");
        var json = TalkVerb.Json();
        var verb = new Command("eval", "Measure answers and understanding on labelled cases.") { questions, reports, half, json };
        verb.WithExamples(
            "talk eval --questions bench/SeoulTalk/questions.jsonl --reports bench/SeoulTalk/reports.jsonl",
            "talk eval --questions bench/SeoulTalk/questions.jsonl --half held-out --json");
        verb.SetAction(line => Run(
            line, Read<QuestionCase>(line.GetValue(questions)), Read<ReportCase>(line.GetValue(reports)),
            HalfOf(line.GetValue(half)), line.GetValue(json), time.GetUtcNow()));
        return verb;
    }

    private static int Run(
        ParseResult line, Outcome<IReadOnlyList<QuestionCase>> questions, Outcome<IReadOnlyList<ReportCase>> reports,
        EvaluationHalf half, bool json, DateTimeOffset now)
    {
        if ((questions.Refusal ?? reports.Refusal) is { } refusal)
        {
            line.InvocationConfiguration.Error.WriteLine($"{refusal.Message.En} {refusal.Mend.En}");
            return Unusable;
        }

        var evaluation = new TalkEvaluation(
            new KnowledgeSearch(KnowledgeYaml.ReadDemo().Entries), ReportKinds.Shipped, DialogueOptions.Default, now);
        var asked = evaluation.Questions(TalkCases.Half(questions.Value, half, c => c.Question));
        var told = evaluation.Reports(TalkCases.Half(reports.Value, half, c => c.Text));
        if (json)
            line.WriteJson(new { half, questions = asked, reports = told });
        else
            Print(line, asked, told);
        return 0;
    }

    private static Outcome<IReadOnlyList<T>> Read<T>(string? path)
    {
        if (path is null)
            return Array.Empty<T>();
        if (!File.Exists(path))
        {
            return Refusals.Of(
                "file-missing", $"{path} 파일이 없습니다.", $"There is no file {path}.", "경로를 확인해 주세요.", "Check the path.");
        }

        using var lines = File.OpenText(path);
        return TalkCases.Read<T>(path, lines);
    }

    private static EvaluationHalf HalfOf(string? word) => word switch
    {
        "development" => EvaluationHalf.Development,
        "held-out" => EvaluationHalf.HeldOut,
        _ => EvaluationHalf.All,
    };

    private static void Print(ParseResult line, QuestionFigures asked, ReportFigures told)
    {
        Print(line, "right entry first", asked.EntryFirst);
        foreach (var (kind, share) in asked.ByKind)
            Print(line, $"  {kind}", share);
        Print(line, "answered with it", asked.Shown);
        Print(line, "answered wrongly", asked.ShownWrong);
        Print(line, "single left whole", asked.LeftWhole);
        Print(line, "off-topic refused", asked.Refused);
        Print(line, "compound split", asked.SplitRight);
        Print(line, "compound answered", asked.CompoundAnswered);
        Print(line, "report kind", told.Kind);
        Print(line, "report plate", told.Plate);
        Print(line, "report place", told.Place);
        Print(line, "place invented", told.PlaceInvented);
        Print(line, "report time", told.Time);
        Print(line, "report recognised", told.Recognised);
        Print(line, "question left alone", told.LeftAlone);
    }

    private static void Print(ParseResult line, string name, Share share)
    {
        if (share.Of > 0)
            line.Write($"{name,-22} {share.Text}");
    }
}
