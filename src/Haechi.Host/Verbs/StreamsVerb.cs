using System.CommandLine;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Modules;
using Haechi.Platform.Streams;

namespace Haechi.Host.Verbs;

/// <summary><c>streams</c>: the continuous sources, their health, and orders to them.</summary>
internal static class StreamsVerb
{
    public static Command Create(IReadOnlyList<IHaechiModule> modules) => new("streams", "The continuous sources (cameras, logs, folders).")
    {
        List(modules),
        Order(modules, "start", "Let a stream run.", (streams, id, token) => streams.StartAsync(id, Actor.System, token)),
        Order(modules, "stop", "Let a stream rest until it is started again.", (streams, id, token) => streams.StopAsync(id, Actor.System, token)),
        Order(modules, "restart", "Stop a stream and let it run again at once.", (streams, id, token) => streams.RestartAsync(id, Actor.System, token)),
    };

    private static Command List(IReadOnlyList<IHaechiModule> modules)
    {
        var json = GlobalOptions.Json();
        var verb = new Command("list", "Every stream with its health.") { json };
        verb.WithExamples("streams list", "streams list --json");
        verb.SetAction(modules, async (line, services, cancellationToken) =>
        {
            var streams = await services.GetRequiredService<StreamDirectory>().ListAsync(cancellationToken);
            if (line.GetValue(json))
            {
                line.WriteJson(streams);
                return 0;
            }

            foreach (var stream in streams)
            {
                Print(line, stream);
            }

            return 0;
        });
        return verb;
    }

    private static Command Order(
        IReadOnlyList<IHaechiModule> modules, string name, string description, Func<StreamDirectory, string, CancellationToken, Task<Outcome<StreamLine>>> order)
    {
        var id = new Argument<string>("stream") { Description = "Its id, kind/name." };
        var json = GlobalOptions.Json();
        var verb = new Command(name, description + " A running host carries the order out within seconds.") { id, json };
        verb.WithExamples($"streams {name} folder/inbox");
        verb.SetAction(modules, async (line, services, cancellationToken) =>
        {
            var outcome = await order(services.GetRequiredService<StreamDirectory>(), line.GetValue(id)!, cancellationToken);
            if (outcome.Refusal is { } refusal)
            {
                await System.Console.Error.WriteLineAsync($"{refusal.Message.En} {refusal.Mend.En}");
                return 1;
            }

            if (line.GetValue(json))
            {
                line.WriteJson(outcome.Value);
            }
            else
            {
                line.Write($"{outcome.Value.Id}: {outcome.Value.Desired.ToString().ToLowerInvariant()} is wanted");
            }

            return 0;
        });
        return verb;
    }

    private static void Print(ParseResult line, StreamLine stream)
    {
        line.Write($"{stream.Id,-32} {stream.State.ToString().ToLowerInvariant(),-10} items {stream.Items,9}  faults {stream.Faults,6}  restarts {stream.Restarts,4}  {stream.Title}");
        if (stream.LastError is { } error)
        {
            line.Write($"{"",-32} {stream.LastErrorAt:u} {error}");
        }
    }
}
