using System.CommandLine;
using Haechi.Host.Bench.Board;
using Haechi.Host.Bench.Desk;
using Haechi.Host.Bench.Readings;
using Haechi.Host.Verbs;
using Haechi.Platform.Modules;
using static Haechi.Host.Bench.BenchOptions;

namespace Haechi.Host.Bench;

/// <summary><c>bench</c>: measures this product on this machine, with real host processes and a data folder of its own.</summary>
internal static class BenchVerb
{
    public static Command Create(IReadOnlyList<IHaechiModule> modules)
    {
        IReadOnlyList<IHaechiModule> measured = [.. modules, new BenchModule()];
        return new Command("bench", "Measure this product on this machine. Nothing touches your data folder.")
        {
            Ingest(measured),
            Crash(measured),
            ChatVerb.Create(measured),
            DeskVerb.Create(measured),
            BoardVerb.Create(measured),
            ReadingsVerb.Create(measured),
            StartVerb.Create(),
            Serve(measured),
        };
    }

    private static Command Ingest(IReadOnlyList<IHaechiModule> modules)
    {
        var seconds = Number("--seconds", "How long to load, in seconds, after a warm-up of ten.", 30, 1, 3600);
        var rate = Number("--rate", "Findings handed in per second; 0 loads as fast as the host answers.", 0, 0, 1_000_000);
        var (database, batch, clients, cases, json) = (Database(), Batch(100), Clients(16), Cases(0), GlobalOptions.Json());
        var verb = new Command("ingest", "Findings accepted to disk per second, and how long accepting and delivering take.") { database, seconds, rate, batch, clients, cases, json };
        verb.WithExamples("bench ingest --seconds 30", "bench ingest --rate 10000", "bench ingest --database postgres --batch 1 --clients 64 --json");
        verb.SetAction((line, cancellationToken) => BenchRun.RunAsync(
            modules,
            line.GetValue(database)!,
            async (run, stop) =>
            {
                var plan = new LoadPlan(line.GetValue(clients), line.GetValue(batch), line.GetValue(cases), line.GetValue(rate));
                var figures = await IngestBench.RunAsync(run, plan, TimeSpan.FromSeconds(line.GetValue(seconds)), stop);
                BenchReport.Write(line, figures, line.GetValue(json));
                return figures.AllThere ? 0 : 1;
            },
            cancellationToken));
        return verb;
    }

    private static Command Crash(IReadOnlyList<IHaechiModule> modules)
    {
        var kills = Number("--kills", "How often the host is killed with SIGKILL.", 10, 1, 1000);
        var (database, batch, clients, cases, json) = (Database(), Batch(20), Clients(8), Cases(5), GlobalOptions.Json());
        var verb = new Command("crash", "Kill the host at random moments under load; then accepted, stored and delivered must be equal. Exit code 1 when not.")
        {
            kills, database, batch, clients, cases, json,
        };
        verb.WithExamples("bench crash --kills 10", "bench crash --kills 10 --database postgres --json");
        verb.SetAction((line, cancellationToken) => BenchRun.RunAsync(
            modules,
            line.GetValue(database)!,
            async (run, stop) =>
            {
                var plan = new LoadPlan(line.GetValue(clients), line.GetValue(batch), line.GetValue(cases));
                var figures = await CrashBench.RunAsync(run, plan, line.GetValue(kills), stop);
                BenchReport.Write(line, figures, line.GetValue(json));
                return figures.AllThere ? 0 : 1;
            },
            cancellationToken));
        return verb;
    }

    /// <summary>The real host with one more service in its register; the other verbs start it.</summary>
    private static Command Serve(IReadOnlyList<IHaechiModule> modules)
    {
        var port = Number("--port", "HTTP port.", 8080, 1, 65535);
        var verb = new Command("serve", "The host that the other verbs measure.") { port };
        verb.Hidden = true;
        verb.SetAction((line, cancellationToken) => ServeVerb.RunAsync(
            GlobalOptions.Read(line) with { Port = line.GetValue(port), Bind = "127.0.0.1", Empty = true }, modules, cancellationToken));
        return verb;
    }
}
