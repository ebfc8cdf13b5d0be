using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.PersonalData;

/// <summary>Pictures of every service.</summary>
internal sealed class AttachmentRetention : IRetentionPolicy
{
    private const int Batch = 500;

    public string? ServiceId => null;

    public string Name => "attachments";

    public Task<int> DeleteAsync(LedgerScope scope, string serviceId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var attachments = scope.Use<RoomsDb>().Attachments;
        var old = attachments.Where(row => row.ServiceId == serviceId && row.At < before).OrderBy(row => row.At).Take(Batch).Select(row => row.Id);
        return attachments.Where(row => old.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
