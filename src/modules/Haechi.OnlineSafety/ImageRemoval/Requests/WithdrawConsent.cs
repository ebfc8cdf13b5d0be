using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Requests;

/// <summary>
/// Withdraws consent (동의 철회): the key of the case is destroyed and everything it sealed is deleted, in one transaction. What
/// stays says that there was a request, when it began and when it ended.
/// </summary>
internal sealed class WithdrawConsent(Ledger ledger, CaseKeys keys)
{
    /// <summary>Told after it happened, so that hits and evidence are deleted too; they cannot be read any more.</summary>
    public const string Topic = "removal.withdrawn";

    /// <returns>When it happened (UTC).</returns>
    public Task<DateTimeOffset> HandleAsync(Guid requestId, Actor by, CancellationToken cancellationToken) => ledger.WriteAsync(
        async scope =>
        {
            await EndAsync(scope, requestId, RequestState.Withdrawn, cancellationToken);
            scope.Audit(new AuditNote(by, "removal.withdrawn", "removal", requestId.ToString(), ImageRemovalManifest.ServiceId, "{}"));
            return scope.At;
        },
        cancellationToken);

    /// <summary>Destroys and deletes; also what retention does.</summary>
    public async Task EndAsync(LedgerScope scope, Guid requestId, RequestState state, CancellationToken cancellationToken)
    {
        var db = scope.Use<RemovalDb>();
        await keys.DestroyAsync(scope, requestId, cancellationToken);
        await db.References.Where(reference => reference.RequestId == requestId).ExecuteDeleteAsync(cancellationToken);
        await db.Uploads.Where(upload => upload.RequestId == requestId).ExecuteDeleteAsync(cancellationToken);
        var gone = $"-{requestId:N}";
        await db.Requests.Where(request => request.Id == requestId).ExecuteUpdateAsync(
            row => row.SetProperty(request => request.State, state).SetProperty(request => request.EndedAt, scope.At)
                .SetProperty(request => request.Details, (byte[]?)null)
                .SetProperty(request => request.Code, gone).SetProperty(request => request.IdempotencyKey, gone)
                .SetProperty(request => request.PinHash, Array.Empty<byte>()).SetProperty(request => request.PinSalt, Array.Empty<byte>()),
            cancellationToken);
        await ActiveReferences.ChangedAsync(scope, cancellationToken);
        scope.Publish(Topic, ImageRemovalManifest.ServiceId, new { id = requestId });
    }
}
