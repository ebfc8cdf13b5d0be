using System.IO.Compression;
using System.Text.Json;
using Haechi.Hashing;
using Haechi.OnlineSafety.Collection;
using Haechi.OnlineSafety.Evidence;
using Haechi.OnlineSafety.ImageRemoval.Evidence;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Requests;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Hits;

/// <summary>From a collected picture to a hit with evidence, finding and case.</summary>
public abstract class MatchingConformance(Sites sites) : HitSuite(sites)
{
    [Fact]
    public async Task A_copy_mirrored_and_recompressed_becomes_a_hit_with_its_distance_times_and_case()
    {
        var picture = Drawing.Picture(Seed());
        var request = await RequestAsync(Drawing.Hashed(picture).Hash);
        var appeared = Site.Clock.GetUtcNow().AddHours(-3);

        (await ReadAsync(Drawing.Item(Drawing.MirroredJpeg(picture), "https://board.example.kr/a.jpg", "https://board.example.kr/post/1", appeared))).ShouldBeNull();

        var hit = (await HitsAsync(request)).ShouldHaveSingleItem();
        hit.Distance.ShouldBeInRange(0, 31);
        hit.Threshold.ShouldBe(31);
        hit.Orientation.ShouldBe("FlipY");
        hit.Host.ShouldBe("board.example.kr");
        hit.State.ShouldBe(HitState.Found);
        hit.AppearedAt!.Value.ShouldBe(appeared, TimeSpan.FromMilliseconds(1));
        var subject = await Site.ReadAsync<RoomsDb, Haechi.Kernel.Cases.Case?>(db => db.LoadCaseAsync(hit.CaseId, Stop));
        subject!.ServiceId.ShouldBe("image-removal");
        subject.Title.ShouldContain("board.example.kr");
        subject.DueAt.ShouldBeGreaterThan(subject.OpenedAt);
        var finding = await Site.ReadAsync<RoomsDb, Haechi.Platform.Rooms.Rows.FindingRow>(db => db.Findings.SingleAsync(f => f.CaseId == hit.CaseId));
        (finding.ModelId, finding.Kind).ShouldBe(("pdq", HitFiling.FindingKind));
        finding.Thresholds.ShouldContain("31");
        finding.Evidence.ShouldNotContain("a.jpg");
    }

    [Theory]
    [InlineData("cropped on the left")]
    [InlineData("framed")]
    [InlineData("turned")]
    public async Task A_copy_that_was_changed_so_that_its_own_hash_is_another_is_found_by_a_part(string change)
    {
        var picture = Drawing.Picture(Seed(), 640, 480);
        var request = await RequestWithPartsAsync(picture);
        var copy = Drawing.Changed(picture, change);
        Drawing.Hashed(copy).Hash.DistanceTo(Drawing.Hashed(picture).Hash).ShouldBeGreaterThan(31);

        (await ReadAsync(Drawing.Item(copy, "https://board.example.kr/changed.jpg"))).ShouldBeNull();

        var hit = (await HitsAsync(request)).ShouldHaveSingleItem();
        hit.Distance.ShouldBeInRange(0, 31);
        var finding = await Site.ReadAsync<RoomsDb, Haechi.Platform.Rooms.Rows.FindingRow>(db => db.Findings.SingleAsync(f => f.CaseId == hit.CaseId));
        finding.Evidence.ShouldContain("사진의 일부");
    }

    [Fact]
    public async Task The_address_is_not_on_disk_in_the_clear_and_a_withdrawal_leaves_nothing()
    {
        var picture = Drawing.Picture(Seed());
        var request = await RequestAsync(Drawing.Hashed(picture).Hash);
        await ReadAsync(Drawing.Item(picture, "https://board.example.kr/secret-place.jpg"));
        var hit = (await HitsAsync(request)).ShouldHaveSingleItem();

        hit.SealedPlaces.AsSpan().IndexOf("secret-place"u8).ShouldBe(-1);
        var key = (await Site.Get<CaseKeys>().FindAsync(request, Stop))!;
        JsonSerializer.Deserialize<Places>(key.Open(hit.SealedPlaces, Places.Purpose))!.Address.ShouldBe("https://board.example.kr/secret-place.jpg");

        await Site.Get<Ledger>().WriteAsync(
            async scope =>
            {
                await Site.Get<CaseKeys>().DestroyAsync(scope, request, Stop);
                await new WithdrawnHits().HandleAsync(scope, new(1, scope.At, "removal.withdrawn", "image-removal", JsonSerializer.Serialize(new { id = request })), Stop);
                await ActiveReferences.ChangedAsync(scope, Stop);
            },
            Stop);

        (await HitsAsync(request)).ShouldBeEmpty();
        (await Site.ReadAsync<TakedownDb, int>(db => db.Evidence.CountAsync(e => e.RequestId == request))).ShouldBe(0);
        (await ReadAsync(Drawing.Item(picture, "https://board.example.kr/later.jpg"))).ShouldBeNull();
        (await HitsAsync(request)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_item_twice_is_one_hit_and_hits_on_one_site_share_a_case()
    {
        var picture = Drawing.Picture(Seed());
        var request = await RequestAsync(Drawing.Hashed(picture).Hash);

        await ReadAsync(Drawing.Item(picture, "https://two.example.kr/a.png"));
        await ReadAsync(Drawing.Item(picture, "https://two.example.kr/a.png"));
        await ReadAsync(Drawing.Item(picture, "https://two.example.kr/b.png"));
        await ReadAsync(Drawing.Item(picture, "https://other.example.kr/a.png"));

        var hits = await HitsAsync(request);
        hits.Count.ShouldBe(3);
        hits.Where(h => h.Host == "two.example.kr").Select(h => h.CaseId).Distinct().Count().ShouldBe(1);
        hits.Select(h => h.CaseId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task The_evidence_is_sealed_intact_and_holds_the_page_but_not_the_picture()
    {
        var picture = Drawing.Picture(Seed());
        var request = await RequestAsync(Drawing.Hashed(picture).Hash);
        await ReadAsync(Drawing.Item("<html>\u00ff쪽</html>"u8.ToArray(), "https://ev.example.kr/post", kind: ItemKind.Text, text: "읽을 글"));
        await ReadAsync(Drawing.Item(picture, "https://ev.example.kr/a.png", "https://ev.example.kr/post"));
        var hit = (await HitsAsync(request)).ShouldHaveSingleItem();
        var row = await Site.ReadAsync<TakedownDb, EvidenceRow>(db => db.Evidence.SingleAsync(e => e.HitId == hit.Id));

        var archive = (await Site.Get<CaseKeys>().FindAsync(request, Stop))!.Open(row.SealedArchive, HitEvidence.PurposeOf(row.Id));

        var verdict = EvidenceVerifier.Verify(archive);
        verdict.Faults.ShouldBeEmpty();
        Site.Get<EvidenceKeyring>().Known().ShouldContain(verdict.Fingerprint);
        verdict.Manifest!.Entries.Select(e => e.Name).ShouldBe(["hit.json", "headers.txt", "page.html", "page.txt", "page-headers.txt"]);
        using var zip = new ZipArchive(new MemoryStream(archive));
        using var told = JsonDocument.Parse(zip.GetEntry("hit.json")!.Open());
        told.RootElement.GetProperty("address").GetString().ShouldBe("https://ev.example.kr/a.png");
        told.RootElement.GetProperty("contentSha256").GetString().ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(picture)));
        told.RootElement.GetProperty("distance").GetInt32().ShouldBe(hit.Distance);
        using var headers = new StreamReader(zip.GetEntry("headers.txt")!.Open());
        headers.ReadToEnd().Split('\n').ShouldNotContain(line => line.StartsWith("X-Forged", StringComparison.Ordinal));
        row.SealedArchive.AsSpan().IndexOf("ev.example.kr"u8).ShouldBe(-1);
        archive.AsSpan().IndexOf(picture.AsSpan(0, 64)).ShouldBe(-1);
    }

    [Fact]
    public async Task What_was_removed_and_comes_again_is_marked()
    {
        var picture = Drawing.Picture(Seed());
        var request = await RequestAsync(Drawing.Hashed(picture).Hash);
        var first = Drawing.Item(picture, "https://again.example.kr/a.png", collected: Site.Clock.GetUtcNow());
        await ReadAsync(first);
        await Site.Get<Ledger>().WriteAsync(
            scope => scope.Use<TakedownDb>().Hits.Where(h => h.RequestId == request).ExecuteUpdateAsync(h => h.SetProperty(x => x.State, HitState.Removed).SetProperty(x => x.RemovedAt, scope.At)),
            Stop);

        await ReadAsync(first);
        (await HitsAsync(request)).ShouldHaveSingleItem().State.ShouldBe(HitState.Removed, "it was collected before it was gone");

        await ReadAsync(first with { CollectedAt = Site.Clock.GetUtcNow().AddMinutes(1) });
        await ReadAsync(Drawing.Item(picture, "https://elsewhere.example.kr/x.png"));

        var hits = await HitsAsync(request);
        hits.Count.ShouldBe(2);
        hits.Single(h => h.Host == "again.example.kr").ShouldSatisfyAllConditions(h => h.State.ShouldBe(HitState.Found), h => h.Reuploaded.ShouldBeTrue());
        (await Site.ReadAsync<TakedownDb, int>(db => db.Evidence.CountAsync(e => e.RequestId == request))).ShouldBe(3);
    }

    [Theory]
    [InlineData(0, "picture-empty")]
    [InlineData(100, "picture-not-a-picture")]
    public async Task Hostile_content_is_skipped_with_a_reason(int length, string reason) =>
        (await ReadAsync(Drawing.Item(new byte[length], $"https://bad.example.kr/{length}"))).ShouldBe(reason);

    [Fact]
    public async Task Missing_headers_a_page_of_fifty_megabytes_and_a_time_in_the_future_do_no_harm()
    {
        var picture = Drawing.Picture(Seed());
        var request = await RequestAsync(Drawing.Hashed(picture).Hash);
        await ReadAsync(Drawing.Item(new byte[50_000_000], "https://big.example.kr/post", kind: ItemKind.Text, text: new string('가', 10)));
        await ReadAsync(Drawing.Item(picture, "https://big.example.kr/a.png", "https://big.example.kr/post", Site.Clock.GetUtcNow().AddYears(3)) with { Headers = null! });

        var hit = (await HitsAsync(request)).ShouldHaveSingleItem();
        hit.AppearedAt.ShouldBeNull();
        (await Site.ReadAsync<TakedownDb, int>(db => db.Evidence.Where(e => e.HitId == hit.Id).Select(e => e.Length).SingleAsync())).ShouldBeLessThan(3_000_000);
    }

    [Fact]
    public async Task A_reference_of_low_quality_is_not_compared()
    {
        var picture = Drawing.Picture(Seed());
        var request = await RequestAsync(Drawing.Hashed(picture).Hash, quality: 49);

        await ReadAsync(Drawing.Item(picture, "https://low.example.kr/a.png"));

        (await HitsAsync(request)).ShouldBeEmpty();
    }
}

public sealed class SqliteMatchingTests(Sites sites) : MatchingConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresMatchingTests(Sites sites) : MatchingConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
