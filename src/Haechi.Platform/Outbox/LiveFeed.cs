using System.Collections.Concurrent;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.Hosting;

namespace Haechi.Platform.Outbox;

/// <summary>
/// Tells pages and event streams of this host what was committed, wherever in the cluster that was. It holds no state:
/// who falls behind gets one marker instead of the messages that did not fit, and reads again what it shows.
/// </summary>
public sealed class LiveFeed(OutboxTail tail, StorageHealth health, TimeProvider clock) : BackgroundService
{
    private const int Batch = 256;
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<LiveSubscription, byte> _followers = [];
    private volatile bool _started;

    /// <summary>True once everything that is committed from now on is told.</summary>
    public bool Started => _started;

    /// <summary>Follows from now on. Dispose of it when the page closes.</summary>
    /// <param name="topics">See <see cref="TopicFilter"/>; empty for all.</param>
    /// <param name="capacity">Messages that may wait for this follower. Default 256.</param>
    public LiveSubscription Follow(IReadOnlyCollection<string> topics, int capacity = 256)
    {
        var follower = new LiveSubscription(topics, capacity, gone => _followers.TryRemove(gone, out _));
        _followers.TryAdd(follower, 0);
        return follower;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await health.Opened.WaitAsync(stoppingToken);
        long? position = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // What was there before this host started is history, not news.
                position ??= await tail.ReadLastAsync(stoppingToken);
                _started = true;
                await tail.WaitBeyondAsync(position.Value, stoppingToken);
                position = await TellAsync(position.Value, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                await Task.Delay(AfterTrouble, clock, stoppingToken);
            }
        }
    }

    private async Task<long> TellAsync(long position, CancellationToken cancellationToken)
    {
        if (_followers.IsEmpty)
        {
            return tail.Last;
        }

        var messages = await tail.ReadAsync(position, Batch, cancellationToken);
        foreach (var message in messages)
        {
            foreach (var follower in _followers.Keys)
            {
                follower.Offer(message);
            }
        }

        return messages.Count == 0 ? Math.Max(position, tail.Last) : messages[^1].Sequence;
    }
}
