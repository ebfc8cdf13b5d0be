using System.Diagnostics;

namespace Haechi.Host.Bench;

/// <summary>Resident memory of a host at one moment.</summary>
/// <param name="Second">Seconds since the load began.</param>
/// <param name="Mb">Megabytes (1,048,576 bytes).</param>
internal sealed record MemorySample(double Second, double Mb);

/// <summary>Samples a host's resident memory: every 30 s, in runs below ten minutes twenty times.</summary>
internal static class MemoryWatch
{
    public static async Task<IReadOnlyList<MemorySample>> RunAsync(BenchHost host, TimeSpan duration, CancellationToken cancellationToken)
    {
        var samples = new List<MemorySample>();
        var pause = duration / 20;
        var watch = Stopwatch.StartNew();
        for (var next = pause; next <= duration; next += pause)
        {
            var left = next - watch.Elapsed;
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken);
            samples.Add(new MemorySample(Math.Round(watch.Elapsed.TotalSeconds, 1), Mb(host.Memory())));
        }

        return samples;
    }

    /// <summary>Megabytes a minute, without the first fifth of the run (two minutes of ten): memory fills before it stays.</summary>
    public static double Growth(IReadOnlyList<MemorySample> samples, TimeSpan duration) =>
        Math.Round(Slope.Of([.. samples.Where(s => s.Second >= duration.TotalSeconds / 5).Select(s => (s.Second / 60, s.Mb))]), 2);

    public static double Mb(long bytes) => Math.Round(bytes / 1024.0 / 1024.0, 1);
}
