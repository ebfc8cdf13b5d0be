using Haechi.OnlineSafety.Collection;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Requests;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Hits;

/// <summary>A hash that matches ten thousand different items does not drown the desk.</summary>
public abstract class FloodConformance(Sites sites) : HitSuite(sites)
{
    [Fact]
    public async Task Ten_thousand_matches_of_one_hash_make_a_quarantine_and_not_ten_thousand_cases()
    {
        var picture = Drawing.Picture(Seed());
        var (hash, preview) = (Drawing.Hashed(picture), GreyPicture.Of(picture));
        var request = await RequestAsync(hash.Hash);
        var reference = (await Site.Get<ActiveReferences>().CurrentAsync(Stop)).All.Single(r => r.RequestId == request);
        var other = await RequestAsync(Drawing.Hashed(Drawing.Picture(Seed())).Hash);

        for (var i = 0; i < 10_000; i++)
            await Site.Get<HitFiling>().FileAsync(Seen(i), Stop);
        await Site.Get<FloodGuard>().WriteCountsAsync(Stop);

        var hits = await HitsAsync(request);
        hits.Count.ShouldBe(200);
        hits.ShouldAllBe(h => h.State == HitState.Held);
        hits.Select(h => h.CaseId).Distinct().Count().ShouldBe(1);
        var flood = await FloodAsync(reference.Id);
        (flood.State, flood.Counted).ShouldBe((FloodState.Quarantined, 9_800L));
        (await HitsAsync(other)).ShouldBeEmpty();

        await Site.Get<FloodGuard>().DecideAsync(reference.Id, release: true, Yoon, Stop);
        await Site.Get<HitFiling>().FileAsync(Seen(10_001), Stop);
        (await HitsAsync(request)).Count(h => h.State == HitState.Found).ShouldBe(201);

        Sighting Seen(int i) => new(
            Drawing.Item([], $"https://flood.example.kr/{i}.png") with { Kind = ItemKind.Picture }, new ReferenceMatch(reference, 0, Haechi.Hashing.PdqOrientation.Original), hash.Hash, 100, 0, $"{i:x64}", preview, null);
    }

    [Fact]
    public async Task A_retired_hash_makes_no_hits_and_what_it_held_is_dismissed()
    {
        var picture = Drawing.Picture(Seed());
        var request = await RequestAsync(Drawing.Hashed(picture).Hash);
        var reference = (await Site.Get<ActiveReferences>().CurrentAsync(Stop)).All.Single(r => r.RequestId == request);
        await ReadAsync(Drawing.Item(picture, "https://retire.example.kr/1.png"));
        await Site.Get<Ledger>().WriteAsync(
            async scope =>
            {
                scope.Use<TakedownDb>().Floods.Add(new FloodRow { ReferenceId = reference.Id, RequestId = request, Since = scope.At });
                await scope.Use<TakedownDb>().Hits.Where(h => h.RequestId == request).ExecuteUpdateAsync(h => h.SetProperty(x => x.State, HitState.Held));
            },
            Stop);

        (await Site.Get<FloodGuard>().DecideAsync(reference.Id, release: false, Yoon, Stop)).Value.ShouldBe(FloodState.Retired);
        await ReadAsync(Drawing.Item(picture, "https://retire.example.kr/2.png"));

        (await HitsAsync(request)).ShouldHaveSingleItem().State.ShouldBe(HitState.Dismissed);
        (await Site.Get<FloodGuard>().DecideAsync(Guid.NewGuid(), release: true, Yoon, Stop)).Refusal!.Code.ShouldBe("no-such-hash");
    }

    private Task<FloodRow> FloodAsync(Guid reference) => Site.ReadAsync<TakedownDb, FloodRow>(db => db.Floods.SingleAsync(f => f.ReferenceId == reference));
}

public sealed class SqliteFloodTests(Sites sites) : FloodConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresFloodTests(Sites sites) : FloodConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
