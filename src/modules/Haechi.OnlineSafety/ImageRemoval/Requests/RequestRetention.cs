using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Requests;

/// <summary>Ends requests once the manifest's time is over, as a withdrawal does: the key is destroyed and everything deleted.</summary>
internal sealed class RequestRetention(WithdrawConsent ending) : IRetentionPolicy
{
    private const int Batch = 200;

    public string? ServiceId => ImageRemovalManifest.ServiceId;

    public string Name => "removal-requests";

    public async Task<int> DeleteAsync(LedgerScope scope, string serviceId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var db = scope.Use<RemovalDb>();
        var old = await db.CaseKeys.Where(key => key.CreatedAt < before).OrderBy(key => key.CreatedAt).Select(key => key.RequestId).Take(Batch).ToListAsync(cancellationToken);
        foreach (var id in old)
        {
            await ending.EndAsync(scope, id, RequestState.Closed, cancellationToken);
        }

        // Of what was withdrawn, or ended here, a line stayed that says so; its own time begins with the end.
        var lines = await db.Requests.Where(request => request.EndedAt != null && request.EndedAt < before && !db.CaseKeys.Any(key => key.RequestId == request.Id))
            .ExecuteDeleteAsync(cancellationToken);
        return old.Count + lines;
    }
}
