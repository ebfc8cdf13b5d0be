using System.Threading.Channels;

namespace Haechi.CitizenServices.SeoulTalk.Conversations;

/// <summary>Wakes the pages that watch one conversation. A pulse says "look again"; what is new is read from the database.</summary>
internal sealed class TurnSignals
{
    private readonly Dictionary<Place, List<Channel<bool>>> _watchers = [];
    private readonly Lock _gate = new();

    /// <summary>Where somebody looks from.</summary>
    private readonly record struct Place(Guid Conversation, bool Desk);

    /// <summary>Watches as the citizen's page until the handle is disposed. Pulses that come faster than they are read merge into one.</summary>
    public Watch Open(Guid conversation) => Open(new Place(conversation, Desk: false));

    /// <summary>Watches from a counsellor's desk, which does not count as the citizen's page.</summary>
    public Watch OpenAtDesk(Guid conversation) => Open(new Place(conversation, Desk: true));

    private Watch Open(Place place)
    {
        var channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (_gate)
        {
            if (!_watchers.TryGetValue(place, out var watchers))
            {
                _watchers.Add(place, watchers = []);
            }

            watchers.Add(channel);
        }

        return new Watch(this, place.Conversation, place.Desk, channel);
    }

    /// <summary>Watches every conversation.</summary>
    public Watch OpenAll() => Open(Guid.Empty);

    /// <summary>Whether any page of the citizen on this host watches the conversation.</summary>
    public bool IsWatched(Guid conversation)
    {
        lock (_gate)
        {
            return _watchers.ContainsKey(new Place(conversation, Desk: false));
        }
    }

    /// <summary>Something happened in the conversation.</summary>
    public void Pulse(Guid conversation)
    {
        lock (_gate)
        {
            ReadOnlySpan<Place> places = [new(conversation, Desk: false), new(conversation, Desk: true), new(Guid.Empty, Desk: false)];
            foreach (var place in places)
            {
                foreach (var channel in _watchers.GetValueOrDefault(place) ?? [])
                {
                    channel.Writer.TryWrite(true);
                }
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

    private void Close(Place place, Channel<bool> channel)
    {
        lock (_gate)
        {
            if (_watchers.TryGetValue(place, out var watchers) && watchers.Remove(channel) && watchers.Count == 0)
            {
                _watchers.Remove(place);
            }
        }
    }

    internal sealed class Watch : IDisposable
    {
        private readonly TurnSignals _signals;
        private readonly Place _place;
        private readonly Channel<bool> _channel;

        internal Watch(TurnSignals signals, Guid conversation, bool desk, Channel<bool> channel) =>
            (_signals, _place, _channel) = (signals, new Place(conversation, desk), channel);

        /// <summary>Waits for the next pulse, or for <paramref name="limit"/>; true when there was a pulse.</summary>
        public async Task<bool> WaitAsync(TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
        {
            using var timer = new CancellationTokenSource(limit, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
            try
            {
                await _channel.Reader.ReadAsync(either.Token);
                return true;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }

        public void Dispose() => _signals.Close(_place, _channel);
    }
}
