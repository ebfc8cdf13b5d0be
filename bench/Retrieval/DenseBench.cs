using System.Diagnostics;
using System.Globalization;
using Haechi.Retrieval.Dense;
using Haechi.Testing;

namespace Haechi.Retrieval.Bench;

/// <summary>Exact search among 100,000 random directions, on one core: what the scan costs, whatever the vectors mean.</summary>
internal static class DenseBench
{
    private const int Documents = 100_000;
    private const int Questions = 200;

    public static void Run(TempFolder folder, Report report)
    {
        foreach (var dimensions in new[] { 384, 1_024 })
        {
            var random = new Random(dimensions);
            var path = Path.Combine(folder.Path, $"dense-{dimensions}");
            DenseView.Write(path, "random", Enumerable.Range(0, Documents).Select(i => KeyValuePair.Create($"d{i}", Direction(random, dimensions))));
            var opened = Stopwatch.GetTimestamp();
            using var view = DenseView.Open(path);
            var opening = Stopwatch.GetElapsedTime(opened).TotalMilliseconds;
            var times = new double[Questions];
            for (var i = -10; i < Questions; i++)
            {
                var question = Direction(random, dimensions);
                var began = Stopwatch.GetTimestamp();
                view.Search(question, 10);
                if (i >= 0)
                    times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
            Array.Sort(times);
            var (p50, p99) = (times[times.Length / 2], times[times.Length * 99 / 100]);
            var name = $"dense {dimensions}";
            report.Add(name, "100,000", "-", "p50 ms", p50, string.Create(
                CultureInfo.InvariantCulture, $"p50 {p50:F1} ms, p99 {p99:F1} ms, opened and checked in {opening:F0} ms, {new FileInfo(path).Length / 1e6:F0} MB"));
            report.Add(name, "100,000", "-", "p99 ms", p99, null);
        }
    }

    private static float[] Direction(Random random, int dimensions)
    {
        var vector = new float[dimensions];
        for (var i = 0; i < dimensions; i++)
            vector[i] = random.NextSingle() - 0.5f;
        return vector;
    }
}
