using System.Text.Json;
using Haechi.Hashing;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Requests;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.Platform.Demo;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Demo;

/// <summary>
/// One invented request with a code and a PIN that everybody may know. It exists in a demo city only: nothing else ever gets
/// this code, because codes are drawn at random from 2⁶⁰.
/// </summary>
internal sealed class DemoRequest(Ledger ledger, CaseKeys keys, IDbContextFactory<RemovalDb> reading) : IDemoSeeder
{
    /// <summary>Typed as DEMO-DEMO-DEMO too.</summary>
    public const string Code = "DEM0DEM0DEM0";

    /// <summary>Known to everybody who sees the demo.</summary>
    public const string DemoPin = "20262026";

    public string Id => "removal-request";

    public int Order => 60;

    public async Task SeedAsync(DemoContext context, CancellationToken cancellationToken)
    {
        await using (var db = await reading.CreateDbContextAsync(cancellationToken))
        {
            if (await db.Requests.AnyAsync(request => request.Code == Code, cancellationToken))
                return;
        }

        var pin = Pin.Protect(DemoPin);
        await ledger.WriteAsync(scope => StoreAsync(scope, context.Now.AddDays(-2), pin, cancellationToken), cancellationToken);
        context.Say("a request for the removal of drawn pictures");
    }

    private async Task<Guid> StoreAsync(LedgerScope scope, DateTimeOffset at, (byte[] Salt, byte[] Hash) pin, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(at);
        var key = keys.Create(scope, id);
        var db = scope.Use<RemovalDb>();
        var details = new RequestDetails(["https://example.com/board/1024"], "", "데모: 꾸며 낸 신청입니다. 사진은 프로그램이 그린 도형입니다.");
        db.Requests.Add(new RequestRow
        {
            Id = id,
            Code = Code,
            PinSalt = pin.Salt,
            PinHash = pin.Hash,
            ConsentVersion = Submission.ConsentInForce,
            ConsentedAt = at,
            Details = key.Seal(JsonSerializer.SerializeToUtf8Bytes(details, LedgerJson.Options), RequestDetails.Purpose),
            IdempotencyKey = $"demo-{id:N}",
            IsDemo = true,
        });
        db.References.AddRange(Enumerable.Range(0, 3).Select(number => Reference(number, id, key, at)));
        await ActiveReferences.ChangedAsync(scope, cancellationToken);
        return id;
    }

    private static ReferenceRow Reference(int number, Guid requestId, CaseKey key, DateTimeOffset at)
    {
        var picture = PictureHasher.HashPixels(DemoPictures.Draw(number), DemoPictures.Side, DemoPictures.Side);
        var bytes = new byte[PdqHash.ByteLength];
        picture.Hash.Write(bytes);
        return new ReferenceRow
        {
            Id = Guid.CreateVersion7(at),
            RequestId = requestId,
            MediaId = Guid.CreateVersion7(at),
            SealedHash = key.Seal(bytes, ActiveReferences.Purpose),
            Quality = picture.Quality,
            AddedAt = at,
        };
    }
}
