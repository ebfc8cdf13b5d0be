using Haechi.Platform.Ingestion;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Outbox;

/// <summary>Deletes what nobody needs any more: messages that all have read, and keys whose replays are long over.</summary>
internal sealed partial class OutboxPruning(
    Ledger ledger,
    IEnumerable<IOutboxFollower> followers,
    IOptions<OutboxOptions> options,
    IOptions<IntakeOptions> intake,
    StorageHealth health,
    TimeProvider clock,
    ILogger<OutboxPruning> log) : BackgroundService
{
    // Deleting holds the writer: a short transaction lets incoming requests in between.
    private const int Slice = 2_000;

    /// <summary>Prunes once and returns how many messages went.</summary>
    internal async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        var done = long.MaxValue;
        foreach (var follower in followers)
        {
            done = Math.Min(done, await follower.DoneUpToAsync(cancellationToken) ?? long.MaxValue);
        }

        var before = clock.GetUtcNow().AddHours(-options.Value.KeepHours);
        var messages = await RepeatAsync(db => db.Outbox.Where(o => o.Sequence <= done && o.At < before).OrderBy(o => o.Sequence).Take(Slice), cancellationToken);
        var forget = clock.GetUtcNow().AddDays(-intake.Value.KeepKeysDays);
        await RepeatAsync(db => db.Idempotency.Where(i => i.At < forget).OrderBy(i => i.At).Take(Slice), cancellationToken);
        return messages;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await health.Opened.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(options.Value.PruneMinutes), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailure(exception);
            }
        }
    }

    private async Task<int> RepeatAsync<T>(Func<RoomsDb, IQueryable<T>> slice, CancellationToken cancellationToken)
        where T : class
    {
        var total = 0;
        while (true)
        {
            var gone = await ledger.WriteAsync<int>(scope => slice(scope.Use<RoomsDb>()).ExecuteDeleteAsync(cancellationToken), cancellationToken);
            total += gone;
            if (gone < Slice)
            {
                return total;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pruning the outbox failed; it is tried again")]
    private partial void LogFailure(Exception exception);
}
