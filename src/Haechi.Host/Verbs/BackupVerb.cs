using System.CommandLine;
using Haechi.Platform.Backup;
using Haechi.Platform.Modules;

namespace Haechi.Host.Verbs;

/// <summary><c>backup</c>: writes everything that is stored into one archive, while the platform goes on.</summary>
internal static class BackupVerb
{
    public static Command Create(IReadOnlyList<IHaechiModule> modules)
    {
        var target = new Option<string>("--out") { Description = "Archive to write; must not exist.", HelpName = "FILE", Required = true };
        var keys = new Option<bool>("--with-keys") { Description = "Also pack the keys. Whoever holds such an archive can read everything and forge the audit trail." };
        var json = GlobalOptions.Json();
        var verb = new Command("backup", "Write everything that is stored into one archive; it restores into SQLite and PostgreSQL alike.") { target, keys, json };
        verb.WithExamples("backup --out /backup/haechi.zip", "backup --out city.zip --with-keys", "backup --out city.zip --json");
        verb.SetAction(modules, async (line, services, cancellationToken) =>
        {
            var file = Path.GetFullPath(line.GetRequiredValue(target));
            if (File.Exists(file))
            {
                await System.Console.Error.WriteLineAsync($"{file} exists; name another file or remove it.");
                return 1;
            }

            var asJson = line.GetValue(json);
            var manifest = await services.GetRequiredService<BackupWriter>()
                .WriteAsync(file, line.GetValue(keys), asJson ? _ => { } : line.Write, cancellationToken);
            if (asJson)
            {
                line.WriteJson(manifest);
                return 0;
            }

            line.Write($"Wrote {file}: {manifest.Tables.Count} tables, {manifest.Tables.Sum(t => t.Rows):N0} rows, {new FileInfo(file).Length:N0} bytes.");
            line.Write(manifest.Keys.Count > 0
                ? "The keys are in it: keep it as you keep the keys."
                : "The keys are not in it: keep the folder keys/ of the data folder in another safe place, or the sealed fields stay sealed.");
            return 0;
        });
        return verb;
    }
}
