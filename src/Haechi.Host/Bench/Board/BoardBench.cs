using System.Diagnostics;
using System.Globalization;
using Haechi.Host.Bench.Desk;
using Haechi.Platform.Modules;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Host.Bench.Board;

/// <summary>One thing that a supervisor or counsellor does, as a browser on the same machine waits for it.</summary>
/// <param name="What">What.</param>
/// <param name="Times">How often it was done.</param>
/// <param name="Ms">From asking to the last byte; for a draw until it is stored.</param>
/// <param name="Mb">Size of the answer, megabytes.</param>
internal sealed record BoardStep(string What, int Times, Latencies Ms, double Mb);

/// <summary>What was measured.</summary>
/// <param name="Database">sqlite or postgres.</param>
/// <param name="Conversations">Conversations in the database, each with four turns and a stay; every fifth with a report.</param>
/// <param name="FillSeconds">How long filling took.</param>
/// <param name="CountSeconds">From the start of the host until ninety past days were counted.</param>
/// <param name="Steps">What was done.</param>
/// <param name="MemoryBeforeMb">Resident memory of the host before the exports.</param>
/// <param name="MemoryAfterMb">After them.</param>
/// <param name="PeakMemoryMb">Peak over the whole run.</param>
internal sealed record BoardFigures(
    string Database, int Conversations, double FillSeconds, double CountSeconds, IReadOnlyList<BoardStep> Steps, double MemoryBeforeMb, double MemoryAfterMb, double PeakMemoryMb);

/// <summary>A supervisor at a board behind which a year of conversations lies.</summary>
internal sealed class BoardBench(BenchRun run, BenchHost host, SignedIn supervisor, Uri site, int times)
{
    private const string Board = "/console/contact-centre";
    private const int PastDays = 90;

    // The board is read at most once a second, however many ask.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1100);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static async Task<BoardFigures> RunAsync(BenchRun run, int conversations, int times, CancellationToken cancellationToken)
    {
        var now = run.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        TimeSpan filled;
        await using (var db = await DbAsync(run, cancellationToken))
        {
            filled = await new BoardFill(db, now, conversations).RunAsync(cancellationToken);
        }

        var port = BenchHost.FreePort();
        var begun = Stopwatch.GetTimestamp();
        await using var host = await run.StartHostAsync(port, cancellationToken);
        await UntilAsync(run, "SELECT count(*) AS \"Value\" FROM contact_days", PastDays, cancellationToken);
        var counted = Stopwatch.GetElapsedTime(begun);
        var site = new Uri($"http://127.0.0.1:{port}");
        using var supervisor = await DeskAccounts.SignInAsync(run, site, 0, cancellationToken, Roles.ServiceOwner, Roles.Counsellor);
        var bench = new BoardBench(run, host, supervisor, site, times);
        var pages = await bench.PagesAsync(cancellationToken);
        var draws = await bench.DrawsAsync(now, cancellationToken);
        var before = MemoryWatch.Mb(host.Memory());
        var exports = await bench.ExportsAsync(now, cancellationToken);
        return new BoardFigures(
            run.Database, conversations, Math.Round(filled.TotalSeconds, 1), Math.Round(counted.TotalSeconds, 1), [.. pages, .. draws, .. exports],
            before, MemoryWatch.Mb(host.Memory()), MemoryWatch.Mb(host.PeakMemory()));
    }

    private async Task<List<BoardStep>> PagesAsync(CancellationToken cancellationToken) =>
    [
        await GetAsync("board, with its page", Board, cancellationToken),
        await GetAsync("rising words, with the page", $"{Board}?tab=words", cancellationToken),
        await GetAsync("parking share of 28 days, with the page", $"{Board}?tab=parking", cancellationToken),
        await GetAsync("quality review, with the page", $"{Board}?tab=reviews", cancellationToken),
        await GetAsync("desk's queue, with the page", "/console/talk", cancellationToken),
        await GetAsync("desk, all conversations, with the page", "/console/talk?view=all", cancellationToken),
    ];

    private async Task<List<BoardStep>> ExportsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var month = now.AddMonths(-2).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var steps = new List<BoardStep>();
        foreach (var format in new[] { "csv", "xlsx" })
        {
            steps.Add(await GetAsync($"board and 90 days as {format}", $"{Board}/export?what=board&format={format}", cancellationToken));
            steps.Add(await GetAsync($"parking share of 90 days as {format}", $"{Board}/export?what=parking&format={format}", cancellationToken));
            steps.Add(await GetAsync($"a month, line by line, as {format}", $"{Board}/export?what=stays&month={month}&format={format}", cancellationToken));
        }

        return steps;
    }

    private async Task<List<BoardStep>> DrawsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var steps = new List<BoardStep>();
        var from = now.AddDays(-28).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var method in new[] { "Random", "PerCounsellor", "BadlyRated", "HandledLong" })
        {
            var taken = new List<double>();
            for (var i = 0; i < Math.Min(times, 5); i++)
            {
                taken.Add(await DrawAsync(method, from, $"{method}-{i}", cancellationToken));
            }

            steps.Add(new BoardStep($"draw of 28 days, {method}", taken.Count, Latencies.Of(taken), 0));
        }

        return steps;
    }

    /// <summary>Fills in the form of the live page and sends it.</summary>
    private async Task<double> DrawAsync(string method, string from, string seed, CancellationToken cancellationToken)
    {
        const string samples = "SELECT count(*) AS \"Value\" FROM contact_samples";
        var before = await CountAsync(run, samples, cancellationToken);
        await using var page = await DeskCircuit.OpenAsync(supervisor.Http, supervisor.Cookies, site, $"{Board}?tab=reviews", cancellationToken);
        await page.RaiseAsync("#draw-method", "change", $$"""{"value":"{{method}}"}""", cancellationToken);
        await page.RaiseAsync("#draw-from", "change", $$"""{"value":"{{from}}"}""", cancellationToken);
        await page.RaiseAsync("#draw-seed", "change", $$"""{"value":"{{seed}}"}""", cancellationToken);
        var begun = Stopwatch.GetTimestamp();
        await page.RaiseAsync("form .hc-stack", "submit", """{"type":"submit"}""", cancellationToken);
        await UntilAsync(run, samples, before + 1, cancellationToken);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private async Task<BoardStep> GetAsync(string what, string path, CancellationToken cancellationToken)
    {
        var taken = new List<double>();
        var bytes = 0L;
        for (var i = 0; i < times; i++)
        {
            await Task.Delay(Breath, cancellationToken);
            var begun = Stopwatch.GetTimestamp();
            using var answer = await supervisor.Http.GetAsync(new Uri(site, path), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!answer.IsSuccessStatusCode || answer.RequestMessage!.RequestUri!.AbsolutePath != path.Split('?')[0])
            {
                throw new BenchException($"{path} answered {(int)answer.StatusCode}.\n{host.Said}");
            }

            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            bytes = await PassAsync(body, cancellationToken);
            taken.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return new BoardStep(what, times, Latencies.Of(taken), Math.Round(bytes / 1024.0 / 1024.0, 2));
    }

    private static async Task<long> PassAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        var sum = 0L;
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0; sum += read)
        {
        }

        return sum;
    }

    private static async Task UntilAsync(BenchRun run, string sql, long least, CancellationToken cancellationToken)
    {
        for (var begun = Stopwatch.GetTimestamp(); await CountAsync(run, sql, cancellationToken) < least; await Task.Delay(5, cancellationToken))
        {
            if (Stopwatch.GetElapsedTime(begun) > Longest)
            {
                throw new BenchException($"Still fewer than {least}: {sql}");
            }
        }
    }

    private static async Task<long> CountAsync(BenchRun run, string sql, CancellationToken cancellationToken)
    {
        await using var db = await DbAsync(run, cancellationToken);
        return await db.Database.SqlQueryRaw<long>(sql).SingleAsync(cancellationToken);
    }

    private static Task<RoomsDb> DbAsync(BenchRun run, CancellationToken cancellationToken) =>
        run.Services.GetRequiredService<IDbContextFactory<RoomsDb>>().CreateDbContextAsync(cancellationToken);
}
