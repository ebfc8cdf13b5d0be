using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.Knowledge.Importing;
using Haechi.CitizenServices.Knowledge.Questions;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.SeoulTalk.Commands;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.CitizenServices.Knowledge.Commands;

/// <summary><c>knowledge</c>: imports, lists and exports the knowledge base.</summary>
internal static class KnowledgeVerb
{
    private const int Unusable = 2;

    public static Command Create(CommandHost host) => new("knowledge", "The knowledge base: import documents, list and export entries, see what had no good answer.") { Import(host), List(host), Export(host), QuestionsVerb.Create(host) };

    private static Command Import(CommandHost host)
    {
        var path = new Argument<string?>("path") { Description = "Folder with documents, or one document.", Arity = ArgumentArity.ZeroOrOne };
        var urls = new Option<string?>("--urls") { Description = "File with web addresses, one a line, instead of a folder. Their hosts must be in web.outgoing.destinations.", HelpName = "FILE" };
        var owner = new Option<string>("--owner") { Description = "The office that keeps the answers right.", Required = true };
        var until = new Option<DateOnly>("--valid-until") { Description = "Last day on which they may be given as answers.", HelpName = "YYYY-MM-DD", Required = true };
        var source = new Option<string>("--source") { Description = "Where the answers come from; shown with them.", Required = true };
        var name = new Option<string?>("--collection") { Description = "Name under which a later import finds the same documents again. Default: the name of the folder or file" };
        var json = TalkVerb.Json();
        var verb = new Command("import", "Import documents as entries; again, only what changed. Exit code 1 when a document was refused, 2 when nothing could be done.") { path, urls, owner, until, source, name, json };
        verb.WithExamples(
            "knowledge import guides/ --owner 민원과 --valid-until 2027-12-31 --source \"민원 안내\"",
            "knowledge import --urls pages.txt --owner 교통과 --valid-until 2027-06-30 --source \"구청 누리집\" --json");
        verb.SetAction((line, stop) => host.RunAsync(async (services, cancellationToken) =>
        {
            var (given, list) = (line.GetValue(path), line.GetValue(urls));
            if (given is null == list is null)
                return Refuse(line, "Name either a path or --urls FILE.");
            if (list is not null && !File.Exists(list))
                return Refuse(line, $"There is no file {list}.");
            var collection = line.GetValue(name) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(given ?? list!)));
            var order = new ImportOrder(
                collection, line.GetRequiredValue(source), line.GetRequiredValue(owner), line.GetRequiredValue(until), new Actor(ActorKind.System, "command-line", Environment.UserName));
            await services.GetRequiredService<SchemaMigrator>().MigrateAsync(_ => { }, cancellationToken);
            var import = services.GetRequiredService<KnowledgeImport>();
            var outcome = list is null ? await import.FolderAsync(given!, order, cancellationToken) : await import.AddressesAsync(File.ReadLines(list), order, cancellationToken);
            return Tell(line, outcome, line.GetValue(json));
        }, stop));
        return verb;
    }

    private static int Tell(ParseResult line, Outcome<ImportReport> outcome, bool json)
    {
        if (outcome.Refusal is { } refusal)
            return Refuse(line, Both(refusal.Message, refusal.Mend));
        var report = outcome.Value;
        if (json)
            line.WriteJson(report);
        else
            line.Write($"{report.Added} documents added, {report.Changed} changed, {report.Unchanged} unchanged, {report.Missing} missing; {report.Published} entries published, {report.Withdrawn} withdrawn; {report.Faults.Count} refused");
        foreach (var fault in report.Faults)
            line.InvocationConfiguration.Error.WriteLine($"{fault.Where}: {Both(fault.What, fault.Mend)}");
        return report.Faults.Count == 0 ? 0 : 1;
    }

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

    private static string Both(LocalizedText what, LocalizedText mend) =>
        CultureInfo.CurrentUICulture.Name.StartsWith("ko", StringComparison.Ordinal) ? $"{what.Ko} {mend.Ko}" : $"{what.En} {mend.En}";

    private static int Refuse(ParseResult line, string why)
    {
        line.InvocationConfiguration.Error.WriteLine(why);
        return Unusable;
    }
}
