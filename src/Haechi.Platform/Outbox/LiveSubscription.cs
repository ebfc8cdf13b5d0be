using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Haechi.Platform.Outbox;

/// <summary>One follower of the live feed.</summary>
public sealed class LiveSubscription : IDisposable
{
    private readonly IReadOnlyCollection<string> _topics;
    private readonly Channel<OutboxEvent> _waiting;
    private readonly Action<LiveSubscription> _leave;
    private int _missed;

    internal LiveSubscription(IReadOnlyCollection<string> topics, int capacity, Action<LiveSubscription> leave)
    {
        (_topics, _leave) = (topics, leave);
        _waiting = Channel.CreateBounded<OutboxEvent>(new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });
    }

    /// <summary>Everything that happens, until cancelled or disposed. <see cref="LiveEvent.Resync"/> means: some is missing, read again.</summary>
    public async IAsyncEnumerable<LiveEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await _waiting.Reader.WaitToReadAsync(cancellationToken))
        {
            while (_waiting.Reader.TryRead(out var message))
            {
                yield return new LiveEvent(message);
            }

            if (Interlocked.Exchange(ref _missed, 0) == 1)
            {
                yield return LiveEvent.Resync;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _leave(this);
        _waiting.Writer.TryComplete();
    }

    internal void Offer(OutboxEvent message)
    {
        // Once something was missed nothing follows before the marker, or the order would lie.
        if (TopicFilter.Wants(_topics, message.Topic) && Volatile.Read(ref _missed) == 0 && !_waiting.Writer.TryWrite(message))
        {
            Volatile.Write(ref _missed, 1);
        }
    }
}

/// <summary>A message, or the marker that some are missing.</summary>
/// <param name="Message">Null for <see cref="Resync"/>.</param>
public sealed record LiveEvent(OutboxEvent? Message)
{
    /// <summary>The follower was too slow: it reads again what it shows.</summary>
    public static LiveEvent Resync { get; } = new((OutboxEvent?)null);
}
