using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Outbox;

/// <summary>Something that still needs messages of the outbox; pruning asks each before it deletes.</summary>
public interface IOutboxFollower
{
    /// <summary>Everything up to here is no longer needed; null when nothing is held back.</summary>
    Task<long?> DoneUpToAsync(CancellationToken cancellationToken);
}

/// <summary>The consumers with a durable position.</summary>
internal sealed class ConsumerPositions(IDbContextFactory<RoomsDb> reading, IEnumerable<IOutboxConsumer> consumers) : IOutboxFollower
{
    public async Task<long?> DoneUpToAsync(CancellationToken cancellationToken)
    {
        var names = consumers.Select(c => c.Name).ToList();
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        var positions = await db.OutboxCursors.Where(c => names.Contains(c.Consumer)).Select(c => c.Sequence).ToListAsync(cancellationToken);
        return positions.Count < names.Count ? 0 : positions.Min();
    }
}
