using System.CommandLine;
using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.Knowledge.Fitting;
using Haechi.CitizenServices.Knowledge.Ranking;
using Haechi.CitizenServices.SeoulTalk.Evaluation;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Platform.Modules;

namespace Haechi.CitizenServices.SeoulTalk.Commands;

/// <summary><c>talk fit</c>: fits the ranking of entries and its confidence. The held-out half of the questions is not read.</summary>
internal static class FitVerb
{
    private const double RankingPenalty = 0.001;
    private const double ConfidencePenalty = 0.001;

    /// <summary>Share of the off-topic questions of the development half that stays below the threshold of 0.5.</summary>
    private const double RefusedShare = 0.93;

    public static Command Create()
    {
        var questions = new Option<string>("--questions") { Description = "Labelled questions, one JSON object a line. Only the development half is read.", HelpName = "FILE", Required = true };
        var output = new Option<string>("--out") { Description = "The weights to write, as Knowledge/Ranking/entry-model.json has them.", HelpName = "FILE", Required = true };
        var verb = new Command("fit", "Fit the ranking of entries and its confidence to the knowledge base and the development half of the questions.") { questions, output };
        verb.WithExamples("talk fit --questions bench/SeoulTalk/questions.jsonl --out entry-model.json");
        verb.SetAction(line => Run(line, line.GetRequiredValue(questions), line.GetRequiredValue(output)));
        return verb;
    }

    private static int Run(ParseResult line, string file, string output)
    {
        if (!File.Exists(file))
        {
            line.InvocationConfiguration.Error.WriteLine($"There is no file {file}.");
            return 2;
        }

        using var lines = File.OpenText(file);
        var read = TalkCases.Read<QuestionCase>(file, lines);
        if (read.Refusal is { } refusal)
        {
            line.InvocationConfiguration.Error.WriteLine($"{refusal.Message.En} {refusal.Mend.En}");
            return 2;
        }

        var model = Fit(line, TalkCases.Half(read.Value, EvaluationHalf.Development, c => c.Question));
        File.WriteAllText(output, model.ToJson() + "\n");
        return 0;
    }

    private static EntryModel Fit(ParseResult line, IReadOnlyList<QuestionCase> development)
    {
        var entries = KnowledgeYaml.ReadDemo().Entries;
        var whole = KnowledgeSnapshot.InMemory(entries);
        var own = FittingCase.LeavingOneOut(entries, weight: 1).ToList();
        var asked = development.Where(c => c.Expect is not null && c.Also is not { Count: > 0 })
            .Select(c => FittingCase.Of(whole, c.Question, c.Expect, weight: 2)).ToList();
        var parts = development.Where(c => c.Also is { Count: > 0 }).SelectMany(c => Parts(whole, c)).ToList();
        var strange = development.Where(c => c.Expect is null).Select(c => FittingCase.Of(whole, c.Question, null, weight: 8)).ToList();
        var ranking = EntryFitting.Ranking([.. own, .. asked, .. parts], RankingPenalty);
        FittingCase[] cases = [.. own, .. asked, .. parts, .. strange, .. own.Concat(asked).Where(c => c.Right >= 0).Select(c => c.WithoutAnswer() with { Weight = 0.5 * c.Weight })];
        var confidence = EntryFitting.Confidence(cases, ranking, ConfidencePenalty);
        line.Write($"stored questions, each left out once: {EntryFitting.RightFirst(own, ranking)} of {own.Count} find their entry first, {own.Count(c => c.Right < 0)} have it not among the candidates");
        line.Write($"development half: {EntryFitting.RightFirst(asked, ranking)} of {asked.Count}, {asked.Count(c => c.Right < 0)} not among the candidates");
        line.Write($"parts of compound questions: {EntryFitting.RightFirst(parts, ranking)} of {parts.Count}");
        return new EntryModel(ranking, EntryFitting.Refusing(confidence, strange, ranking, RefusedShare));
    }

    /// <summary>The parts of a compound question are short questions of their own, where it was split into as many as it has.</summary>
    private static IEnumerable<FittingCase> Parts(KnowledgeSnapshot whole, QuestionCase compound)
    {
        string[] expected = [compound.Expect!, .. compound.Also!];
        var parts = QuestionSplitter.Split(compound.Question);
        return parts.Count == expected.Length
            ? parts.Zip(expected, (p, e) => FittingCase.Of(whole, p.NeedsTopic ? $"{p.Topic} {p.Text}" : p.Text, e, weight: 3))
            : [];
    }
}
