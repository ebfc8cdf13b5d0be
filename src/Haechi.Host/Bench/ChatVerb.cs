using System.CommandLine;
using Haechi.Host.Verbs;
using Haechi.Platform.Modules;
using static Haechi.Host.Bench.BenchOptions;

namespace Haechi.Host.Bench;

/// <summary><c>bench chat</c>.</summary>
internal static class ChatVerb
{
    public static Command Create(IReadOnlyList<IHaechiModule> modules)
    {
        var chats = Number("--chats", "Conversations side by side.", 200, 1, 10_000);
        var every = Number("--every", "Seconds between two turns of one conversation.", 5, 1, 600);
        var seconds = Number("--seconds", "How long, in seconds.", 600, 5, 86_400);
        var (database, json) = (Database(), GlobalOptions.Json());
        var verb = new Command("chat", "Citizens who talk at once: time to the first byte of an answer, errors, and memory over time. Exit code 1 when anything failed.")
        {
            chats, every, seconds, database, json,
        };
        verb.WithExamples("bench chat", "bench chat --chats 50 --seconds 60", "bench chat --database postgres --json");
        verb.SetAction((line, cancellationToken) => BenchRun.RunAsync(
            modules,
            line.GetValue(database)!,
            async (run, stop) =>
            {
                var figures = await ChatBench.RunAsync(
                    run, line.GetValue(chats), TimeSpan.FromSeconds(line.GetValue(every)), TimeSpan.FromSeconds(line.GetValue(seconds)), stop);
                Write(line, figures, line.GetValue(json));
                return figures.Errors.Count == 0 ? 0 : 1;
            },
            cancellationToken));
        return verb;
    }

    private static void Write(ParseResult line, ChatFigures figures, bool json)
    {
        if (json)
        {
            line.WriteJson(figures);
            return;
        }

        line.Write($"""
            {figures.Database}: {figures.Chats} chats, a turn every {figures.EverySeconds} s each, {figures.Seconds} s
              answered      {figures.Turns:N0} turns in {figures.Conversations:N0} conversations, {figures.Receipts:N0} receipts
              first byte    {Line(figures.FirstByteMs)}
              whole answer  {Line(figures.AnswerMs)}
              opening       {Line(figures.StartMs)}
              errors        {(figures.Errors.Count == 0 ? "none" : string.Join(", ", figures.Errors.Select(e => $"{e.Key}: {e.Value}")))}
              memory        {figures.MemoryAtStartMb} MB before, {figures.Memory[^1].Mb} MB at the end, peak {figures.PeakMemoryMb} MB, growing {figures.MemoryGrowthMbPerMinute} MB a minute
              processor     {figures.ProcessorPercent} % of one core
            """);
    }

    private static string Line(Latencies ms) => $"p50 {ms.P50} ms, p95 {ms.P95} ms, p99 {ms.P99} ms, max {ms.Max} ms";
}
