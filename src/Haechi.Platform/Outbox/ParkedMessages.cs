using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;
using Haechi.Platform.Telemetry.Logs;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Outbox;

/// <summary>Messages that a consumer gave up on: a person lets it take one again, or dismisses it with a reason. Both are audited.</summary>
public sealed class ParkedMessages(IDbContextFactory<RoomsDb> reading, IEnumerable<IOutboxConsumer> consumers, Ledger ledger)
{
    private const int LongestReason = 500;

    /// <summary>The last ones, newest first.</summary>
    public async Task<IReadOnlyList<ParkedMessage>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        var rows = await db.OutboxParked.AsNoTracking().OrderByDescending(p => p.Sequence).ThenBy(p => p.Consumer).Take(limit).ToListAsync(cancellationToken);
        return rows.ConvertAll(ParkedMessage.Of);
    }

    /// <summary>How many wait.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await db.OutboxParked.CountAsync(cancellationToken);
    }

    /// <summary>Lets the consumer take it now, after everything that has followed it. When that fails again it stays, with the new reason.</summary>
    public async Task<Outcome<bool>> RetryAsync(string consumer, long sequence, Actor by, CancellationToken cancellationToken)
    {
        if (consumers.FirstOrDefault(c => c.Name == consumer) is not { } taker)
        {
            return Unknown();
        }

        try
        {
            return await ledger.WriteAsync(scope => TakeAgainAsync(scope, taker, sequence, by, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && StorageUnavailableException.FaultOf(exception) is null)
        {
            return await KeepAsync(consumer, sequence, by, ReasonOf(exception), cancellationToken);
        }
    }

    /// <summary>Gives it up: what it would have brought about never happens.</summary>
    /// <param name="consumer">Who gave up on it.</param>
    /// <param name="sequence">Its number.</param>
    /// <param name="why">Why it is not needed; goes into the audit trail.</param>
    /// <param name="by">Who decides so.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public Task<Outcome<bool>> DismissAsync(string consumer, long sequence, string? why, Actor by, CancellationToken cancellationToken) => ledger.WriteAsync<bool>(
        async scope =>
        {
            if (string.IsNullOrWhiteSpace(why) || why.Length > LongestReason)
            {
                return Refusals.Of("dismissal-reason", "버리는 까닭은 1~500자입니다.", "The reason has 1 to 500 characters.", "까닭을 적어 주세요.", "Say why it is not needed.");
            }

            if (await TakeOutAsync(scope, consumer, sequence, cancellationToken) is not { } row)
            {
                return Unknown();
            }

            scope.Audit(new AuditNote(by, "outbox.dismissed", "outbox", $"{sequence}", row.ServiceId, Detail(consumer, why.Trim())));
            return true;
        },
        cancellationToken);

    /// <summary>What is kept of a failure: no stack, no personal data.</summary>
    internal static string ReasonOf(Exception exception)
    {
        var text = LogRedaction.Clean($"{exception.GetType().Name}: {exception.Message}");
        return text.Length <= LongestReason ? text : text[..LongestReason];
    }

    internal static string Detail(string consumer, string reason) => JsonSerializer.Serialize(new { consumer, reason }, LedgerJson.Options);

    private static async Task<Outcome<bool>> TakeAgainAsync(LedgerScope scope, IOutboxConsumer consumer, long sequence, Actor by, CancellationToken cancellationToken)
    {
        if (await TakeOutAsync(scope, consumer.Name, sequence, cancellationToken) is not { } row)
        {
            return Unknown();
        }

        await consumer.HandleAsync(scope, new OutboxEvent(row.Sequence, row.At, row.Topic, row.ServiceId, row.Body), cancellationToken);
        scope.Audit(new AuditNote(by, "outbox.retried", "outbox", $"{sequence}", row.ServiceId, Detail(consumer.Name, row.Reason)));
        return true;
    }

    /// <summary>Holds the consumer, so that two hosts never take one message, and takes the row out.</summary>
    private static async Task<OutboxParkedRow?> TakeOutAsync(LedgerScope scope, string consumer, long sequence, CancellationToken cancellationToken)
    {
        await OutboxCursor.HoldAsync(scope, consumer, cancellationToken);
        var parked = scope.Use<RoomsDb>().OutboxParked;
        if (await parked.FindAsync([consumer, sequence], cancellationToken) is not { } row)
        {
            return null;
        }

        parked.Remove(row);
        return row;
    }

    private async Task<Refusal> KeepAsync(string consumer, long sequence, Actor by, string reason, CancellationToken cancellationToken)
    {
        await ledger.WriteAsync(
            async scope =>
            {
                await OutboxCursor.HoldAsync(scope, consumer, cancellationToken);
                if (await scope.Use<RoomsDb>().OutboxParked.FindAsync([consumer, sequence], cancellationToken) is { } row)
                {
                    row.Reason = reason;
                    scope.Audit(new AuditNote(by, "outbox.retry-failed", "outbox", $"{sequence}", row.ServiceId, Detail(consumer, reason)));
                }
            },
            cancellationToken);
        return Refusals.Of("parked-message-fails",
            "다시 처리했으나 또 실패했습니다. 메시지는 그대로 있습니다.", "It failed again and stays where it is.",
            $"원인을 고친 뒤 다시 처리해 주세요: {reason}", $"Mend the cause, then retry: {reason}");
    }

    private static Refusal Unknown() => Refusals.Of("no-such-parked-message",
        "처리하지 못한 메시지 목록에 없는 항목입니다.", "There is no such message among those put aside.", "목록을 다시 불러와 주세요.", "Load the list again.");
}

/// <summary>A message that was put aside.</summary>
/// <param name="Consumer">Who gave up on it.</param>
/// <param name="Sequence">Its number in the outbox.</param>
/// <param name="At">When the change happened, UTC.</param>
/// <param name="Topic">Dotted name.</param>
/// <param name="ServiceId">The service concerned.</param>
/// <param name="ParkedAt">When the consumer gave up, UTC.</param>
/// <param name="Reason">Why it failed last; empty when that was not kept.</param>
public sealed record ParkedMessage(string Consumer, long Sequence, DateTimeOffset At, string Topic, string ServiceId, DateTimeOffset ParkedAt, string Reason)
{
    internal static ParkedMessage Of(OutboxParkedRow row) => new(row.Consumer, row.Sequence, row.At, row.Topic, row.ServiceId, row.ParkedAt, row.Reason);
}
