using Haechi.Hashing;
using Haechi.OnlineSafety.Collection;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Requests;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Hits;

/// <summary>Requests and items for tests of what follows a match.</summary>
public abstract class HitSuite(Sites sites) : SafetySuite(sites)
{
    private protected Task<Guid> RequestAsync(PdqHash hash, int quality = 100) => RequestAsync([(hash, quality, ReferenceKind.Picture)]);

    /// <summary>A request for a picture and the parts that the victim's page entrusts with it.</summary>
    private protected Task<Guid> RequestWithPartsAsync(byte[] picture)
    {
        var hashed = PictureHasher.HashWithViews(picture, PictureViewUse.Keep).Picture!;
        return RequestAsync([(hashed.Hash, hashed.Quality, ReferenceKind.Picture), .. hashed.Views.Select(view => (view.Picture.Hash, view.Picture.Quality, ReferenceKind.PicturePart))]);
    }

    private protected async Task<Guid> RequestAsync(IReadOnlyList<(PdqHash Hash, int Quality, ReferenceKind Kind)> references)
    {
        var id = Guid.CreateVersion7();
        await Site.Get<Ledger>().WriteAsync(
            async scope =>
            {
                var key = Site.Get<CaseKeys>().Create(scope, id);
                var db = scope.Use<RemovalDb>();
                db.Requests.Add(new RequestRow { Id = id, Code = $"T{id:N}", IdempotencyKey = $"{id:N}", ConsentVersion = "1", ConsentedAt = scope.At });
                foreach (var (hash, quality, kind) in references)
                {
                    var bytes = new byte[PdqHash.ByteLength];
                    hash.Write(bytes);
                    db.References.Add(new ReferenceRow { Id = Guid.CreateVersion7(), RequestId = id, MediaId = id, Kind = kind, SealedHash = key.Seal(bytes, ActiveReferences.Purpose), Quality = quality, AddedAt = scope.At });
                }

                await ActiveReferences.ChangedAsync(scope, Stop);
            },
            Stop);
        return id;
    }

    private protected Task<string?> ReadAsync(CollectedItem item) =>
        Site.Get<IServiceProvider>().GetServices<ICollectedItemReader>().OfType<ItemMatcher>().Single().ReadAsync(item, Stop);

    private protected Task<List<HitRow>> HitsAsync(Guid request) =>
        Site.ReadAsync<TakedownDb, List<HitRow>>(db => db.Hits.AsNoTracking().Where(h => h.RequestId == request).OrderBy(h => h.DetectedAt).ToListAsync());

    private protected static int Seed() => Random.Shared.Next();
}
