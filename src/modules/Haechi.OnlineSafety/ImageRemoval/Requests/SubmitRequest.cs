using System.Text.Json;
using Haechi.Hashing;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Requests;

/// <summary>Takes a victim's request. When it returns a code, everything is on disk, sealed with the key of the case.</summary>
internal sealed class SubmitRequest(Ledger ledger, CaseKeys keys, IDbContextFactory<RemovalDb> reading)
{
    /// <returns>The code; the same one when the same request comes again.</returns>
    public async Task<Outcome<string>> HandleAsync(Submission submission, CancellationToken cancellationToken)
    {
        var references = submission.Check();
        if (!references.Succeeded)
        {
            return references.Refusal;
        }

        if (await KnownAsync(submission.IdempotencyKey!, cancellationToken) is { } known)
        {
            return known;
        }

        // The slow hash is made before the transaction, which others wait for.
        var pin = Pin.Protect(submission.Pin!);
        try
        {
            return await ledger.WriteAsync(scope => StoreAsync(scope, submission, references.Value, pin, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (UniqueViolation.Is(exception))
        {
            return await KnownAsync(submission.IdempotencyKey!, cancellationToken) ?? throw new InvalidOperationException("A case code was drawn twice.", exception);
        }
    }

    private async Task<string> StoreAsync(
        LedgerScope scope, Submission submission, IReadOnlyList<CheckedReference> references, (byte[] Salt, byte[] Hash) pin, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(scope.At);
        var key = keys.Create(scope, id);
        var db = scope.Use<RemovalDb>();
        var details = new RequestDetails(submission.Addresses ?? [], submission.Contact ?? "", submission.Note ?? "");
        var request = new RequestRow
        {
            Id = id,
            Code = CaseCode.New(),
            PinSalt = pin.Salt,
            PinHash = pin.Hash,
            Language = submission.Language == "en" ? "en" : "ko",
            ConsentVersion = submission.Consent!,
            ConsentedAt = scope.At,
            Details = key.Seal(JsonSerializer.SerializeToUtf8Bytes(details, LedgerJson.Options), RequestDetails.Purpose),
            IdempotencyKey = submission.IdempotencyKey!,
        };
        db.Requests.Add(request);
        var media = references.Select(reference => reference.Media).Distinct().ToDictionary(number => number, _ => Guid.CreateVersion7(scope.At));
        db.References.AddRange(references.Select(reference => RowOf(reference, id, media[reference.Media], key, scope.At)));
        await ActiveReferences.ChangedAsync(scope, cancellationToken);
        scope.Audit(new AuditNote(Actor.Citizen, "removal.requested", "removal", id.ToString(), ImageRemovalManifest.ServiceId,
            JsonSerializer.Serialize(new { references = references.Count, consent = submission.Consent }, LedgerJson.Options)));
        scope.Publish("removal.requested", ImageRemovalManifest.ServiceId, new { id });
        return request.Code;
    }

    private static ReferenceRow RowOf(CheckedReference reference, Guid requestId, Guid mediaId, CaseKey key, DateTimeOffset at)
    {
        var bytes = new byte[PdqHash.ByteLength];
        reference.Hash.Write(bytes);
        return new ReferenceRow
        {
            Id = Guid.CreateVersion7(at),
            RequestId = requestId,
            MediaId = mediaId,
            Kind = reference.Kind,
            SealedHash = key.Seal(bytes, ActiveReferences.Purpose),
            Quality = reference.Quality,
            AtSeconds = reference.AtSeconds,
            AddedAt = at,
        };
    }

    private async Task<string?> KnownAsync(string idempotencyKey, CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await db.Requests.Where(request => request.IdempotencyKey == idempotencyKey).Select(request => request.Code).FirstOrDefaultAsync(cancellationToken);
    }
}
