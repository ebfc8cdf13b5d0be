using System.Threading.Channels;

namespace Haechi.Platform.Streams;

/// <summary>Wakes this host's keeper before its time: an order was given, or the cluster has changed.</summary>
internal sealed class StreamSignal
{
    private readonly Channel<bool> _pulses = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _pulses.Writer.TryWrite(true);

    /// <summary>Returns at the next signal, or when <paramref name="longest"/> has passed.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(longest, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _pulses.Reader.ReadAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time has passed without a signal.
        }
    }
}
