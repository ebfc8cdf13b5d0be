using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Evaluation;
using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.SeoulTalk.Reports;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Evaluation;

/// <summary>The bench of the repository must not get worse unnoticed. The floors lie a little below what was measured.</summary>
public sealed class BenchFloorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 6, 30, 0, TimeSpan.Zero);

    private static readonly TalkEvaluation Evaluation = new(
        new KnowledgeSearch(KnowledgeYaml.ReadDemo().Entries), ReportKinds.Shipped, DialogueOptions.Default, Now);

    [Fact]
    public void Reports_are_understood()
    {
        var figures = Evaluation.Reports(Read<ReportCase>("reports.jsonl"));
        Print(figures.ToString());
        figures.Kind.Value.ShouldBeGreaterThan(0.9);
        figures.Plate.Value.ShouldBeGreaterThan(0.97);
        figures.Place.Value.ShouldBeGreaterThan(0.85);
        figures.LeftAlone.Value.ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Questions_are_answered()
    {
        var figures = Evaluation.Questions(Read<QuestionCase>("questions.jsonl"));
        Print(figures.ToString());
        figures.EntryFirst.Value.ShouldBeGreaterThan(0.8);
        figures.ShownWrong.Value.ShouldBeLessThan(0.1);
        figures.Refused.Value.ShouldBeGreaterThan(0.8);
        figures.SplitRight.Value.ShouldBeGreaterThan(0.8);
    }

    private static void Print(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);

    private static IReadOnlyList<T> Read<T>(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Haechi.slnx")))
            folder = folder.Parent;
        var path = Path.Combine(folder.FullName, "bench", "SeoulTalk", file);
        using var lines = File.OpenText(path);
        return TalkCases.Read<T>(path, lines).Value;
    }
}
