namespace Haechi.Platform.Streams.Running;

/// <summary>Runs a pump and cancels it when it shows no sign of life; one that does not react is left behind.</summary>
internal sealed class StallWatch(StreamPulse pulse, StreamOptions options, TimeProvider clock)
{
    /// <exception cref="TimeoutException">It stalled, or did not stop in time.</exception>
    public async Task RunAsync(Func<CancellationToken, Task> pump, CancellationToken stop)
    {
        using var run = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var pumping = Task.Run(() => pump(run.Token), CancellationToken.None);
        var stalled = StalledAsync(run.Token);
        if (await Task.WhenAny(pumping, stalled) != pumping)
        {
            await run.CancelAsync();
            await Task.WhenAny(pumping, Task.Delay(options.StopsWithin, clock, CancellationToken.None));
        }

        await run.CancelAsync();
        if (!pumping.IsCompleted)
        {
            // Its next commit meets the fence, so leaving it behind harms nothing but this process's memory.
            _ = pumping.ContinueWith(static left => _ = left.Exception, TaskScheduler.Default);
        }

        var byItself = await stalled;
        if (byItself)
        {
            throw new TimeoutException($"No sign of life for {options.StallsAfter.TotalSeconds:0} s.");
        }

        await (pumping.IsCompleted ? pumping : throw new TimeoutException($"It did not stop within {options.StopsWithin.TotalSeconds:0} s."));
    }

    /// <summary>True when the source stalled, false when it ended or was told to stop.</summary>
    private async Task<bool> StalledAsync(CancellationToken cancellationToken)
    {
        var limit = options.StallsAfter;
        while (!cancellationToken.IsCancellationRequested)
        {
            var left = limit > TimeSpan.Zero ? pulse.BeatAt + limit - clock.GetUtcNow() : Timeout.InfiniteTimeSpan;
            if (limit > TimeSpan.Zero && left <= TimeSpan.Zero)
            {
                return true;
            }

            await Task.Delay(left, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }
}
