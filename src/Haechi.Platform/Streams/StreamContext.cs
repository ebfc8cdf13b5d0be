using System.Text.Json;
using Haechi.Platform.Persistence;
using Haechi.Platform.Streams.Rows;
using Haechi.Platform.Streams.Running;

namespace Haechi.Platform.Streams;

/// <summary>What a source has in its hands while it runs. Safe to use from several threads.</summary>
public sealed class StreamContext
{
    private readonly StreamRuntime _runtime;
    private readonly StreamPulse _pulse;
    private readonly string _settings;
    private readonly long _epoch;

    internal StreamContext(StreamRow row, StreamRuntime runtime, StreamPulse pulse)
    {
        (_runtime, _pulse, _settings, _epoch) = (runtime, pulse, row.Settings, row.Epoch);
        (StreamId, Position) = (row.Id, row.Position);
    }

    /// <summary><c>kind/name</c>.</summary>
    public string StreamId { get; }

    /// <summary>How far the source has been read and committed; null at the very beginning.</summary>
    public string? Position { get; private set; }

    /// <summary>The clock to go by.</summary>
    public TimeProvider Clock => _runtime.Clock;

    /// <summary>The stream's settings.</summary>
    /// <exception cref="JsonException">They do not fit; the kind's own check should have refused them.</exception>
    public T Settings<T>() => JsonSerializer.Deserialize<T>(_settings, LedgerJson.Options)!;

    /// <summary>The id of an item: the same whenever it is read again.</summary>
    public Guid IdOf(string key, DateTimeOffset at) => StreamIds.Of(StreamId, key, at);

    /// <summary>Tells that the source lives. Every other call tells it too.</summary>
    public void Beat() => _pulse.Beat();

    /// <summary>Rests; resting is a sign of life too.</summary>
    public async Task RestAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        Beat();
        await Task.Delay(pause, Clock, cancellationToken);
        Beat();
    }

    /// <summary>
    /// Commits items and position together. An item that cannot be stored becomes a fault and never stops the stream:
    /// a batch that fails as a whole is committed item by item.
    /// </summary>
    /// <exception cref="StorageUnavailableException">Nothing was stored; the run ends and is repeated.</exception>
    /// <exception cref="StreamFencedException">The stream runs elsewhere by now; the run ends.</exception>
    public async Task<StreamReceipt> ReportAsync(StreamBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        try
        {
            return await CommitAsync(batch, cancellationToken);
        }
        catch (Exception exception) when (IsOfTheItems(exception) && batch.Items.Count > 0)
        {
            return await ReportSinglyAsync(batch, exception, cancellationToken);
        }
    }

    /// <summary>Commits one item.</summary>
    public Task<StreamReceipt> ReportAsync(StreamItem item, string? position, CancellationToken cancellationToken) =>
        ReportAsync(new StreamBatch([item], position), cancellationToken);

    /// <summary>Records an item that could not be used and goes on after it.</summary>
    public Task<StreamReceipt> ReportFaultAsync(StreamFault fault, string? position, CancellationToken cancellationToken) =>
        CommitAsync(new StreamBatch([], position, [fault]), cancellationToken);

    private async Task<StreamReceipt> ReportSinglyAsync(StreamBatch batch, Exception cause, CancellationToken cancellationToken)
    {
        if (batch.Items.Count == 1)
        {
            var fault = new StreamFault(batch.Items[0].Key, cause.GetBaseException().Message);
            return await CommitAsync(new StreamBatch([], batch.Position, [.. batch.Faults ?? [], fault]), cancellationToken);
        }

        var (accepted, refused) = (0, 0);
        foreach (var item in batch.Items)
        {
            // The position moves only once everything before it is through.
            var one = await ReportAsync(new StreamBatch([item], null), cancellationToken);
            (accepted, refused) = (accepted + one.Accepted, refused + one.Refused);
        }

        var rest = await CommitAsync(new StreamBatch([], batch.Position, batch.Faults), cancellationToken);
        return new StreamReceipt(accepted, refused + rest.Refused);
    }

    private async Task<StreamReceipt> CommitAsync(StreamBatch batch, CancellationToken cancellationToken)
    {
        Beat();
        var receipt = await _runtime.Store.CommitAsync(StreamId, _epoch, batch, cancellationToken);
        Position = batch.Position ?? Position;
        Beat();
        return receipt;
    }

    private static bool IsOfTheItems(Exception exception) =>
        exception is not (StreamFencedException or OperationCanceledException) && StorageUnavailableException.FaultOf(exception) is null;
}
