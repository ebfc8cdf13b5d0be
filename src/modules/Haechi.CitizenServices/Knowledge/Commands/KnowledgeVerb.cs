using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.Knowledge.Questions;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.SeoulTalk.Commands;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.CitizenServices.Knowledge.Commands;

/// <summary><c>knowledge</c>: imports, lists and exports the knowledge base.</summary>
internal static class KnowledgeVerb
{
    public static Command Create(CommandHost host) => new("knowledge", "The knowledge base: import documents, list and export entries, see what had no good answer.") { ImportVerb.Create(host), List(host), Export(host), QuestionsVerb.Create(host) };

    private static Command List(CommandHost host)
    {
        var expiring = new Option<int?>("--expiring") { Description = "Published entries whose last day is at most so many days away, the first to end on top.", HelpName = "DAYS" };
        var owner = new Option<string?>("--owner") { Description = "Of this office alone." };
        var missing = new Option<bool>("--missing") { Description = "Entries whose document has disappeared from where it was imported from." };
        var json = TalkVerb.Json();
        var verb = new Command("list", "Entries with state, last day and owner.") { expiring, owner, missing, json };
        verb.WithExamples("knowledge list --expiring 30", "knowledge list --missing --json");
        verb.SetAction((line, stop) => host.RunAsync(async (services, cancellationToken) =>
        {
            var today = SeoulTime.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
            var filter = new KnowledgeFilter { ExpiringBy = line.GetValue(expiring) is { } days ? today.AddDays(days) : null, Owner = line.GetValue(owner), Missing = line.GetValue(missing), Take = 500 };
            var entries = await AllAsync(services, filter, cancellationToken);
            if (line.GetValue(json))
                line.WriteJson(entries.Select(Listed));
            else
                entries.ForEach(e => line.Write(string.Create(CultureInfo.InvariantCulture, $"{e.State.ToString().ToLowerInvariant(),-10} {e.ValidUntil:yyyy-MM-dd}  v{e.Version,-3} {e.Id,-40} {e.Owner}  {e.Title}")));
            return 0;
        }, stop));
        return verb;
    }

    private static Command Export(CommandHost host)
    {
        var verb = new Command("export", "Every entry with all its fields, one JSON object a line.");
        verb.WithExamples("knowledge export > knowledge.jsonl");
        verb.SetAction((line, stop) => host.RunAsync(async (services, cancellationToken) =>
        {
            foreach (var entry in await AllAsync(services, new KnowledgeFilter { Take = 500 }, cancellationToken))
                line.Write(JsonSerializer.Serialize(Exported(entry), LedgerJson.Options));
            return 0;
        }, stop));
        return verb;
    }

    private static async Task<List<KnowledgeRow>> AllAsync(IServiceProvider services, KnowledgeFilter filter, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<SchemaMigrator>().MigrateAsync(_ => { }, cancellationToken);
        var (reader, all) = (services.GetRequiredService<KnowledgeReader>(), new List<KnowledgeRow>());
        while (await reader.ListAsync(filter with { Skip = all.Count }, cancellationToken) is { Entries.Count: > 0 } page)
            all.AddRange(page.Entries);
        return all;
    }

    private static object Listed(KnowledgeRow e) => new { e.Id, e.Title, e.State, e.Version, e.IsEdited, e.Owner, e.Source, e.Address, e.ValidUntil, e.IsDemo };

    private static object Exported(KnowledgeRow e) => new
    {
        e.Id, e.TopicId, e.Title, e.Body, Questions = KnowledgeMapping.Lines(e.Questions), Keywords = KnowledgeMapping.Lines(e.Keywords),
        e.Source, e.Address, e.Owner, e.ValidUntil, e.State, e.Version, e.IsEdited, e.IsDemo, e.ChangedAt,
    };
}
