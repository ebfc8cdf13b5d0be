using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Haechi.Platform.Outbox;

/// <summary>
/// Knows how long the outbox is, for everybody on this host: woken by this host's commits, and looking twice a second
/// for those of others. Readers wait here instead of asking the database on their own.
/// </summary>
public sealed class OutboxTail(
    IDbContextFactory<RoomsDb> reading, OutboxSignal signal, StorageHealth health, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    /// <summary>Under load readers take what came meanwhile in one go, instead of racing the intake for every commit.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);
    private readonly Lock _gate = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _last;

    /// <summary>The last sequence that is known here.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>Returns once the outbox is longer than <paramref name="sequence"/>.</summary>
    public async Task WaitBeyondAsync(long sequence, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task moved;
            lock (_gate)
            {
                if (_last > sequence)
                {
                    return;
                }

                moved = _moved.Task;
            }

            await moved.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Up to <paramref name="limit"/> messages after <paramref name="sequence"/>, in order.</summary>
    public async Task<IReadOnlyList<OutboxEvent>> ReadAsync(long sequence, int limit, CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await db.ReadOutboxAsync(sequence, limit, cancellationToken);
    }

    /// <summary>The last sequence that is committed now.</summary>
    public async Task<long> ReadLastAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await db.Outbox.MaxAsync(o => (long?)o.Sequence, cancellationToken) ?? 0;
    }

    /// <summary>The first sequence that is still kept; 0 when nothing is.</summary>
    public async Task<long> FirstAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await db.Outbox.MinAsync(o => (long?)o.Sequence, cancellationToken) ?? 0;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await health.Opened.WaitAsync(stoppingToken);
        var pulses = signal.Listen();
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(Breath, stoppingToken);
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(pulses.WaitToReadAsync(pause.Token).AsTask(), Task.Delay(Poll, clock, pause.Token));
            await pause.CancelAsync();
            while (pulses.TryRead(out _))
            {
                // Any number of commits is one look.
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            Advance(await ReadLastAsync(cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The probe of storage tells of it; the next look finds what was missed.
        }
    }

    private void Advance(long last)
    {
        TaskCompletionSource? moved = null;
        lock (_gate)
        {
            if (last > _last)
            {
                _last = last;
                (moved, _moved) = (_moved, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            }
        }

        moved?.TrySetResult();
    }
}

internal static class OutboxReading
{
    public static async Task<IReadOnlyList<OutboxEvent>> ReadOutboxAsync(this RoomsDb db, long after, int limit, CancellationToken cancellationToken)
    {
        var rows = await db.Outbox.AsNoTracking().Where(o => o.Sequence > after).OrderBy(o => o.Sequence).Take(limit).ToListAsync(cancellationToken);
        return rows.ConvertAll(OutboxEvent.Of);
    }
}
