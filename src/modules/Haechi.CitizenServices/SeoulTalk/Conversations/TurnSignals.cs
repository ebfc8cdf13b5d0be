using System.Threading.Channels;

namespace Haechi.CitizenServices.SeoulTalk.Conversations;

/// <summary>Wakes the pages that watch one conversation. A pulse says "look again"; what is new is read from the database.</summary>
internal sealed class TurnSignals
{
    private readonly Dictionary<Guid, List<Channel<bool>>> _watchers = [];
    private readonly Lock _gate = new();

    /// <summary>Watches until the handle is disposed. Pulses that come faster than they are read merge into one.</summary>
    public Watch Open(Guid conversation)
    {
        var channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (_gate)
        {
            if (!_watchers.TryGetValue(conversation, out var watchers))
            {
                _watchers.Add(conversation, watchers = []);
            }

            watchers.Add(channel);
        }

        return new Watch(this, conversation, channel);
    }

    /// <summary>Watches every conversation.</summary>
    public Watch OpenAll() => Open(Guid.Empty);

    /// <summary>Whether any page of this host watches the conversation itself.</summary>
    public bool IsWatched(Guid conversation)
    {
        lock (_gate)
        {
            return _watchers.ContainsKey(conversation);
        }
    }

    /// <summary>Something happened in the conversation.</summary>
    public void Pulse(Guid conversation)
    {
        lock (_gate)
        {
            foreach (var channel in (_watchers.GetValueOrDefault(conversation) ?? []).Concat(_watchers.GetValueOrDefault(Guid.Empty) ?? []))
            {
                channel.Writer.TryWrite(true);
            }
        }
    }

    /// <summary>Wakes everybody, after messages may have been missed.</summary>
    public void PulseAll()
    {
        lock (_gate)
        {
            foreach (var channel in _watchers.Values.SelectMany(w => w))
            {
                channel.Writer.TryWrite(true);
            }
        }
    }

    private void Close(Guid conversation, Channel<bool> channel)
    {
        lock (_gate)
        {
            if (_watchers.TryGetValue(conversation, out var watchers) && watchers.Remove(channel) && watchers.Count == 0)
            {
                _watchers.Remove(conversation);
            }
        }
    }

    internal sealed class Watch(TurnSignals signals, Guid conversation, Channel<bool> channel) : IDisposable
    {
        /// <summary>Waits for the next pulse, or for <paramref name="limit"/>; true when there was a pulse.</summary>
        public async Task<bool> WaitAsync(TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
        {
            using var timer = new CancellationTokenSource(limit, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
            try
            {
                await channel.Reader.ReadAsync(either.Token);
                return true;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }

        public void Dispose() => signals.Close(conversation, channel);
    }
}
