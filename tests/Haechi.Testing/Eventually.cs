using System.Diagnostics;

namespace Haechi.Testing;

/// <summary>Waits for what another process does: asks again and again until it holds or a generous deadline passes.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until <paramref name="condition"/> holds.</summary>
    /// <param name="condition">Asked every 50 ms. An exception counts as "not yet".</param>
    /// <param name="what">Says what was waited for when it never came.</param>
    /// <param name="deadline">Default 60 s.</param>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what, TimeSpan? deadline = null)
    {
        var waited = Stopwatch.StartNew();
        Exception? last = null;
        while (waited.Elapsed < (deadline ?? TimeSpan.FromSeconds(60)))
        {
            try
            {
                if (await condition())
                {
                    return;
                }
            }
            catch (Exception exception)
            {
                last = exception;
            }

            await Task.Delay(Pause);
        }

        throw new TimeoutException($"Waited {waited.Elapsed.TotalSeconds:0} s in vain: {what}. {last?.Message}", last);
    }

    /// <summary>Waits until <paramref name="condition"/> holds.</summary>
    public static Task HoldsAsync(Func<bool> condition, string what, TimeSpan? deadline = null) =>
        HoldsAsync(() => Task.FromResult(condition()), what, deadline);
}
