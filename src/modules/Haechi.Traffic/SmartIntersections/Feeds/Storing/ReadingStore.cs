using System.Collections.Concurrent;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Street;
using Haechi.Traffic.SmartIntersections.Junctions;

namespace Haechi.Traffic.SmartIntersections.Feeds.Storing;

/// <summary>
/// Puts readings on disk. While one transaction commits, others who come wait together, and the first of them commits for all: many small
/// messages cost few commits, and one alone waits for nobody.
/// </summary>
internal sealed class ReadingStore(Ledger ledger, StreetState street) : IDisposable
{
    /// <summary>Readings of one transaction, beyond the message that reaches them.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentQueue<Waiting> _queue = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>This host, in the rows that it stores.</summary>
    public Guid Writer { get; } = Guid.NewGuid();

    /// <summary>Stores a message's readings; they are on disk when it returns.</summary>
    /// <returns>How many were kept; the others had come before.</returns>
    /// <exception cref="StorageUnavailableException">Nothing was stored; try again later.</exception>
    public async Task<int> StoreAsync(IReadOnlyList<(Reading, RegisteredNetwork)> readings)
    {
        if (readings.Count == 0)
            return 0;
        var mine = new Waiting(readings);
        _queue.Enqueue(mine);
        // Nobody gives up here: what waits may be another's transaction already.
        await _turn.WaitAsync();
        try
        {
            // So much may stand before it that one transaction does not reach it.
            while (!mine.Stored.Task.IsCompleted)
                await StoreAsync(Gathered());
        }
        finally
        {
            _turn.Release();
        }
        return await mine.Stored.Task;
    }

    public void Dispose() => _turn.Dispose();

    private List<Waiting> Gathered()
    {
        var (group, readings) = (new List<Waiting>(), 0);
        while (readings < Most && _queue.TryDequeue(out var next))
        {
            group.Add(next);
            readings += next.Readings.Count;
        }
        return group;
    }

    private async Task StoreAsync(List<Waiting> group)
    {
        try
        {
            await CommitAsync(group);
        }
        catch (Exception exception) when (exception is StorageUnavailableException || group.Count == 1)
        {
            group.ForEach(w => w.Stored.TrySetException(exception));
        }
        catch (Exception)
        {
            // One of them can't be stored: the others must not suffer for it.
            foreach (var one in group)
                await StoreAsync([one]);
        }
    }

    private async Task CommitAsync(List<Waiting> group)
    {
        var readings = group.SelectMany(w => w.Readings).ToList();
        var kept = await ledger.WriteAsync(scope => ReadingKeeper.KeepAsync(scope, readings, Writer, CancellationToken.None), CancellationToken.None);
        street.Apply(kept.OfType<StoredReading>());
        var from = 0;
        foreach (var waiting in group)
        {
            waiting.Stored.TrySetResult(kept.Skip(from).Take(waiting.Readings.Count).Count(k => k is not null));
            from += waiting.Readings.Count;
        }
    }

    /// <summary>A message that waits.</summary>
    private sealed record Waiting(IReadOnlyList<(Reading Reading, RegisteredNetwork Network)> Readings)
    {
        public TaskCompletionSource<int> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
