using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Requests;

/// <summary>What a victim is told of a request: numbers, never addresses or pictures.</summary>
/// <param name="State"><c>watching</c> or <c>closed</c>.</param>
/// <param name="RequestedAt">UTC.</param>
/// <param name="Pictures">Pictures that are watched for.</param>
/// <param name="Videos">Videos that are watched for.</param>
/// <param name="Found">Places where one was found and a person confirmed it.</param>
/// <param name="Notified">Places whose operators were asked to remove it.</param>
/// <param name="Removed">Places from which it is gone.</param>
internal sealed record RequestStatus(string State, DateTimeOffset RequestedAt, int Pictures, int Videos, int Found, int Notified, int Removed);

/// <summary>Counts of what the desk found and did for a request.</summary>
internal sealed record RequestProgress(int Found, int Notified, int Removed)
{
    public static RequestProgress None { get; } = new(0, 0, 0);
}

/// <summary>Tells how far a request is.</summary>
internal sealed class ReadStatus(IDbContextFactory<RemovalDb> reading, IDbContextFactory<TakedownDb> hits)
{
    public async Task<RequestStatus> HandleAsync(Guid requestId, CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        var request = await db.Requests.AsNoTracking().SingleAsync(row => row.Id == requestId, cancellationToken);
        var media = await db.References.Where(row => row.RequestId == requestId).Select(row => new { row.MediaId, row.Kind }).Distinct().ToListAsync(cancellationToken);
        var progress = await ProgressAsync(requestId, cancellationToken);
        return new(
            request.State == RequestState.Watching ? "watching" : "closed",
            request.ConsentedAt,
            media.Count(m => m.Kind == ReferenceKind.Picture),
            media.Count(m => m.Kind == ReferenceKind.VideoFrame),
            progress.Found, progress.Notified, progress.Removed);
    }

    // A person confirmed them: what a machine found is not told to anybody as found.
    private async Task<RequestProgress> ProgressAsync(Guid requestId, CancellationToken cancellationToken)
    {
        await using var db = await hits.CreateDbContextAsync(cancellationToken);
        var states = await db.Hits.Where(h => h.RequestId == requestId).Select(h => new { h.State, h.NotifiedAt }).ToListAsync(cancellationToken);
        return new(
            states.Count(h => h.State is HitState.Confirmed or HitState.Notified or HitState.Removed),
            states.Count(h => h.State is HitState.Notified || h is { State: HitState.Removed, NotifiedAt: not null }),
            states.Count(h => h.State == HitState.Removed));
    }
}
