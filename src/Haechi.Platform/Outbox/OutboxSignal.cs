using System.Threading.Channels;

namespace Haechi.Platform.Outbox;

/// <summary>Wakes this host's readers of the outbox right after a commit; other hosts find the rows by polling.</summary>
public sealed class OutboxSignal
{
    private readonly List<Channel<bool>> _listeners = [];
    private readonly Lock _gate = new();

    /// <summary>A reader that receives one pulse for any number of commits since its last read.</summary>
    public ChannelReader<bool> Listen()
    {
        var channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (_gate)
        {
            _listeners.Add(channel);
        }

        return channel.Reader;
    }

    internal void Raise()
    {
        lock (_gate)
        {
            foreach (var listener in _listeners)
            {
                listener.Writer.TryWrite(true);
            }
        }
    }
}
