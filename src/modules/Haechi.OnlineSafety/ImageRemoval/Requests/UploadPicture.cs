using Haechi.Hashing;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.Platform.Persistence;

namespace Haechi.OnlineSafety.ImageRemoval.Requests;

/// <summary>Takes a picture that a victim chose to hand over: hashed here, sealed with the case's key.</summary>
internal sealed class UploadPicture(Ledger ledger, CaseKeys keys)
{
    /// <summary>What an upload is sealed for.</summary>
    public const string Purpose = "upload";

    public async Task<Outcome<Guid>> HandleAsync(Guid requestId, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        var hashed = PictureHasher.Hash(file, cancellationToken: cancellationToken);
        return hashed.Picture is { } picture
            ? await ledger.WriteAsync(scope => StoreAsync(scope, requestId, file, picture, cancellationToken), cancellationToken)
            : RequestRefusals.Picture(hashed.Reason);
    }

    private async Task<Outcome<Guid>> StoreAsync(LedgerScope scope, Guid requestId, ReadOnlyMemory<byte> file, HashedPicture picture, CancellationToken cancellationToken)
    {
        var db = scope.Use<RemovalDb>();
        if (await keys.FindAsync(db, requestId, cancellationToken) is not { } key)
        {
            return RequestRefusals.Unknown();
        }

        var id = Guid.CreateVersion7(scope.At);
        var bytes = new byte[PdqHash.ByteLength];
        picture.Hash.Write(bytes);
        db.Uploads.Add(new UploadRow { Id = id, RequestId = requestId, SealedBytes = key.Seal(file.Span, Purpose), Length = file.Length, At = scope.At });
        db.References.Add(new ReferenceRow
        {
            Id = Guid.CreateVersion7(scope.At), RequestId = requestId, MediaId = id, SealedHash = key.Seal(bytes, ActiveReferences.Purpose), Quality = picture.Quality, AddedAt = scope.At,
        });
        await ActiveReferences.ChangedAsync(scope, cancellationToken);
        scope.Audit(new AuditNote(Actor.Citizen, "removal.uploaded", "removal", requestId.ToString(), ImageRemovalManifest.ServiceId, "{}"));
        return id;
    }
}
