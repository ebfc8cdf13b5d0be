using System.CommandLine;
using System.Reflection;
using System.Runtime.InteropServices;
using Haechi.Platform.Modules;

namespace Haechi.Host.Verbs;

/// <summary><c>version</c>: what runs here.</summary>
internal static class VersionVerb
{
    public static Command Create()
    {
        var json = GlobalOptions.Json();
        var verb = new Command("version", "The version of the product and of its runtime.") { json };
        verb.WithExamples("version", "version --json");
        verb.SetAction(line =>
        {
            var version = typeof(VersionVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
            if (line.GetValue(json))
            {
                line.WriteJson(new { version, runtime = RuntimeInformation.FrameworkDescription, system = RuntimeInformation.RuntimeIdentifier });
            }
            else
            {
                line.Write($"Haechi {version} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");
            }

            return 0;
        });
        return verb;
    }
}
