using System.CommandLine;
using Haechi.Host.Verbs;
using Haechi.Platform.Modules;
using static Haechi.Host.Bench.BenchOptions;

namespace Haechi.Host.Bench.Desk;

/// <summary><c>bench desk</c>.</summary>
internal static class DeskVerb
{
    public static Command Create(IReadOnlyList<IHaechiModule> modules)
    {
        var counsellors = Number("--counsellors", "Counsellors, each with a live page of the desk.", 50, 1, 500);
        var citizens = Number("--citizens", "Citizens in conversation with them, each with an open event stream.", 500, 1, 10_000);
        var every = Number("--every", "Seconds between two turns of one citizen.", 60, 1, 600);
        var seconds = Number("--seconds", "How long, in seconds.", 600, 5, 86_400);
        var browsers = Number("--browsers", "Chromium windows beside them in which suggestions are timed.", 1, 0, 3);
        var (database, json) = (Database(), GlobalOptions.Json());
        var verb = new Command("desk", "Counsellors and citizens who write to each other at once: how soon each sees the other's words, errors, lost turns, memory. Exit code 1 when anything failed.")
        {
            counsellors, citizens, every, seconds, browsers, database, json,
        };
        verb.WithExamples("bench desk", "bench desk --counsellors 5 --citizens 50 --seconds 60 --browsers 0", "bench desk --database postgres --json");
        verb.SetAction((line, cancellationToken) => BenchRun.RunAsync(
            modules,
            line.GetValue(database)!,
            async (run, stop) =>
            {
                var plan = new DeskPlan(
                    line.GetValue(counsellors), line.GetValue(citizens), TimeSpan.FromSeconds(line.GetValue(every)), TimeSpan.FromSeconds(line.GetValue(seconds)), line.GetValue(browsers));
                var figures = await DeskBench.RunAsync(run, plan, stop);
                Write(line, figures, line.GetValue(json));
                return figures.Errors.Count == 0 && figures.Lost == 0 ? 0 : 1;
            },
            cancellationToken));
        return verb;
    }

    private static void Write(ParseResult line, DeskFigures figures, bool json)
    {
        if (json)
        {
            line.WriteJson(figures);
            return;
        }

        line.Write($"""
            {figures.Database}: {figures.Counsellors} counsellors with live pages, {figures.Citizens} citizens, a turn every {figures.EverySeconds} s each, {figures.Seconds} s
              citizen's turn → counsellor  {Line(figures.ToCounsellorMs)}
              counsellor's reply → citizen {Line(figures.ToCitizenMs)}
              opening a conversation       {Line(figures.OpenMs)}
              suggestions (browser)        {(figures.SuggestMs is { } suggest ? $"{Line(suggest)} over {figures.Suggestions:N0}" : "not measured")}
              turns taken {figures.Said:N0}, seen {figures.Seen:N0}; replies sent {figures.Replied:N0}, read {figures.Heard:N0}; stored {figures.Stored:N0}, lost {figures.Lost}
              errors      {(figures.Errors.Count == 0 ? "none" : string.Join(", ", figures.Errors.Select(e => $"{e.Key}: {e.Value}")))}
              memory      {figures.MemoryAtStartMb} MB before, {figures.Memory[^1].Mb} MB at the end, peak {figures.PeakMemoryMb} MB, growing {figures.MemoryGrowthMbPerMinute} MB a minute
              processor   {figures.ProcessorPercent} % of one core
            """);
    }

    private static string Line(Latencies ms) => $"p50 {ms.P50} ms, p95 {ms.P95} ms, p99 {ms.P99} ms, max {ms.Max} ms";
}
