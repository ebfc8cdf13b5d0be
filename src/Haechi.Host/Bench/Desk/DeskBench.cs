using System.Diagnostics;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Host.Bench.Desk;

/// <summary>What is to be measured.</summary>
internal sealed record DeskPlan(int Counsellors, int Citizens, TimeSpan Every, TimeSpan Duration, int Browsers);

/// <summary>Counsellors with live pages of the desk and citizens with event streams, in conversation with each other.</summary>
internal static class DeskBench
{
    private const string TurnKind = "chat-turn";
    private static readonly TimeSpan SignInPause = TimeSpan.FromMilliseconds(20);

    public static async Task<DeskFigures> RunAsync(BenchRun run, DeskPlan plan, CancellationToken cancellationToken)
    {
        var port = BenchHost.FreePort();
        await using var host = await run.StartHostAsync(port, cancellationToken);
        var site = new Uri($"http://127.0.0.1:{port}");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = Timeout.InfiniteTimeSpan }) { BaseAddress = site, Timeout = Timeout.InfiniteTimeSpan };
        var tally = new DeskTally();
        var citizens = await CitizensAsync(http, plan, tally, cancellationToken);
        var signedIn = new List<SignedIn>();
        for (var i = 0; i < plan.Counsellors + plan.Browsers; i++)
        {
            signedIn.Add(await DeskAccounts.SignInAsync(run, site, i, cancellationToken));
        }

        var counsellors = await CounsellorsAsync(site, signedIn, citizens, plan, tally, cancellationToken);
        var before = await TurnsAsync(run, cancellationToken);
        var atStart = MemoryWatch.Mb(host.Memory());
        var used = host.ProcessorTime();
        var begun = Stopwatch.GetTimestamp();
        var memory = MemoryWatch.RunAsync(host, plan.Duration, cancellationToken);
        var suggestions = SuggestionWatch.RunAsync(site, signedIn[plan.Counsellors..], citizens, plan.Duration, tally, cancellationToken);
        var slot = plan.Every * counsellors.Count / Math.Max(1, plan.Citizens);
        await Task.WhenAll(counsellors.Select((counsellor, i) => counsellor.WorkAsync(slot * i / counsellors.Count, plan.Every, plan.Duration, begun, cancellationToken)));
        var (samples, suggested) = (await memory, await suggestions);
        var processor = Math.Round((host.ProcessorTime() - used) / Stopwatch.GetElapsedTime(begun) * 100, 1);
        var stored = await TurnsAsync(run, cancellationToken) - before;
        await LeaveAsync(counsellors, citizens, signedIn, tally);
        if (tally.Errors.Count > 0)
        {
            await System.Console.Error.WriteLineAsync(host.Said);
        }

        return new DeskFigures(
            run.Database, plan.Counsellors, plan.Citizens, plan.Every.TotalSeconds, plan.Duration.TotalSeconds,
            tally.ToCounsellorMs, tally.ToCitizenMs, tally.OpenMs, suggested.Count > 0 ? Latencies.Of(suggested) : null, suggested.Count,
            tally.Said, tally.Seen, tally.Replied, tally.Heard, stored, tally.Said - stored + (tally.Said - tally.Seen) + (tally.Replied - tally.Heard), tally.Errors,
            atStart, samples, MemoryWatch.Growth(samples, plan.Duration), MemoryWatch.Mb(host.PeakMemory()), processor);
    }

    private static async Task<List<DeskCitizen>> CitizensAsync(HttpClient http, DeskPlan plan, DeskTally tally, CancellationToken cancellationToken)
    {
        var citizens = Enumerable.Range(0, plan.Citizens).Select(_ => new DeskCitizen(http, tally)).ToList();
        await Parallel.ForEachAsync(citizens.Index(), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
            async (citizen, stop) => await citizen.Item.AskForPersonAsync(citizen.Index, stop));
        return citizens;
    }

    private static async Task<List<DeskCounsellor>> CounsellorsAsync(
        Uri site, List<SignedIn> signedIn, List<DeskCitizen> citizens, DeskPlan plan, DeskTally tally, CancellationToken cancellationToken)
    {
        var counsellors = new List<DeskCounsellor>();
        for (var i = 0; i < Math.Min(plan.Counsellors, plan.Citizens); i++)
        {
            var circuit = await DeskCircuit.OpenAsync(signedIn[i].Http, signedIn[i].Cookies, site, "/console/talk", cancellationToken);
            counsellors.Add(new DeskCounsellor(circuit, [.. citizens.Where((_, c) => c % plan.Counsellors == i)], i, tally));
            await Task.Delay(SignInPause, cancellationToken);
        }

        await Task.WhenAll(counsellors.Select(c => c.TakeAllAsync(cancellationToken)));
        return counsellors;
    }

    /// <summary>What citizens said, counted in the database: a turn that was taken and is not there is lost.</summary>
    private static async Task<int> TurnsAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var db = await run.Services.GetRequiredService<IDbContextFactory<RoomsDb>>().CreateDbContextAsync(cancellationToken);
        return await db.Observations.CountAsync(o => o.Kind == TurnKind, cancellationToken);
    }

    private static async Task LeaveAsync(List<DeskCounsellor> counsellors, List<DeskCitizen> citizens, List<SignedIn> signedIn, DeskTally tally)
    {
        foreach (var counsellor in counsellors)
        {
            if (counsellor.Circuit.Fault is { } fault)
            {
                tally.Fail(fault);
            }

            await counsellor.Circuit.DisposeAsync();
        }

        await Task.WhenAll(citizens.Select(c => c.DisposeAsync().AsTask()));
        signedIn.ForEach(s => s.Dispose());
    }
}

/// <summary>What was measured. Nothing is left out as warm-up but the taking of the conversations.</summary>
/// <param name="Database">sqlite or postgres.</param>
/// <param name="Counsellors">Counsellors, each with a live page.</param>
/// <param name="Citizens">Citizens with open event streams, each in conversation with a counsellor.</param>
/// <param name="EverySeconds">Time between two turns of one citizen.</param>
/// <param name="Seconds">Length of the measurement.</param>
/// <param name="ToCounsellorMs">From sending a citizen's turn to its arrival in the counsellor's browser, in the open conversation.</param>
/// <param name="ToCitizenMs">From pressing send to the reply's arrival in the citizen's browser.</param>
/// <param name="OpenMs">From choosing a conversation to its being there with its reply form.</param>
/// <param name="SuggestMs">From a keystroke to its suggestions on the screen of a real browser; null when not measured.</param>
/// <param name="Suggestions">How often that was measured.</param>
/// <param name="Said">Citizens' turns that the host took.</param>
/// <param name="Seen">Of these, that their counsellor saw.</param>
/// <param name="Replied">Replies sent.</param>
/// <param name="Heard">Of these, that their citizen read.</param>
/// <param name="Stored">Citizens' turns in the database.</param>
/// <param name="Lost">Turns taken and not stored, not seen or not read.</param>
/// <param name="Errors">Failures by kind.</param>
/// <param name="MemoryAtStartMb">Resident memory of the host before the load, with everybody connected.</param>
/// <param name="Memory">Resident memory of the host over time.</param>
/// <param name="MemoryGrowthMbPerMinute">Slope by least squares, without the first fifth of the run.</param>
/// <param name="PeakMemoryMb">Peak of resident memory.</param>
/// <param name="ProcessorPercent">Processor use of the host, of one core.</param>
internal sealed record DeskFigures(
    string Database, int Counsellors, int Citizens, double EverySeconds, double Seconds,
    Latencies ToCounsellorMs, Latencies ToCitizenMs, Latencies OpenMs, Latencies? SuggestMs, int Suggestions,
    int Said, int Seen, int Replied, int Heard, int Stored, int Lost, IReadOnlyDictionary<string, int> Errors,
    double MemoryAtStartMb, IReadOnlyList<MemorySample> Memory, double MemoryGrowthMbPerMinute, double PeakMemoryMb, double ProcessorPercent);
