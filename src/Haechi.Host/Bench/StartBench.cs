using System.Diagnostics;
using Haechi.Host.Composition;

namespace Haechi.Host.Bench;

/// <summary>How long the product takes to start, the first time with the demo city and the second time, and what it holds when idle.</summary>
internal static class StartBench
{
    public static async Task<StartFigures> RunAsync(TimeSpan settle, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("haechi-bench-");
        try
        {
            var settings = new StartSettings
            {
                ConfigurationFile = Path.Combine(folder.FullName, "haechi.yaml"),
                DataFolder = Path.Combine(folder.FullName, "data"),
            };
            await File.WriteAllTextAsync(settings.ConfigurationFile, "demo:\n  enabled: true\n", cancellationToken);
            var first = await StartAsync(settings, settle, cancellationToken);
            var second = await StartAsync(settings, settle, cancellationToken);
            var files = new DirectoryInfo(AppContext.BaseDirectory).GetFiles("*", SearchOption.AllDirectories);
            return new StartFigures(first, second, MemoryWatch.Mb(files.Sum(f => f.Length)), files.Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<OneStart> StartAsync(StartSettings settings, TimeSpan settle, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await using var host = await BenchHost.StartAsync(settings, BenchHost.FreePort(), cancellationToken);
        var ready = watch.Elapsed;
        var atReady = MemoryWatch.Mb(host.Memory());
        await Task.Delay(settle, cancellationToken);
        var figures = new OneStart(Math.Round(ready.TotalSeconds, 2), atReady, MemoryWatch.Mb(host.Memory()), MemoryWatch.Mb(host.PeakMemory()));
        await host.StopAsync(cancellationToken);
        return figures;
    }
}

/// <summary>What was measured.</summary>
/// <param name="First">On an empty folder: the database is made and the demo city is seeded.</param>
/// <param name="Second">On the folder of the first.</param>
/// <param name="BuildMb">Size of the build's files, in megabytes.</param>
/// <param name="BuildFiles">Files of the build.</param>
internal sealed record StartFigures(OneStart First, OneStart Second, double BuildMb, int BuildFiles);

/// <summary>One start.</summary>
/// <param name="ReadySeconds">From starting the process to the first 200 of <c>/health/ready</c>.</param>
/// <param name="ReadyMb">Resident memory at that moment.</param>
/// <param name="IdleMb">Resident memory after it was left alone.</param>
/// <param name="PeakMb">Peak of resident memory.</param>
internal sealed record OneStart(double ReadySeconds, double ReadyMb, double IdleMb, double PeakMb);
