namespace Haechi.Platform.Deliveries.Sending;

/// <summary>Pauses that double, with a fifth of jitter either way, so that receivers that come back are not all called at once.</summary>
internal static class Backoff
{
    /// <param name="attempts">Attempts made so far, from 1.</param>
    /// <param name="first">Pause after the first.</param>
    /// <param name="longest">Longest pause.</param>
    public static TimeSpan After(int attempts, TimeSpan first, TimeSpan longest)
    {
        var doubled = first.TotalSeconds * Math.Pow(2, Math.Min(attempts - 1, 30));
#pragma warning disable CA5394 // Jitter needs no secrecy.
        var jitter = 0.8 + (Random.Shared.NextDouble() * 0.4);
#pragma warning restore CA5394
        return TimeSpan.FromSeconds(Math.Min(doubled, longest.TotalSeconds) * jitter);
    }
}
