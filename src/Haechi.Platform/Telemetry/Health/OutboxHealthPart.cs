using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Telemetry.Health;

/// <summary>How far the consumers of the outbox are behind.</summary>
internal sealed class OutboxHealthPart : IHealthPart
{
    private const int TooFar = 50_000;
    private readonly IDbContextFactory<RoomsDb> _database;
    private readonly StorageHealth _storage;
    private long _lag;

    public OutboxHealthPart(IDbContextFactory<RoomsDb> database, StorageHealth storage)
    {
        (_database, _storage) = (database, storage);
        HaechiMeter.Meter.CreateObservableGauge("haechi.outbox.lag", () => Interlocked.Read(ref _lag), "{message}", "Messages that the slowest consumer has not taken yet, at the last look.");
    }

    public async ValueTask<HealthReport> LookAsync(CancellationToken cancellationToken)
    {
        if (!_storage.Migrated || _storage.Trouble is not null)
        {
            return new HealthReport("outbox", HealthState.Degraded, "Storage takes no work; messages wait in it.", new("저장소가 복구되면 저절로 이어집니다.", "It continues by itself once storage is back."));
        }

        var (consumer, lag) = await ReadAsync(cancellationToken);
        Interlocked.Exchange(ref _lag, lag);
        return lag <= TooFar
            ? new HealthReport("outbox", HealthState.Ready)
            : new HealthReport("outbox", HealthState.Degraded, $"Consumer '{consumer}' is {lag:N0} messages behind.", new("외부 전송 화면에서 밀린 전송을 확인해 주세요.", "Look at the deliveries page for what is stuck."));
    }

    private async Task<(string? Consumer, long Lag)> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = _database.CreateDbContext();
        var slowest = await db.OutboxCursors.AsNoTracking().OrderBy(c => c.Sequence).FirstOrDefaultAsync(cancellationToken);
        if (slowest is null)
        {
            return (null, 0);
        }

        var newest = await db.Outbox.AsNoTracking().MaxAsync(o => (long?)o.Sequence, cancellationToken) ?? slowest.Sequence;
        return (slowest.Consumer, Math.Max(0, newest - slowest.Sequence));
    }
}
