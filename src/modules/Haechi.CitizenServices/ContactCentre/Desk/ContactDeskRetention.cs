using Haechi.CitizenServices.ContactCentre.Desk.Storage;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.ContactCentre.Desk;

/// <summary>Deletes forms, records and finished messages once the manifest's time is over. A message that nobody has decided on stays.</summary>
internal sealed class ContactDeskRetention : IRetentionPolicy
{
    public string? ServiceId => ContactCentreManifest.ServiceId;

    public string Name => "consultations";

    public async Task<int> DeleteAsync(LedgerScope scope, string serviceId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var db = scope.Use<ContactDeskDb>();
        return await db.Sheets.Where(s => s.At < before).ExecuteDeleteAsync(cancellationToken)
            + await db.Records.Where(r => r.At < before).ExecuteDeleteAsync(cancellationToken)
            + await db.Messages.Where(m => m.At < before && m.Status != MessageStatus.Waiting && m.Status != MessageStatus.Dead).ExecuteDeleteAsync(cancellationToken);
    }
}
