using Haechi.Platform.Deliveries.Rows;
using Haechi.Platform.Persistence;
using Haechi.Platform.Telemetry.Health;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Deliveries;

/// <summary>Says when deliveries wait for a person.</summary>
internal sealed class DeliveriesHealthPart(IDbContextFactory<DeliveriesDb> database, StorageHealth storage) : IHealthPart
{
    public async ValueTask<HealthReport> LookAsync(CancellationToken cancellationToken)
    {
        if (!storage.Migrated || storage.Trouble is not null)
        {
            return new HealthReport("deliveries", HealthState.Degraded, "Storage takes no work; deliveries wait.", new("저장소가 복구되면 저절로 이어집니다.", "They continue by themselves once storage is back."));
        }

        await using var db = database.CreateDbContext();
        var dead = await db.Deliveries.CountAsync(d => d.Status == DeliveryStatus.Dead, cancellationToken);
        return dead == 0
            ? new HealthReport("deliveries", HealthState.Ready)
            : new HealthReport("deliveries", HealthState.Degraded, $"{dead:N0} dead letters wait for a decision.", new("외부 전송 화면에서 실패한 전송을 다시 보내거나 버려 주세요.", "Replay or discard them on the deliveries page."));
    }
}
