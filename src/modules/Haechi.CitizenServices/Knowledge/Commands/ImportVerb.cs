using System.CommandLine;
using System.Globalization;
using Haechi.CitizenServices.Knowledge.Importing;
using Haechi.CitizenServices.Knowledge.Importing.Running;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.SeoulTalk.Commands;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Modules;
using Haechi.Platform.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.CitizenServices.Knowledge.Commands;

/// <summary><c>knowledge import</c>: brings documents into the knowledge base.</summary>
internal static class ImportVerb
{
    private const int Unusable = 2;

    public static Command Create(CommandHost host)
    {
        var path = new Argument<string?>("path") { Description = "Folder with documents, or one document.", Arity = ArgumentArity.ZeroOrOne };
        var urls = new Option<string?>("--urls") { Description = "File with web addresses, one a line, instead of a folder. Their hosts must be in web.outgoing.destinations.", HelpName = "FILE" };
        var owner = new Option<string>("--owner") { Description = "The office that keeps the answers right.", Required = true };
        var until = new Option<DateOnly>("--valid-until") { Description = "Last day on which they may be given as answers.", HelpName = "YYYY-MM-DD", Required = true };
        var source = new Option<string>("--source") { Description = "Where the answers come from; shown with them.", Required = true };
        var name = new Option<string?>("--collection") { Description = "Name under which a later import finds the same documents again. Default: the name of the folder or file" };
        var drafts = new Option<bool>("--drafts") { Description = "Keep what is new or changed as drafts that an editor publishes, and let vanished passages go on. Default: publish at once." };
        var json = TalkVerb.Json();
        var verb = new Command("import", "Import documents as entries; again, only what changed. Exit code 1 when a document was refused, 2 when nothing could be done.") { path, urls, owner, until, source, name, drafts, json };
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
                collection, line.GetRequiredValue(source), line.GetRequiredValue(owner), line.GetRequiredValue(until), new Actor(ActorKind.System, "command-line", Environment.UserName)) { Publish = !line.GetValue(drafts) };
            await services.GetRequiredService<SchemaMigrator>().MigrateAsync(_ => { }, cancellationToken);
            if (given is not null && !Path.Exists(given))
                return Refuse(line, $"There is no {given}.");
            var job = list is null ? ImportJob.Folder(given!, order) : ImportJob.Addresses(list, await File.ReadAllLinesAsync(list, cancellationToken), order);
            var run = await services.GetRequiredService<ImportRuns>().RunAsync(job, cancellationToken);
            return Tell(line, run, line.GetValue(json));
        }, stop));
        return verb;
    }

    private static int Tell(ParseResult line, ImportRun run, bool json)
    {
        if (run.Refusal is { } refusal)
            return Refuse(line, Both(refusal.Message, refusal.Mend));
        var report = run.Report;
        if (json)
            line.WriteJson(report);
        else
            line.Write($"{report.Added} documents added, {report.Changed} changed, {report.Unchanged} unchanged, {report.Missing} missing; {report.Published} entries published, {report.Drafted} kept as drafts, {report.Withdrawn} withdrawn, {report.Gone} without their passage; {report.Faults.Count} refused");
        foreach (var fault in report.Faults)
            line.InvocationConfiguration.Error.WriteLine($"{fault.Where}: {Both(fault.What, fault.Mend)}");
        return report.Faults.Count == 0 && run.Ending == ImportEnding.Complete ? 0 : 1;
    }

    private static string Both(LocalizedText what, LocalizedText mend) =>
        CultureInfo.CurrentUICulture.Name.StartsWith("ko", StringComparison.Ordinal) ? $"{what.Ko} {mend.Ko}" : $"{what.En} {mend.En}";

    private static int Refuse(ParseResult line, string why)
    {
        line.InvocationConfiguration.Error.WriteLine(why);
        return Unusable;
    }
}
