using System.CommandLine;
using Haechi.Platform.Audit;
using Haechi.Platform.Backup;
using Haechi.Platform.Modules;
using Haechi.Platform.Startup;

namespace Haechi.Host.Verbs;

/// <summary><c>restore</c>: fills an empty database from an archive and verifies the audit trail.</summary>
internal static class RestoreVerb
{
    public static Command Create(IReadOnlyList<IHaechiModule> modules)
    {
        var source = new Option<string>("--from") { Description = "Archive that 'backup' wrote.", HelpName = "FILE", Required = true };
        var force = new Option<bool>("--force") { Description = "Throw away what the target holds." };
        var verb = new Command("restore", "Fill an empty database from an archive, then verify the audit trail. Stop the platform first.") { source, force };
        verb.WithExamples("restore --from city.zip --data /srv/haechi", "restore --from city.zip --cluster \"Host=db;Database=haechi;Username=haechi\"");
        verb.SetAction(modules, async (line, services, cancellationToken) =>
        {
            var restored = await services.GetRequiredService<BackupReader>()
                .RestoreAsync(Path.GetFullPath(line.GetRequiredValue(source)), line.GetValue(force), line.Write, cancellationToken);
            if (!restored.Succeeded)
            {
                await System.Console.Error.WriteLineAsync($"{restored.Refusal.Message.En}\n{restored.Refusal.Mend.En}");
                return 1;
            }

            line.Write($"Restored {restored.Value.Tables.Sum(t => t.Rows):N0} rows of {restored.Value.CreatedAt:yyyy-MM-dd HH:mm} UTC.");
            return await VerifyAsync(line, services, cancellationToken);
        });
        return verb;
    }

    private static async Task<int> VerifyAsync(ParseResult line, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (!await services.GetRequiredService<KeyCheck>().FitsAsync(cancellationToken))
        {
            await System.Console.Error.WriteLineAsync(KeyCheck.Mend + " Then run 'haechi audit verify'.");
            return 1;
        }

        var verdict = await services.GetRequiredService<AuditReader>().VerifyAsync(cancellationToken);
        AuditVerb.Print(line, verdict);
        return verdict.Intact ? 0 : 1;
    }
}
