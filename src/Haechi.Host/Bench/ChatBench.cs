using System.Diagnostics;

namespace Haechi.Host.Bench;

/// <summary>Concurrent conversations through the web channel, and whether the host's memory stays flat under them.</summary>
internal static class ChatBench
{
    public static async Task<ChatFigures> RunAsync(BenchRun run, int chats, TimeSpan every, TimeSpan duration, CancellationToken cancellationToken)
    {
        var port = BenchHost.FreePort();
        await using var host = await run.StartHostAsync(port, cancellationToken);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = Timeout.InfiniteTimeSpan })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var tally = new ChatTally();
        var atStart = MemoryWatch.Mb(host.Memory());
        var used = host.ProcessorTime();
        var begun = Stopwatch.GetTimestamp();
        var memory = MemoryWatch.RunAsync(host, duration, cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, chats).Select(citizen =>
            CitizenAsync(new ChatCaller(http, citizen, tally), every * citizen / chats, begun, every, duration, cancellationToken)));
        var samples = await memory;
        return new ChatFigures(
            run.Database,
            chats,
            every.TotalSeconds,
            duration.TotalSeconds,
            tally.Conversations,
            tally.Turns,
            tally.Receipts,
            tally.FirstByteMs,
            tally.AnswerMs,
            tally.StartMs,
            tally.Errors,
            atStart,
            samples,
            MemoryWatch.Growth(samples, duration),
            MemoryWatch.Mb(host.PeakMemory()),
            Math.Round((host.ProcessorTime() - used) / Stopwatch.GetElapsedTime(begun) * 100, 1));
    }

    /// <summary>Opens at its own moment, so that turns come evenly and not in waves; a turn every <paramref name="every"/> from then on.</summary>
    private static async Task CitizenAsync(
        ChatCaller caller, TimeSpan stagger, long begun, TimeSpan every, TimeSpan duration, CancellationToken cancellationToken)
    {
        await using var _ = caller;
        await UntilAsync(begun, stagger, cancellationToken);
        for (var due = stagger + every; due < duration; due += every)
        {
            await caller.OpenAsync(cancellationToken);
            await UntilAsync(begun, due, cancellationToken);
            await caller.SayAsync(begun + (long)(due.TotalSeconds * Stopwatch.Frequency), cancellationToken);
        }
    }

    private static async Task UntilAsync(long begun, TimeSpan after, CancellationToken cancellationToken)
    {
        if (after - Stopwatch.GetElapsedTime(begun) is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left, cancellationToken);
        }
    }
}

/// <summary>What was measured. Nothing is left out as warm-up.</summary>
/// <param name="Database">sqlite or postgres.</param>
/// <param name="Chats">Conversations side by side, each with its event stream open.</param>
/// <param name="EverySeconds">Time between two turns of one conversation.</param>
/// <param name="Seconds">Length of the measurement.</param>
/// <param name="Conversations">Conversations opened; each has twenty turns, then the citizen comes back as a new one.</param>
/// <param name="Turns">Turns answered.</param>
/// <param name="Receipts">Reports that came to their receipt; each opened a case.</param>
/// <param name="FirstByteMs">From when a turn was due to the first byte of its answer's stream.</param>
/// <param name="AnswerMs">From when a turn was due to the end of its answer.</param>
/// <param name="StartMs">From asking for a conversation to its greeting.</param>
/// <param name="Errors">Failures by kind.</param>
/// <param name="MemoryAtStartMb">Resident memory of the host before the load.</param>
/// <param name="Memory">Resident memory of the host over time.</param>
/// <param name="MemoryGrowthMbPerMinute">Slope by least squares, without the first fifth of the run.</param>
/// <param name="PeakMemoryMb">Peak of resident memory.</param>
/// <param name="ProcessorPercent">Processor use of the host, of one core.</param>
internal sealed record ChatFigures(
    string Database, int Chats, double EverySeconds, double Seconds, int Conversations, int Turns, int Receipts,
    Latencies FirstByteMs, Latencies AnswerMs, Latencies StartMs, IReadOnlyDictionary<string, int> Errors,
    double MemoryAtStartMb, IReadOnlyList<MemorySample> Memory, double MemoryGrowthMbPerMinute, double PeakMemoryMb, double ProcessorPercent);
