using System.CommandLine;
using Haechi.Platform.Modules;
using Haechi.Platform.Register;

namespace Haechi.Host.Verbs;

/// <summary><c>register</c>: the algorithm register with live numbers.</summary>
internal static class RegisterVerb
{
    public static Command Create(IReadOnlyList<IHaechiModule> modules)
    {
        var json = GlobalOptions.Json();
        var verb = new Command("register", "The services that are registered, with their live numbers.") { json };
        verb.WithExamples("register", "register --json");
        verb.SetAction(modules, async (line, services, cancellationToken) =>
        {
            var lines = await services.GetRequiredService<RegisterView>().ReadAsync(cancellationToken);
            if (line.GetValue(json))
            {
                line.WriteJson(lines);
                return 0;
            }

            foreach (var service in lines)
            {
                line.Write($"{service.Manifest.Id,-24} {service.Manifest.Stage,-10} {(service.Condition.Degraded ? "degraded" : "working"),-9} open cases {service.LastDay.OpenCases,6}  {service.Manifest.Name.Ko}");
            }

            return 0;
        });
        return verb;
    }
}
