namespace Haechi.Platform.Streams.Running;

/// <summary>How long a source rests after failing.</summary>
internal static class BackOff
{
    /// <summary>The pause doubles with each failure up to the longest, then varies by the jitter, never beyond the longest.</summary>
    /// <param name="options">Limits.</param>
    /// <param name="failures">Failures in a row, from 1.</param>
    /// <param name="dice">A random number in [0, 1).</param>
    public static TimeSpan Pause(StreamOptions options, int failures, double dice)
    {
        var doubled = options.BackOffFrom.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 1, 30));
        var capped = Math.Min(doubled, options.BackOffTo.TotalMilliseconds);
        var varied = capped * (1 + (options.Jitter * ((2 * dice) - 1)));
        return TimeSpan.FromMilliseconds(Math.Min(varied, options.BackOffTo.TotalMilliseconds));
    }
}
