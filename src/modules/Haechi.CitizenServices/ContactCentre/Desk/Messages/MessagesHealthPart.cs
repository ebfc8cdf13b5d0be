using Haechi.CitizenServices.ContactCentre.Desk.Storage;
using Haechi.Platform.Persistence;
using Haechi.Platform.Telemetry.Health;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.ContactCentre.Desk.Messages;

/// <summary>Says when messages to citizens wait for a person.</summary>
internal sealed class MessagesHealthPart(IDbContextFactory<ContactDeskDb> database, StorageHealth storage) : IHealthPart
{
    public async ValueTask<HealthReport> LookAsync(CancellationToken cancellationToken)
    {
        if (!storage.Migrated || storage.Trouble is not null)
        {
            return new HealthReport("messages", HealthState.Degraded, "Storage takes no work; messages wait.", new("저장소가 복구되면 저절로 이어집니다.", "They continue by themselves once storage is back."));
        }

        await using var db = database.CreateDbContext();
        var dead = await db.Messages.CountAsync(m => m.Status == MessageStatus.Dead, cancellationToken);
        return dead == 0
            ? new HealthReport("messages", HealthState.Ready)
            : new HealthReport("messages", HealthState.Degraded, $"{dead:N0} messages to citizens failed.", new("그 대화의 안내문 발송에서 다시 보내거나 발송을 취소해 주세요.", "Send them again or discard them in their conversations."));
    }
}
