using Haechi.Signals.Control;

namespace Haechi.Signals.Safety;

/// <summary>What a controller answered: a phase, or why there is none.</summary>
internal readonly record struct Answer(int Phase, string? Failure);

/// <summary>
/// Asks a controller on behalf of one junction. With a time budget the controller thinks beside the loop and gets a copy of the view:
/// an answer that comes too late is dropped, and it isn't asked again before it has come back.
/// </summary>
/// <param name="budget">Longest time for one answer; null for as long as it takes.</param>
/// <param name="clock">Measures the time.</param>
/// <param name="took">Told how long each answer took, in milliseconds.</param>
internal sealed class PlannerSeat(TimeSpan? budget, TimeProvider clock, Action<double>? took)
{
    private Task<int>? _late;

    public async ValueTask<Answer> AskAsync(ISignalController controller, JunctionView view, CancellationToken cancellationToken)
    {
        if (_late is { IsCompleted: false })
            return new Answer(-1, "the controller still thinks about an earlier question");
        _late = null;
        var began = clock.GetTimestamp();
        try
        {
            var phase = budget is { } limit ? await BesideAsync(controller, view, limit, cancellationToken) : controller.Choose(view);
            took?.Invoke(clock.GetElapsedTime(began).TotalMilliseconds);
            return phase >= 0 && phase < view.Junction.Greens.Count ? new Answer(phase, null) : new Answer(-1, $"the controller chose phase {phase}, which isn't there");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (TimeoutException) when (_late is not null)
        {
            return new Answer(-1, $"the controller took longer than {budget!.Value.TotalMilliseconds:0} ms");
        }
        // Whatever a controller throws must not stop the other junctions.
        catch (Exception exception)
        {
            return new Answer(-1, $"the controller failed: {exception.Message}");
        }
    }

    private async Task<int> BesideAsync(ISignalController controller, JunctionView view, TimeSpan limit, CancellationToken cancellationToken)
    {
        var copy = view with { Lanes = [.. view.Lanes.Select(l => l with { Vehicles = [.. l.Vehicles], StuckIn = [.. l.StuckIn], Shares = [.. l.Shares] })], Room = [.. view.Room], Behind = [.. view.Behind], Emergencies = [.. view.Emergencies], Inside = [.. view.Inside], Clears = [.. view.Clears] };
        var thinking = Task.Run(() => controller.Choose(copy), CancellationToken.None);
        try
        {
            return await thinking.WaitAsync(limit, clock, cancellationToken);
        }
        catch (TimeoutException) when (!thinking.IsCompleted)
        {
            _late = thinking;
            // What it throws later is nobody's concern, but must be looked at by somebody.
            _ = thinking.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }
}
