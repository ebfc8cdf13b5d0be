using Haechi.Hashing;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Requests;

/// <summary>Takes a picture that a victim chose to hand over: hashed here, sealed with the case's key.</summary>
internal sealed class UploadPicture(Ledger ledger, CaseKeys keys)
{
    /// <summary>What an upload is sealed for.</summary>
    public const string Purpose = "upload";

    private const int MostUploads = 50;
    private const int DecodersDiffer = 2;

    public async Task<Outcome<Guid>> HandleAsync(Guid requestId, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        var hashed = PictureHasher.HashWithViews(file, PictureViewUse.Keep, cancellationToken: cancellationToken);
        return hashed.Picture is { } picture
            ? await ledger.WriteAsync(scope => StoreAsync(scope, requestId, file, picture, cancellationToken), cancellationToken)
            : RequestRefusals.Picture(hashed.Reason);
    }

    private async Task<Outcome<Guid>> StoreAsync(LedgerScope scope, Guid requestId, ReadOnlyMemory<byte> file, HashedPicture picture, CancellationToken cancellationToken)
    {
        var db = scope.Use<RemovalDb>();
        if (await keys.FindAsync(db, requestId, cancellationToken) is not { } key)
            return RequestRefusals.Unknown();
        if (await SameAsync(db, requestId, key, file, cancellationToken) is { } known)
            return known;
        if (await db.Uploads.CountAsync(upload => upload.RequestId == requestId, cancellationToken) >= MostUploads)
            return RequestRefusals.TooManyUploads(MostUploads);

        var id = await EntrustedAsync(db, requestId, key, picture.Hash, cancellationToken) ?? await WatchAsync(scope, requestId, key, picture, cancellationToken);
        db.Uploads.Add(new UploadRow { Id = id, RequestId = requestId, SealedBytes = key.Seal(file.Span, Purpose), Length = file.Length, At = scope.At });
        scope.Audit(new AuditNote(Actor.Citizen, "removal.uploaded", "removal", requestId.ToString(), ImageRemovalManifest.ServiceId, "{}"));
        return id;
    }

    // Sent again because the answer was lost: the same file is kept once.
    private static async Task<Guid?> SameAsync(RemovalDb db, Guid requestId, CaseKey key, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        var alike = db.Uploads.AsNoTracking().Where(upload => upload.RequestId == requestId && upload.Length == file.Length).AsAsyncEnumerable();
        await foreach (var upload in alike.WithCancellation(cancellationToken))
        {
            if (key.Open(upload.SealedBytes, Purpose).AsSpan().SequenceEqual(file.Span))
                return upload.Id;
        }

        return null;
    }

    // The browser entrusted the hash of this picture already, within the two bits that its decoder may differ by: the file joins it,
    // or its owner would be told of two pictures.
    private static async Task<Guid?> EntrustedAsync(RemovalDb db, Guid requestId, CaseKey key, PdqHash hash, CancellationToken cancellationToken)
    {
        var references = await db.References.AsNoTracking()
            .Where(row => row.RequestId == requestId && row.Kind == ReferenceKind.Picture && !db.Uploads.Any(upload => upload.Id == row.MediaId))
            .ToListAsync(cancellationToken);
        return references.Find(row => PdqHash.Read(key.Open(row.SealedHash, ActiveReferences.Purpose)).DistanceTo(hash) <= DecodersDiffer)?.MediaId;
    }

    private static async Task<Guid> WatchAsync(LedgerScope scope, Guid requestId, CaseKey key, HashedPicture picture, CancellationToken cancellationToken)
    {
        var media = Guid.CreateVersion7(scope.At);
        IEnumerable<ReferenceRow> rows = [RowOf(picture, ReferenceKind.Picture), .. picture.Views.Select(view => RowOf(view.Picture, ReferenceKind.PicturePart))];
        scope.Use<RemovalDb>().References.AddRange(rows);
        await ActiveReferences.ChangedAsync(scope, cancellationToken);
        return media;

        ReferenceRow RowOf(HashedPicture hashed, ReferenceKind kind)
        {
            var bytes = new byte[PdqHash.ByteLength];
            hashed.Hash.Write(bytes);
            return new ReferenceRow
            {
                Id = Guid.CreateVersion7(scope.At),
                RequestId = requestId,
                MediaId = media,
                Kind = kind,
                SealedHash = key.Seal(bytes, ActiveReferences.Purpose),
                Quality = hashed.Quality,
                AddedAt = scope.At,
            };
        }
    }
}
