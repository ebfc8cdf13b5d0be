using System.CommandLine;
using Haechi.Platform.Modules;
using Haechi.Platform.Startup;

namespace Haechi.Host.Verbs;

/// <summary><c>migrate</c>: brings the schema to this version without starting the platform.</summary>
internal static class MigrateVerb
{
    public static Command Create(IReadOnlyList<IHaechiModule> modules)
    {
        var json = GlobalOptions.Json();
        var verb = new Command("migrate", "Bring the database to this version. 'serve' does it by itself at start.") { json };
        verb.WithExamples("migrate", "migrate --cluster \"Host=db;Database=haechi;Username=haechi\" --json");
        verb.SetAction(modules, async (line, services, cancellationToken) =>
        {
            var asJson = line.GetValue(json);
            var applied = await services.GetRequiredService<SchemaMigrator>()
                .MigrateAsync(asJson ? _ => { } : line.Write, cancellationToken);
            if (asJson)
            {
                line.WriteJson(applied);
            }
            else
            {
                line.Write(applied.Count == 0 ? "The database is at this version." : $"Applied {applied.Count} migrations.");
            }

            return 0;
        });
        return verb;
    }
}
