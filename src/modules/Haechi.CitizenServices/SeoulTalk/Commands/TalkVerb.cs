using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Platform.Modules;

namespace Haechi.CitizenServices.SeoulTalk.Commands;

/// <summary><c>talk</c>: the engine of 서울톡 without a browser, for scripts and for measuring.</summary>
internal static class TalkVerb
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static Command Create(TimeProvider time) => new("talk", "서울톡: ask it, let it read a report, measure it.")
    {
        Ask(time),
        Read(time),
        Entries(time),
        EvaluationVerb.Create(time),
        FitVerb.Create(),
    };

    internal static Option<bool> Json() => new("--json") { Description = "Print JSON for programs instead of text for people." };

    internal static void WriteJson<T>(this ParseResult line, T value) =>
        line.Write(JsonSerializer.Serialize(value, Indented));

    internal static void Write(this ParseResult line, string text) => line.InvocationConfiguration.Output.WriteLine(text);

    private static Command Ask(TimeProvider time)
    {
        var question = new Argument<string>("question") { Description = "A question in Korean, simple or compound." };
        var json = Json();
        var verb = new Command("ask", "Split a question and find the entries that answer its parts.") { question, json };
        verb.WithExamples("talk ask \"여권 재발급은 어디서 하고 수수료는 얼마예요?\"", "talk ask \"소파 버리는 방법\" --json");
        verb.SetAction(line =>
        {
            var kinds = new ReportUnderstanding(ReportKinds.Shipped);
            var answering = new QuestionAnswering(new KnowledgeSearch(KnowledgeYaml.ReadDemo().Entries), kinds, DialogueOptions.Default);
            var answers = answering.Find(PlainText.Of(line.GetRequiredValue(question)), SeoulTime.DayOf(time.GetUtcNow()))
                .Select(AnswerLine.Of).ToList();
            if (line.GetValue(json))
                line.WriteJson(answers);
            else
                answers.ForEach(a => line.Write(a.ToText()));
            return 0;
        });
        return verb;
    }

    private static Command Read(TimeProvider time)
    {
        var sentence = new Argument<string>("sentence") { Description = "One free sentence of a report." };
        var json = Json();
        var verb = new Command("read", "Read kind, place, time and plate out of a report.") { sentence, json };
        verb.WithExamples("talk read \"강남역 3번 출구 앞에 차가 인도를 막고 있어요 12가3456\" --json");
        verb.SetAction(line =>
        {
            var text = PlainText.Of(line.GetRequiredValue(sentence));
            var report = ReportLine.Of(text, new ReportUnderstanding(ReportKinds.Shipped).Read(text, time.GetUtcNow()));
            if (line.GetValue(json))
                line.WriteJson(report);
            else
                line.Write(report.ToText());
            return 0;
        });
        return verb;
    }

    private static Command Entries(TimeProvider time)
    {
        var json = Json();
        var verb = new Command("entries", "The knowledge base: how many entries, and those that have expired. Exit code 1 when a file has a fault.") { json };
        verb.WithExamples("talk entries", "talk entries --json");
        verb.SetAction(line =>
        {
            var read = KnowledgeYaml.ReadDemo();
            var expired = new KnowledgeSearch(read.Entries).ExpiredOn(SeoulTime.DayOf(time.GetUtcNow()));
            if (line.GetValue(json))
            {
                line.WriteJson(new { topics = read.Topics.Count, entries = read.Entries.Count, expired, faults = read.Errors });
                return read.Errors.Count == 0 ? 0 : 1;
            }

            line.Write($"{read.Entries.Count} entries in {read.Topics.Count} topics, {expired.Count} expired");
            foreach (var entry in expired)
                line.Write($"expired {entry.ValidUntil:yyyy-MM-dd}  {entry.Id,-32} {entry.Owner}");
            foreach (var fault in read.Errors)
                line.Write(fault.ToString());
            return read.Errors.Count == 0 ? 0 : 1;
        });
        return verb;
    }
}
