using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Telemetry.Health;

/// <summary>How far the consumers of the outbox are behind, and what they had to put aside.</summary>
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

        await using var db = _database.CreateDbContext();
        var (consumer, lag) = await ReadAsync(db, cancellationToken);
        Interlocked.Exchange(ref _lag, lag);
        var parked = await db.OutboxParked.CountAsync(cancellationToken);
        return (lag, parked) switch
        {
            ( > TooFar, _) => new HealthReport("outbox", HealthState.Degraded, $"Consumer '{consumer}' is {lag:N0} messages behind.", new("외부 전송 화면에서 밀린 전송을 확인해 주세요.", "Look at the deliveries page for what is stuck.")),
            (_, > 0) => new HealthReport("outbox", HealthState.Degraded, $"{parked:N0} messages were put aside and wait for a decision.", new("외부 전송 화면의 ‘처리하지 못한 메시지’에서 다시 처리하거나 버려 주세요.", "Retry or dismiss them under 'Put aside' on the deliveries page.")),
            _ => new HealthReport("outbox", HealthState.Ready),
        };
    }

    private static async Task<(string? Consumer, long Lag)> ReadAsync(RoomsDb db, CancellationToken cancellationToken)
    {
        var slowest = await db.OutboxCursors.AsNoTracking().OrderBy(c => c.Sequence).FirstOrDefaultAsync(cancellationToken);
        if (slowest is null)
        {
            return (null, 0);
        }

        var newest = await db.Outbox.AsNoTracking().MaxAsync(o => (long?)o.Sequence, cancellationToken) ?? slowest.Sequence;
        return (slowest.Consumer, Math.Max(0, newest - slowest.Sequence));
    }
}
