using Haechi.Platform.Persistence;
using Haechi.Platform.Streams.Rows;
using Microsoft.Extensions.Logging;

namespace Haechi.Platform.Streams.Running;

/// <summary>Runs one source until it is told to stop: starts it, and starts it again after a pause when it fails.</summary>
internal sealed partial class StreamRunner(string id, StreamRow wanted, Func<StreamContext, CancellationToken, Task> pump, StreamRuntime runtime) : IDisposable
{
    // A database that is away comes back for all at once; longer pauses would only lose time.
    private static readonly TimeSpan LongestStoragePause = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _stop = new();
    private readonly StreamPulse _pulse = runtime.Board.Of(id, runtime.Host);
    private readonly StreamOptions _options = runtime.Options;
    private readonly TimeProvider _clock = runtime.Clock;
    private readonly ILogger _log = runtime.Logs.CreateLogger<StreamRunner>();

    public long Revision => wanted.Revision;

    /// <summary>Ends when the runner has ended, by order or because a later run holds the stream.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    public void Start()
    {
        _pulse.Starting(wanted);
        Completion = Task.Run(LoopAsync, CancellationToken.None);
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Completion;
    }

    public void Dispose() => _stop.Dispose();

    private async Task LoopAsync()
    {
        var failures = 0;
        while (!_stop.IsCancellationRequested)
        {
            var startedAt = _clock.GetUtcNow();
            if (await RunOnceAsync() is not { } error || _stop.IsCancellationRequested)
            {
                break;
            }

            failures = _clock.GetUtcNow() - startedAt >= _options.SteadyAfter ? 1 : failures + 1;
            var pause = PauseAfter(error, failures);
            LogFailed(id, failures, error.Message, pause);
            _pulse.BackingOff(error.Message, pause);
            await Task.Delay(pause, _clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _pulse.Stopped();
    }

    /// <summary>Why the run ended, or null when it is not to be repeated.</summary>
    private async Task<Exception?> RunOnceAsync()
    {
        try
        {
            if (await runtime.Store.OpenAsync(id, _stop.Token) is not { } row)
            {
                return null;
            }

            _pulse.Running(row.Epoch);
            var context = new StreamContext(row, runtime, _pulse);
            await new StallWatch(_pulse, _options, _clock).RunAsync(token => pump(context, token), _stop.Token);
            return new InvalidOperationException("The source has ended by itself.");
        }
        catch (StreamFencedException)
        {
            LogFenced(id);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private TimeSpan PauseAfter(Exception error, int failures)
    {
        var pause = BackOff.Pause(_options, failures, Random.Shared.NextDouble());
        return StorageUnavailableException.FaultOf(error) is not null && pause > LongestStoragePause ? LongestStoragePause : pause;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stream {Stream} failed ({Failures} in a row): {Error} Next attempt in {Pause}")]
    private partial void LogFailed(string stream, int failures, string error, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stream {Stream} runs elsewhere by now; this run ends")]
    private partial void LogFenced(string stream);
}
