using System.Security.Cryptography;
using System.Text;
using Haechi.Hashing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.Collection;
using Haechi.OnlineSafety.ImageRemoval.Evidence;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Notices;
using Haechi.OnlineSafety.ImageRemoval.Requests;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.Platform.Cases.Deadlines;
using Haechi.Platform.Demo;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.ImageRemoval.Demo;

/// <summary>Two invented requests whose drawn pictures are found on invented sites, by the same path as real ones.</summary>
internal sealed class RemovalSeeder : IDemoSeeder
{
    private static readonly string[] Sites = ["board.demo.example", "clips.demo-kr.example", "forum.demo.example", "imgs.demo-jp.example", "share.demo-fr.example"];
    private static readonly Actor Worker = Actor.Person("demo-support", "윤지원(데모)");

    public string Id => "image-removal";

    public int Order => 60;

    public async Task SeedAsync(DemoContext context, CancellationToken cancellationToken)
    {
        await using var db = await context.Services.GetRequiredService<IDbContextFactory<TakedownDb>>().CreateDbContextAsync(cancellationToken);
        if (await db.Hits.AnyAsync(cancellationToken))
            return;
        for (var request = 0; request < 2; request++)
        {
            var picture = DemoPicture.Draw(request);
            var reference = await EntrustAsync(context, PictureHasher.Hash(picture, cancellationToken: cancellationToken).Picture!, context.Now.AddDays(-70 + (30 * request)), cancellationToken);
            for (var n = 0; n < 9; n++)
                await FindAsync(context, reference, picture, n, context.Now.AddDays(-36 + (4.4 * n) - request).AddMinutes(-17), cancellationToken);
        }

        context.Say("two requests for removal, their hits, evidence and notices");
    }

    private static async Task<ActiveReference> EntrustAsync(DemoContext context, HashedPicture picture, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (request, id) = (Guid.CreateVersion7(at), Guid.CreateVersion7(at));
        await Past(context, at).WriteAsync(
            async scope =>
            {
                var bytes = new byte[PdqHash.ByteLength];
                picture.Hash.Write(bytes);
                var key = context.Services.GetRequiredService<CaseKeys>().Create(scope, request);
                var db = scope.Use<RemovalDb>();
                db.Requests.Add(new RequestRow { Id = request, Code = $"demo{request:N}", IdempotencyKey = $"demo{request:N}", ConsentVersion = "demo", ConsentedAt = at, IsDemo = true });
                db.References.Add(new ReferenceRow { Id = id, RequestId = request, MediaId = request, SealedHash = key.Seal(bytes, ActiveReferences.Purpose), Quality = picture.Quality, AddedAt = at });
                await ActiveReferences.ChangedAsync(scope, cancellationToken);
            },
            cancellationToken);
        return new(id, request, request, ReferenceKind.Picture, picture.Hash, picture.Quality);
    }

    private static async Task FindAsync(DemoContext context, ActiveReference reference, byte[] picture, int n, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var services = context.Services;
        var address = $"https://{Sites[n % Sites.Length]}/post/{n}/picture.png";
        var page = new CollectedItem(ItemId(address + "#page"), Guid.Empty, ItemKind.Text, new Uri($"https://{Sites[n % Sites.Length]}/post/{n}"), null, at, null, "데모 게시물", Encoding.UTF8.GetBytes("<!doctype html><title>데모 게시물</title><p>데모 게시물</p>"), "text/html", new Dictionary<string, string> { ["content-type"] = "text/html; charset=utf-8" });
        var item = new CollectedItem(ItemId(address + reference.RequestId), Guid.Empty, ItemKind.Picture, new Uri(address), page.Address, at, at.AddMinutes(-20 - (97 * n)), "", picture, "image/png", new Dictionary<string, string> { ["content-type"] = "image/png", ["server"] = "demo" });
        var match = new ReferenceMatch(reference, n * 3 % 28, (PdqOrientation)(n % 8));
        var filing = new HitFiling(Past(context, at), services.GetRequiredService<CaseKeys>(), services.GetRequiredService<FloodGuard>(), services.GetRequiredService<HitEvidence>(), services.GetRequiredService<WorkingCalendar>(), services.GetRequiredService<IOptionsMonitor<MatchingOptions>>());
        if (await filing.FileAsync(new(item, match, reference.Hash, reference.Quality, 0, Convert.ToHexStringLower(SHA256.HashData(picture)) + n, GreyPicture.Of(picture), page), cancellationToken) is not { } hit)
            return;
        await services.GetRequiredService<Ledger>().WriteAsync(scope => scope.Use<TakedownDb>().Hits.Where(h => h.Id == hit).ExecuteUpdateAsync(row => row.SetProperty(h => h.IsDemo, true), cancellationToken), cancellationToken);
        // The newest wait for a person.
        if (n < 6)
            await WorkAsync(context, hit, n, at, cancellationToken);
    }

    private static async Task WorkAsync(DemoContext context, Guid hit, int n, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var desk = new HitDesk(Past(context, at.AddHours(1)));
        if (n == 3)
        {
            await desk.DismissAsync(hit, Worker, cancellationToken);
            return;
        }

        await desk.ConfirmAsync(hit, Worker, cancellationToken);
        if (n == 5 || await CaseOfAsync(context, hit, cancellationToken) is not { } subject)
            return;
        var keys = context.Services.GetRequiredService<CaseKeys>();
        var drafted = await new NoticeDrafting(Past(context, at.AddHours(2)), keys, context.Services.GetRequiredService<IOptionsMonitor<NoticeOptions>>()).DraftAsync(subject, null, null, Worker, cancellationToken);
        if (!drafted.Succeeded)
            return;
        await new NoticeDesk(Past(context, at.AddHours(2 + n)), keys).ExportAsync(drafted.Value, $"abuse@{Sites[n % Sites.Length]}", "[데모] 삭제 요청", "가상의 요청문입니다(데모).", Worker, cancellationToken);
        if (n < 3)
            await new HitDesk(Past(context, at.AddHours(20 + (7 * n)))).RemovedAsync(hit, Worker, cancellationToken);
    }

    private static async Task<Guid?> CaseOfAsync(DemoContext context, Guid hit, CancellationToken cancellationToken)
    {
        await using var db = await context.Services.GetRequiredService<IDbContextFactory<TakedownDb>>().CreateDbContextAsync(cancellationToken);
        return await db.Hits.Where(h => h.Id == hit).Select(h => (Guid?)h.CaseId).FirstOrDefaultAsync(cancellationToken);
    }

    private static Guid ItemId(string of) => new(SHA256.HashData(Encoding.UTF8.GetBytes(of)).AsSpan(0, 16));

    private static Ledger Past(DemoContext context, DateTimeOffset at) => context.Services.GetRequiredService<Ledger>().At(new Moment(at < context.Now ? at : context.Now));

    private sealed class Moment(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at.ToUniversalTime();
    }
}
