using Haechi.Platform.Streams.Rows;
using Haechi.Platform.Streams.Running;
using Orleans;
using Orleans.Placement;
using Orleans.Runtime;
using Orleans.Timers;

namespace Haechi.Platform.Streams;

/// <summary>What streams answer, whatever their kind.</summary>
[Alias("haechi.stream")]
public interface IStreamGrain : IGrainWithStringKey
{
    /// <summary>Starts, restarts or stops, whichever the stored order asks for. Calling it too often is harmless.</summary>
    [Alias("tend")]
    Task TendAsync();

    /// <summary>Stops the run here and leaves this host's memory; the next tending begins it where it is placed then.</summary>
    [Alias("leave")]
    Task LeaveAsync();
}

/// <summary>
/// A continuous source: a camera, an intersection, a log source. Derive, mark the class with
/// <see cref="GrainTypeAttribute"/> (the kind) and read the source in <see cref="RunAsync"/>; order, position, restarts,
/// health and moving to another host are taken care of.
/// </summary>
[KeepAlive]
[ActivationCountBasedPlacement]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "A grain ends with its deactivation, which ends its runner.")]
public abstract class StreamGrain(StreamRuntime runtime) : Grain, IStreamGrain, IRemindable
{
    private const string Reminder = "tend";
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);
    private StreamRunner? _runner;

    private string Id => this.GetGrainId().ToString();

    /// <summary>
    /// Reads the source until <paramref name="cancellationToken"/> asks to stop. Runs outside the grain's turns, so it may
    /// compute at length. An exception, or an early end, starts it again after a pause.
    /// </summary>
    protected abstract Task RunAsync(StreamContext context, CancellationToken cancellationToken);

    /// <inheritdoc />
    public async Task TendAsync()
    {
        var wanted = await runtime.Store.FindAsync(Id, CancellationToken.None);
        if (wanted is null || wanted.Desired == DesiredState.Stopped)
        {
            await EndAsync(wanted);
            await ForgetReminderAsync();
            DeactivateOnIdle();
        }
        else if (_runner is not { } runner || runner.Completion.IsCompleted || runner.Revision != wanted.Revision)
        {
            await BeginAsync(wanted);
        }
    }

    /// <inheritdoc />
    public async Task LeaveAsync()
    {
        if (_runner is { } runner)
        {
            await runner.StopAsync();
        }

        DeactivateOnIdle();
    }

    /// <summary>The reminder outlives every host: it wakes the stream even where no keeper looks.</summary>
    public Task ReceiveReminder(string reminderName, TickStatus status) => TendAsync();

    /// <inheritdoc />
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_runner is { } runner)
        {
            await runner.StopAsync();
        }
    }

    private async Task BeginAsync(StreamRow wanted)
    {
        if (_runner is { } before)
        {
            await before.StopAsync();
            before.Dispose();
        }

        _runner = new StreamRunner(Id, wanted, RunAsync, runtime);
        _runner.Start();
        _ = LeaveAfterAsync(_runner);
        if (await this.GetReminder(Reminder) is null)
        {
            await this.RegisterOrUpdateReminder(Reminder, ReminderPeriod, ReminderPeriod);
        }
    }

    private async Task EndAsync(StreamRow? wanted)
    {
        if (_runner is { } runner)
        {
            await runner.StopAsync();
        }
        else if (wanted is not null)
        {
            runtime.Board.Of(Id, runtime.Host).Stopped(wanted);
        }
    }

    /// <summary>A run that ended for good (fenced, or no longer wanted) leaves the memory; the keeper brings back what is wanted.</summary>
    private async Task LeaveAfterAsync(StreamRunner runner)
    {
        await runner.Completion;
        if (ReferenceEquals(runner, _runner))
        {
            DeactivateOnIdle();
        }
    }

    private async Task ForgetReminderAsync()
    {
        if (await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
