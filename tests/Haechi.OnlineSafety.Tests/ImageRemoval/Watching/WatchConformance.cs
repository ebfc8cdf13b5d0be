using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.Collection.Sources;
using Haechi.OnlineSafety.Collection.Storage;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Notices;
using Haechi.OnlineSafety.ImageRemoval.Statistics;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.OnlineSafety.ImageRemoval.Watching;
using Haechi.OnlineSafety.Tests.Collection.Fetching;
using Haechi.OnlineSafety.Tests.ImageRemoval.Hits;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Persistence;
using Haechi.Testing;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Watching;

/// <summary>What becomes of an address after a person confirmed a hit there. The site of the tests stands in for the outside; its own rounds run beside.</summary>
public abstract class WatchConformance(Sites sites) : HitSuite(sites)
{
    private readonly HostileSite _web = new();
    private Guid _source;

    public override async ValueTask InitializeAsync()
    {
        Site = await SafetySite.StartAsync(Kind, ("web:Outgoing:AllowedNetworks:0", "127.0.0.0/8"), ("collection:Ports:0", $"{_web.Port}"));
        var book = Site.Get<SourceBook>();
        _source = (await book.SaveAsync(new SourceDraft(SourceKind.Site, "작은 사이트", _web.At("/").ToString()), null, Yoon, Stop)).Value.Id;
        await book.PauseAsync(_source, true, Yoon, Stop);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Site.DisposeAsync();
        await _web.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task What_was_asked_for_is_gone_when_two_looks_say_so_and_the_times_are_counted_from_the_first()
    {
        var hit = await NotifiedAsync(Drawing.Picture(Seed()));

        (await NextLookAsync(hit)).ShouldSatisfyAllConditions(h => h.WatchWord.ShouldBe("there"), h => h.State.ShouldBe(HitState.Notified));
        _web.On("/a.png", "HTTP/1.1 404 Not Found\nContent-Length: 0\nConnection: close");
        var first = await NextLookAsync(hit);
        first.ShouldSatisfyAllConditions(h => h.WatchWord.ShouldBe("gone:status-404"), h => h.State.ShouldBe(HitState.Notified), h => h.GoneSince.ShouldBe(h.WatchedAt));
        (first.WatchAt - first.WatchedAt).ShouldBe(TimeSpan.FromMinutes(15));

        var second = await NextLookAsync(hit);

        second.ShouldSatisfyAllConditions(h => h.State.ShouldBe(HitState.Removed), h => h.RemovedAt.ShouldBe(first.GoneSince), h => h.DecidedBy.ShouldBe("image-removal"));
        var figures = await Site.Get<RemovalStatistics>().ReadAsync(2, Stop);
        (figures.Removed, figures.ToRemoval.Count, figures.ToRemoval.Median).ShouldBe((1, 1, second.RemovedAt - second.NotifiedAt));
    }

    [Theory]
    [InlineData("HTTP/1.1 503 Service Unavailable\nContent-Length: 0", "status-503")]
    [InlineData("HTTP/1.1 403 Forbidden\nContent-Length: 0", "status-403")]
    [InlineData("HTTP/1.1 302 Found\nLocation: http://10.0.0.1/a.png\nContent-Length: 0", "port")]
    [InlineData("HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 6", "page")]
    [InlineData("nonsense", "not-http")]
    public async Task What_says_nothing_never_counts_as_gone(string head, string reason)
    {
        var hit = await NotifiedAsync(Drawing.Picture(Seed()));
        _web.On("/a.png", $"{head}\nConnection: close", head.Contains("html", StringComparison.Ordinal) ? "<html>"u8.ToArray() : null);

        for (var look = 0; look < 3; look++)
            (await NextLookAsync(hit)).ShouldSatisfyAllConditions(h => h.WatchWord.ShouldBe($"unknown:{reason}"), h => h.State.ShouldBe(HitState.Notified), h => h.GoneSince.ShouldBeNull());
    }

    [Fact]
    public async Task Robots_are_kept_here_too()
    {
        var hit = await NotifiedAsync(Drawing.Picture(Seed()));
        _web.Ok("/robots.txt", "User-agent: *\nDisallow: /"u8.ToArray(), "Content-Type: text/plain");
        _web.Asked.Clear();

        (await NextLookAsync(hit)).WatchWord.ShouldBe("unknown:robots");

        _web.Asked.ShouldNotContain("/a.png");
    }

    [Fact]
    public async Task What_was_gone_and_shows_the_picture_again_is_opened_again_and_marked()
    {
        var picture = Drawing.Picture(Seed());
        var hit = await NotifiedAsync(picture);
        _web.Ok("/a.png", Drawing.Picture(Seed()), "Content-Type: image/png");
        (await NextLookAsync(hit)).WatchWord.ShouldBe("gone:other-content");
        (await NextLookAsync(hit)).State.ShouldBe(HitState.Removed);

        _web.Ok("/a.png", picture, "Content-Type: image/png");
        await NextLookAsync(hit);

        (await RowAsync(hit)).ShouldSatisfyAllConditions(h => h.State.ShouldBe(HitState.Found), h => h.Reuploaded.ShouldBeTrue(), h => h.RemovedAt.ShouldBeNull());
    }

    [Fact]
    public async Task A_person_who_says_that_it_is_still_there_is_believed_until_it_was_seen_there_again()
    {
        var picture = Drawing.Picture(Seed());
        var hit = await NotifiedAsync(picture);
        _web.On("/a.png", "HTTP/1.1 410 Gone\nContent-Length: 0\nConnection: close");
        await NextLookAsync(hit);
        (await NextLookAsync(hit)).State.ShouldBe(HitState.Removed);

        (await Site.Get<HitDesk>().StillThereAsync(hit, Yoon, Stop)).Succeeded.ShouldBeTrue();
        for (var look = 0; look < 3; look++)
            (await NextLookAsync(hit)).State.ShouldBe(HitState.Notified);

        _web.Ok("/a.png", picture, "Content-Type: image/png");
        (await NextLookAsync(hit)).WatchHeld.ShouldBeFalse();
        _web.On("/a.png", "HTTP/1.1 410 Gone\nContent-Length: 0\nConnection: close");
        await NextLookAsync(hit);
        (await NextLookAsync(hit)).State.ShouldBe(HitState.Removed);
    }

    [Fact]
    public async Task A_look_that_was_cut_off_is_made_again()
    {
        var hit = await NotifiedAsync(Drawing.Picture(Seed()));
        using var asked = new CancellationTokenSource();
        _web.On("/a.png", async (_, _, cancellationToken) =>
        {
            await asked.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });
        Site.Clock.Advance(TimeSpan.FromHours(2));
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            while (true)
                await Watch.LookAtDueAsync(10, TimeSpan.Zero, asked.Token);
        });
        (await RowAsync(hit)).WatchedAt.ShouldBeNull();

        _web.On("/a.png", "HTTP/1.1 404 Not Found\nContent-Length: 0\nConnection: close");
        (await NextLookAsync(hit)).WatchWord.ShouldBe("gone:status-404");
    }

    [Fact]
    public async Task An_address_that_was_handed_in_is_looked_at_only_when_a_person_asks()
    {
        _source = Guid.CreateVersion7();
        var hit = await NotifiedAsync(Drawing.Picture(Seed()));
        _web.Asked.Clear();
        Site.Clock.Advance(TimeSpan.FromDays(1));

        (await Watch.LookAtDueAsync(10, TimeSpan.Zero, Stop)).ShouldBe(0);
        _web.Asked.ShouldBeEmpty();
        (await Watch.LookNowAsync(hit, Yoon, Stop)).Value.ShouldBe(new LookResult(Seen.There));
    }

    private RemovalWatch Watch => Site.Get<RemovalWatch>();

    private async Task<Guid> NotifiedAsync(byte[] picture)
    {
        _web.Ok("/a.png", picture, "Content-Type: image/png");
        var request = await RequestAsync(Drawing.Hashed(picture).Hash);
        await ReadAsync(Drawing.Item(picture, _web.At("/a.png").ToString(), collected: Site.Clock.GetUtcNow()) with { SourceId = _source });
        var hit = (await HitsAsync(request)).ShouldHaveSingleItem().Id;
        (await Site.Get<HitDesk>().ConfirmAsync(hit, Yoon, Stop)).Succeeded.ShouldBeTrue();
        await Site.Get<Ledger>().WriteAsync(scope => NoticeDesk.MarkAsync(scope.Use<TakedownDb>(), [hit], scope.At, Stop), Stop);
        return hit;
    }

    /// <summary>Sets the clock to the time of the next look and waits until somebody, this test or the site's own rounds, has looked.</summary>
    private async Task<HitRow> NextLookAsync(Guid hit)
    {
        await Watch.LookAtDueAsync(10, TimeSpan.Zero, Stop);
        var before = await RowAsync(hit);
        if (before.WatchAt - Site.Clock.GetUtcNow() is { } left && left > TimeSpan.Zero)
            Site.Clock.Advance(left);
        await Eventually.HoldsAsync(
            async () =>
            {
                await Watch.LookAtDueAsync(10, TimeSpan.Zero, Stop);
                return (await RowAsync(hit)).WatchedAt != before.WatchedAt;
            },
            "the next look");
        return await RowAsync(hit);
    }

    private Task<HitRow> RowAsync(Guid hit) => Site.ReadAsync<TakedownDb, HitRow>(async db => (await db.Hits.FindAsync([hit], Stop))!);
}

public sealed class SqliteWatchTests(Sites sites) : WatchConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresWatchTests(Sites sites) : WatchConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
