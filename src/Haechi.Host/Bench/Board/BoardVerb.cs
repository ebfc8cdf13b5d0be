using System.CommandLine;
using Haechi.Host.Verbs;
using Haechi.Platform.Modules;
using static Haechi.Host.Bench.BenchOptions;

namespace Haechi.Host.Bench.Board;

/// <summary><c>bench board</c>.</summary>
internal static class BoardVerb
{
    public static Command Create(IReadOnlyList<IHaechiModule> modules)
    {
        var conversations = Number("--conversations", "Conversations of a year, each with four turns and a stay with a counsellor.", 1_000_000, 1000, 10_000_000);
        var times = Number("--times", "How often each thing is done.", 10, 1, 1000);
        var (database, json) = (Database(), GlobalOptions.Json());
        var verb = new Command("board", "Fill a database with a year of conversations, then measure the supervisor's board, draws, exports and the desk's queue.")
        {
            conversations, times, database, json,
        };
        verb.WithExamples("bench board", "bench board --conversations 100000 --times 3", "bench board --database postgres --json");
        verb.SetAction((line, cancellationToken) => BenchRun.RunAsync(
            modules,
            line.GetValue(database)!,
            async (run, stop) =>
            {
                Write(line, await BoardBench.RunAsync(run, line.GetValue(conversations), line.GetValue(times), stop), line.GetValue(json));
                return 0;
            },
            cancellationToken));
        return verb;
    }

    private static void Write(ParseResult line, BoardFigures figures, bool json)
    {
        if (json)
        {
            line.WriteJson(figures);
            return;
        }

        line.Write($"{figures.Database}: {figures.Conversations:N0} conversations filled in {figures.FillSeconds} s; ninety days counted {figures.CountSeconds} s after the start");
        foreach (var step in figures.Steps)
        {
            line.Write($"  {step.What,-42} p50 {step.Ms.P50,8} ms, p95 {step.Ms.P95,8} ms, max {step.Ms.Max,8} ms over {step.Times}{(step.Mb > 0 ? $", {step.Mb} MB" : "")}");
        }

        line.Write($"  memory {figures.MemoryBeforeMb} MB before the exports, {figures.MemoryAfterMb} MB after, peak {figures.PeakMemoryMb} MB");
    }
}
