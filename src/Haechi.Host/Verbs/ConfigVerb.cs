using System.CommandLine;
using Haechi.Host.Composition;
using Haechi.Platform.Configuration;
using Haechi.Platform.Modules;

namespace Haechi.Host.Verbs;

/// <summary><c>config check</c> names everything that is wrong with the configuration; <c>config schema</c> prints its JSON Schema.</summary>
internal static class ConfigVerb
{
    public static Command Create(IReadOnlyList<IHaechiModule> modules) =>
        new("config", "The configuration file haechi.yaml.") { Check(modules), Schema(modules) };

    private static Command Check(IReadOnlyList<IHaechiModule> modules)
    {
        var file = new Argument<string?>("FILE") { Description = "File to check. Default: the one that 'serve' would read.", Arity = ArgumentArity.ZeroOrOne };
        var json = GlobalOptions.Json();
        var verb = new Command("check", "Name every error of the configuration with line, key, value and mend. Exit code 1 when there is one.") { file, json };
        verb.WithExamples("config check", "config check /etc/haechi/haechi.yaml", "config check --json");
        verb.SetAction(async (line, _) =>
        {
            var settings = GlobalOptions.Read(line);
            var prepared = HaechiApplication.Prepare(settings with { ConfigurationFile = line.GetValue(file) ?? settings.ConfigurationFile }, modules);
            var faults = await prepared.CheckAsync();
            if (line.GetValue(json))
            {
                line.WriteJson(faults);
            }
            else
            {
                faults.ToList().ForEach(fault => line.Write(fault.ToString()));
                var what = prepared.Settings.File ?? "No haechi.yaml; the defaults";
                line.Write(faults.Count == 0 ? $"{what}: no errors." : $"{faults.Count} errors.");
            }

            return faults.Count == 0 ? 0 : 1;
        });
        return verb;
    }

    private static Command Schema(IReadOnlyList<IHaechiModule> modules)
    {
        var verb = new Command("schema", "Print the JSON Schema of haechi.yaml, with the meaning of every key.");
        verb.WithExamples("config schema > haechi.schema.json");
        verb.SetAction(line =>
        {
            line.InvocationConfiguration.Output.Write(SettingsSchema.Render(HaechiApplication.Prepare(GlobalOptions.Read(line), modules).Settings));
            return 0;
        });
        return verb;
    }
}
