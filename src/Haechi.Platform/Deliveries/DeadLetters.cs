using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Deliveries.Rows;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Deliveries;

/// <summary>Deliveries as people see them, and what they decide about dead ones.</summary>
public sealed class DeadLetters(IDbContextFactory<DeliveriesDb> reading, Ledger ledger)
{
    /// <summary>Deliveries, newest first.</summary>
    /// <param name="subscription">Of one receiver; null for all.</param>
    /// <param name="status">In one state; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<DeliveryView>> ListAsync(Guid? subscription, DeliveryStatus? status, int limit, CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        var rows = await db.Deliveries.AsNoTracking()
            .Where(d => (subscription == null || d.SubscriptionId == subscription) && (status == null || d.Status == status))
            .OrderByDescending(d => d.ToSequence)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(DeliveryView.Of);
    }

    /// <summary>Sends a dead letter once more, under its old id.</summary>
    public Task<Outcome<bool>> ReplayAsync(Guid id, Actor by, CancellationToken cancellationToken) =>
        DecideAsync(id, by, "delivery.replayed", DeliveryStatus.Replaying, cancellationToken);

    /// <summary>Gives a dead letter up.</summary>
    public Task<Outcome<bool>> DiscardAsync(Guid id, Actor by, CancellationToken cancellationToken) =>
        DecideAsync(id, by, "delivery.discarded", DeliveryStatus.Discarded, cancellationToken);

    private Task<Outcome<bool>> DecideAsync(Guid id, Actor by, string act, DeliveryStatus status, CancellationToken cancellationToken) => ledger.WriteAsync<bool>(
        async scope =>
        {
            if (await scope.Use<DeliveriesDb>().Deliveries.FindAsync([id], cancellationToken) is not { Status: DeliveryStatus.Dead } row)
            {
                return Refusals.Of("no-such-dead-letter", "전송 실패 목록에 없는 항목입니다.", "There is no such dead letter.", "목록을 다시 불러와 주세요.", "Load the list again.");
            }

            row.Status = status;
            if (status == DeliveryStatus.Discarded)
            {
                (row.FinishedAt, row.Body) = (scope.At, null);
            }

            scope.Audit(new AuditNote(by, act, "delivery", id.ToString()));
            return true;
        },
        cancellationToken);
}

/// <summary>A delivery as lists show it.</summary>
/// <param name="Id">Its id, as the receiver got it.</param>
/// <param name="SubscriptionId">The receiver.</param>
/// <param name="FromSequence">First sequence that it covers.</param>
/// <param name="ToSequence">Last sequence that it covers.</param>
/// <param name="Events">Events in it.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Attempts">Attempts so far.</param>
/// <param name="NextAt">When the next attempt is due, UTC; null when none is.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="FinishedAt">UTC; null while it is under way.</param>
/// <param name="LastStatus">HTTP status of the last attempt; null without an answer.</param>
/// <param name="LastError">Why the last attempt failed.</param>
public sealed record DeliveryView(
    Guid Id, Guid SubscriptionId, long FromSequence, long ToSequence, int Events, DeliveryStatus Status, int Attempts,
    DateTimeOffset? NextAt, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, int? LastStatus, string? LastError)
{
    internal static DeliveryView Of(DeliveryRow row) => new(
        row.Id, row.SubscriptionId, row.FromSequence, row.ToSequence, row.Events, row.Status, row.Attempts,
        row.Status == DeliveryStatus.Pending ? row.NextAt : null, row.CreatedAt, row.FinishedAt, row.LastStatus, row.LastError);
}
