using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Haechi.CitizenServices.Knowledge.Live;
using Haechi.CitizenServices.SeoulTalk.Commands;
using Haechi.Platform.Modules;
using Haechi.Platform.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.CitizenServices.Knowledge.Questions;

/// <summary><c>knowledge questions</c>: the editors' list on the command line, or the clusters of a file of questions.</summary>
internal static class QuestionsVerb
{
    private const int Unusable = 2;

    public static Command Create(CommandHost host)
    {
        var file = new Option<string?>("--file") { Description = "Cluster the questions of this file, one a line, instead of those of the conversations.", HelpName = "FILE" };
        var json = TalkVerb.Json();
        var verb = new Command("questions", "Questions that got no good answer, those that ask the same together, the most asked first.") { file, json };
        verb.WithExamples("knowledge questions", "knowledge questions --json", "knowledge questions --file questions.txt");
        verb.SetAction((line, stop) => host.RunAsync(async (services, cancellationToken) =>
        {
            var began = Stopwatch.GetTimestamp();
            var given = line.GetValue(file);
            if (given is not null && !File.Exists(given))
            {
                line.InvocationConfiguration.Error.WriteLine($"There is no file {given}.");
                return Unusable;
            }

            await services.GetRequiredService<SchemaMigrator>().MigrateAsync(_ => { }, cancellationToken);
            await services.GetRequiredService<KnowledgeKeeper>().RefreshAsync(cancellationToken);
            began = Stopwatch.GetTimestamp();
            var items = given is null
                ? await services.GetRequiredService<QuestionBoard>().ReadAsync(cancellationToken)
                : Read(given, services.GetRequiredService<KnowledgeSearch>(), services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
            Tell(line, items, line.GetValue(json));
            line.InvocationConfiguration.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{items.Sum(i => i.Count)} questions, {items.Count} items, {Stopwatch.GetElapsedTime(began).TotalSeconds:F2} s"));
            return 0;
        }, stop));
        return verb;
    }

    private static IReadOnlyList<QuestionItem> Read(string file, KnowledgeSearch search, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = File.ReadLines(file).Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => new AskedQuestion(l.Trim(), now, l, Complaint.Unanswered)).ToList();
        return QuestionItems.Of(asked, [], search.Now.Entries.Values.SelectMany(e => e.Questions.Append(e.Title)), now, cancellationToken);
    }

    private static void Tell(ParseResult line, IReadOnlyList<QuestionItem> items, bool json)
    {
        if (json)
        {
            line.WriteJson(items.Select(i => new { i.Id, i.Question, i.State, i.CameBack, i.Unanswered, i.BadlyRated, i.People, i.FirstAt, i.LastAt, i.ShownEntryId, i.Wordings }));
            return;
        }

        foreach (var item in items)
        {
            var state = item.CameBack ? "asked again" : item.State.ToString().ToLowerInvariant();
            line.InvocationConfiguration.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{item.Count,6}  {item.People,5} people  {item.Wordings.Count,4} wordings  {state,-11}  {item.Question}"));
        }
    }
}
