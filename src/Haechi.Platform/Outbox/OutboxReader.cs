using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;
using Microsoft.Extensions.Logging;

namespace Haechi.Platform.Outbox;

/// <summary>Runs one consumer: position and effect in one transaction, failures alone, the hopeless put aside.</summary>
internal sealed partial class OutboxReader(IOutboxConsumer consumer, Ledger ledger, OutboxTail tail, TimeProvider clock, ILogger log)
{
    public const int Attempts = 5;

    /// <summary>Messages of one turn, and messages without effect after which the position is stored all the same.</summary>
    private const int Batch = 128;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private long _position = -1;
    private int _passed;
    private int _failures;
    private string _reason = "";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await tail.WaitBeyondAsync(_position, cancellationToken);
            await Task.Delay(await TurnAsync(cancellationToken), clock, cancellationToken);
        }
    }

    /// <summary>Takes the next messages and returns how long to wait before the turn after.</summary>
    internal async Task<TimeSpan> TurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await PassAsync(cancellationToken))
            {
                return TimeSpan.Zero;
            }

            var position = await ledger.WriteAsync<long?>(scope => AdvanceAsync(scope, cancellationToken), cancellationToken);
            (_position, _passed, _failures) = (position ?? _position, 0, 0);
            return position is null ? Pause : TimeSpan.Zero;
        }
        catch (Exception exception) when (StorageUnavailableException.FaultOf(exception) is not null)
        {
            return Pause * 4;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // From now on one message at a time, so that a bad one holds up nobody but itself.
            _failures++;
            _reason = ParkedMessages.ReasonOf(exception);
            LogFailure(consumer.Name, _failures, exception);
            return Pause * Math.Pow(2, Math.Min(_failures - 1, 6));
        }
    }

    /// <summary>
    /// Passes messages that have no effect without a transaction; a restart merely passes them again. False when there is one
    /// that has, or when so many were passed that pruning should know.
    /// </summary>
    private async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        if (_position < 0 || _failures > 0)
        {
            return false;
        }

        var messages = await tail.ReadAsync(_position, Batch - _passed, cancellationToken);
        if (messages.Count == 0 || messages.Any(Concerns))
        {
            return false;
        }

        (_position, _passed) = (messages[^1].Sequence, _passed + messages.Count);
        return _passed < Batch;
    }

    private bool Concerns(OutboxEvent message) => TopicFilter.Wants(consumer.Topics, message.Topic) && consumer.Concerns(message);

    /// <summary>The new position; null when another host runs this consumer.</summary>
    private async Task<long?> AdvanceAsync(LedgerScope scope, CancellationToken cancellationToken)
    {
        var seen = tail.Last;
        if (await OutboxCursor.TakeAsync(scope, consumer.Name, cancellationToken) is not { } position)
        {
            return null;
        }

        // What was passed has no effect; reading it again would hold up every other writer.
        var from = Math.Max(position, _position);
        var messages = await scope.Use<RoomsDb>().ReadOutboxAsync(from, _failures > 0 ? 1 : Batch, cancellationToken);
        foreach (var message in messages.Where(m => TopicFilter.Wants(consumer.Topics, m.Topic)))
        {
            if (_failures >= Attempts)
            {
                PutAside(scope, message);
            }
            else
            {
                await consumer.HandleAsync(scope, message, cancellationToken);
            }
        }

        var to = messages.Count > 0 ? messages[^1].Sequence : from;
        if (to > position)
        {
            await OutboxCursor.MoveAsync(scope, consumer.Name, to, cancellationToken);
        }

        // What had been seen and is not there was pruned; waiting for it would never end.
        return messages.Count > 0 ? to : Math.Max(to, seen);
    }

    private void PutAside(LedgerScope scope, OutboxEvent message)
    {
        LogPutAside(consumer.Name, message.Sequence, message.Topic);
        scope.Use<RoomsDb>().OutboxParked.Add(new OutboxParkedRow
        {
            Consumer = consumer.Name,
            Sequence = message.Sequence,
            At = message.At,
            Topic = message.Topic,
            ServiceId = message.ServiceId,
            Body = message.Body,
            ParkedAt = scope.At,
            Reason = _reason,
        });
        scope.Audit(new AuditNote(Actor.System, "outbox.parked", "outbox", $"{message.Sequence}", message.ServiceId, ParkedMessages.Detail(consumer.Name, _reason)));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Consumer {Consumer} failed for the {Failures}. time; it tries again")]
    private partial void LogFailure(string consumer, int failures, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Consumer {Consumer} puts message {Sequence} ({Topic}) aside after repeated failures")]
    private partial void LogPutAside(string consumer, long sequence, string topic);
}
