using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Haechi.CitizenServices.SeoulTalk;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Reviews;

/// <summary>Empties remarks and answers when the conversation that they speak of is deleted. The scores stay.</summary>
internal sealed class ReviewRetention : IRetentionPolicy
{
    private const int Batch = 500;

    public string? ServiceId => SeoulTalkManifest.ServiceId;

    public string Name => "review-remarks";

    public async Task<int> DeleteAsync(LedgerScope scope, string serviceId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = await scope.Use<SupervisionDb>().Reviews
            .Where(r => r.EndedAt < before && (r.Remark != SealedText.None || r.Answer != SealedText.None)).Take(Batch).ToListAsync(cancellationToken);
        foreach (var review in old)
        {
            (review.Remark, review.Answer) = (SealedText.None, SealedText.None);
        }

        return old.Count;
    }
}
