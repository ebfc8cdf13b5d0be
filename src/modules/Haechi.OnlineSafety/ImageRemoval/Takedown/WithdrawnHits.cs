using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Takedown;

/// <summary>
/// Deletes what was found for a request whose consent was withdrawn. Its key was destroyed with the withdrawal, so nothing
/// of it could be opened any more even before this.
/// </summary>
internal sealed class WithdrawnHits : IOutboxConsumer
{
    public string Name => "removal-withdrawn-hits";

    public IReadOnlyCollection<string> Topics { get; } = ["removal.withdrawn"];

    public async Task HandleAsync(LedgerScope scope, OutboxEvent message, CancellationToken cancellationToken)
    {
        var request = message.Read<Withdrawn>().Id;
        var db = scope.Use<TakedownDb>();
        await db.Looks.Where(l => db.Hits.Any(h => h.Id == l.HitId && h.RequestId == request)).ExecuteUpdateAsync(row => row.SetProperty(l => l.HitId, Guid.Empty), cancellationToken);
        await db.Evidence.Where(e => e.RequestId == request).ExecuteDeleteAsync(cancellationToken);
        await db.Notices.Where(n => n.RequestId == request).ExecuteDeleteAsync(cancellationToken);
        await db.Hits.Where(h => h.RequestId == request).ExecuteDeleteAsync(cancellationToken);
        await db.Floods.Where(f => f.RequestId == request).ExecuteDeleteAsync(cancellationToken);
    }

    private sealed record Withdrawn(Guid Id);
}
