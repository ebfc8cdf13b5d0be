using System.Diagnostics;

namespace Haechi.Host.Bench;

/// <summary>Latencies in milliseconds.</summary>
/// <param name="P50">Half are at most this.</param>
/// <param name="P95">Ninety-five of a hundred are at most this.</param>
/// <param name="P99">Ninety-nine of a hundred are at most this.</param>
/// <param name="Max">The longest.</param>
internal sealed record Latencies(double P50, double P95, double P99, double Max)
{
    public static Latencies Of(IEnumerable<(long From, long To)> spans) =>
        Of(spans.Select(s => Stopwatch.GetElapsedTime(s.From, s.To).TotalMilliseconds));

    public static Latencies Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return sorted.Length == 0 ? new(0, 0, 0, 0) : new(At(sorted, 0.5), At(sorted, 0.95), At(sorted, 0.99), Math.Round(sorted[^1], 1));
    }

    // Nearest rank: the smallest value that at least this share does not exceed.
    private static double At(double[] sorted, double share) => Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(sorted.Length * share) - 1)], 1);
}
