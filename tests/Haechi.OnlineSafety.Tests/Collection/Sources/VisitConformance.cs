using System.Net.Http.Headers;
using System.Text;
using Haechi.Hashing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.Collection;
using Haechi.OnlineSafety.Collection.Pushing;
using Haechi.OnlineSafety.Collection.Sources;
using Haechi.OnlineSafety.Collection.Storage;
using Haechi.OnlineSafety.HarmfulContent.Storage;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.OnlineSafety.Tests.Collection.Fetching;
using Haechi.OnlineSafety.Tests.ImageRemoval.Hits;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.Tests.Collection.Sources;

/// <summary>From an entry in the console to hits and posts, with the workers that a host runs. The small site stands in for the outside.</summary>
public abstract class VisitConformance(Sites sites) : HitSuite(sites)
{
    private readonly HostileSite _web = new();
    private readonly TempFolder _folder = new();

    public override async ValueTask InitializeAsync() => Site = await SafetySite.StartAsync(
        Kind, ("web:Outgoing:AllowedNetworks:0", "127.0.0.0/8"), ("collection:Ports:0", $"{_web.Port}"), ("collection:Folders:0", Path.GetDirectoryName(_folder.Path.TrimEnd('/'))));

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Site.DisposeAsync();
        await _web.DisposeAsync();
        _folder.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_site_is_followed_as_robots_allows_and_a_copy_on_it_becomes_a_hit_with_its_page()
    {
        var picture = Drawing.Picture(Seed());
        var request = await RequestAsync(Drawing.Hashed(picture).Hash);
        _web.Ok("/robots.txt", Bytes("User-agent: HaechiBot\nDisallow: /private"), "Content-Type: text/plain");
        _web.Ok("/", Bytes("""<html><body>첫 화면 <a href="/post?b=2&a=1">글</a> <a href="/post?a=1&b=2">같은 글</a> <a href="/private">안 됨</a> <a href="http://elsewhere.invalid/">밖</a></body></html>"""));
        _web.Ok("/post?b=2&a=1", Bytes("""<html><head><meta property="article:published_time" content="2026-11-20T01:00:00Z"></head><body>고수익 보장 텔레그램 문의<img src="copy.jpg"><img src="/bomb.png"></body></html>"""));
        _web.Ok("/copy.jpg", Drawing.MirroredJpeg(picture), "Content-Type: text/plain");
        _web.Ok("/bomb.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3], "Content-Type: image/png");

        var counts = await VisitAsync(new SourceDraft(SourceKind.Site, "작은 사이트", _web.At("/").ToString()));

        (counts.Pages, counts.Texts, counts.Pictures, counts.Ended).ShouldBe((2, 2, 2, null));
        counts.Skipped.ShouldContainKeyAndValue("robots", 1);
        counts.Skipped.Keys.ShouldContain(reason => reason.StartsWith("picture-", StringComparison.Ordinal));
        _web.Asked.ShouldNotContain("/private");
        var hit = (await HitsAsync(request)).ShouldHaveSingleItem();
        hit.AppearedAt.ShouldBe(new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero));
        (await Site.ReadAsync<TakedownDb, bool>(db => db.Evidence.AnyAsync(e => e.HitId == hit.Id))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_site_that_never_ends_is_left_after_its_pages_and_is_visited_again_at_its_time()
    {
        for (var number = 0; number < 40; number++)
            _web.Ok($"/n{number}", Bytes($"<html><body>쪽 {number} <a href='/n{number + 1}'>다음</a></body></html>"));

        var counts = await VisitAsync(new SourceDraft(SourceKind.Site, "끝없는 사이트", _web.At("/n0").ToString(), Depth: 10, MostPages: 5));

        (counts.Pages, counts.Ended).ShouldBe((5, "pages"));
        var row = (await Site.Get<SourceBook>().AllAsync(Stop)).ShouldHaveSingleItem();
        (row.LeaseOwner, row.NextAt > row.LastAt).ShouldBe((null, true));
    }

    [Fact]
    public async Task A_page_that_leads_inwards_or_bombs_is_skipped_with_a_reason_and_the_rest_is_read()
    {
        _web.Ok("/", Bytes("""<html><body>처음<a href="/inward">1</a><a href="/deep">2</a><a href="/good">3</a><img src="http://169.254.169.254/latest/meta-data"></body></html>"""));
        _web.On("/inward", $"HTTP/1.1 302 Found\nLocation: http://10.0.0.1:{_web.Port}/\nContent-Length: 0\nConnection: close");
        _web.Ok("/deep", Bytes(string.Concat(Enumerable.Repeat("<div>", 100_000))));
        _web.Ok("/good", Bytes("<html><body>괜찮은 쪽</body></html>"));

        var counts = await VisitAsync(new SourceDraft(SourceKind.Site, "나쁜 사이트", _web.At("/").ToString()));

        counts.Skipped.ShouldContainKeyAndValue("no-page", 1);
        counts.Skipped.ShouldContainKeyAndValue("other-host", 1);
        counts.Skipped.ShouldContainKeyAndValue("port", 1);
        counts.Texts.ShouldBe(2);
    }

    [Fact]
    public async Task Entries_of_a_feed_are_judged_once_however_often_it_is_read()
    {
        _web.Ok("/feed.xml", Bytes("""<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item><title>긴급 대출 당일 입금</title><link>/1</link><description>&lt;b&gt;무직자&lt;/b&gt; 가능 010-1234-5678</description><pubDate>Fri, 20 Nov 2026 10:00:00 +0900</pubDate></item></channel></rss>"""), "Content-Type: text/xml");
        var draft = new SourceDraft(SourceKind.Feed, "피드", _web.At("/feed.xml").ToString());

        (await VisitAsync(draft)).Texts.ShouldBe(1);
        var id = (await Site.Get<SourceBook>().AllAsync(Stop)).Single().Id;
        var before = (await Site.Get<SourceBook>().AllAsync(Stop)).Single().LastAt;
        (await Site.Get<SourceBook>().VisitNowAsync(id, Yoon, Stop)).Succeeded.ShouldBeTrue();
        await Eventually.HoldsAsync(async () => (await Site.Get<SourceBook>().AllAsync(Stop)).Single().LastAt != before, "the second visit");

        var post = (await Site.ReadAsync<HarmfulDb, List<PostRow>>(db => db.Posts.ToListAsync())).ShouldHaveSingleItem();
        post.Times.ShouldBe(2);
    }

    [Fact]
    public async Task Files_of_a_folder_are_read_once_and_links_and_fresh_files_are_left()
    {
        var (old, now) = (Site.Clock.GetUtcNow().UtcDateTime.AddDays(-1000), Site.Clock.GetUtcNow().UtcDateTime);
        Put("a.txt", Bytes("평범한 글입니다"), old);
        Put("b.png", Drawing.Picture(Seed()), old);
        Put("c.bin", [0, 1, 2, 3], old);
        Put("fresh.txt", Bytes("아직 쓰는 중"), now.AddHours(1));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "link.txt"), "/etc/hostname");
        var draft = new SourceDraft(SourceKind.Folder, "폴더", _folder.Path);

        var first = await VisitAsync(draft);
        var id = (await Site.Get<SourceBook>().AllAsync(Stop)).Single().Id;
        var before = (await Site.Get<SourceBook>().AllAsync(Stop)).Single().LastAt;
        await Site.Get<SourceBook>().VisitNowAsync(id, Yoon, Stop);
        await Eventually.HoldsAsync(async () => (await Site.Get<SourceBook>().AllAsync(Stop)).Single().LastAt != before, "the second visit");
        var second = VisitCounts.Read((await Site.Get<SourceBook>().AllAsync(Stop)).Single().LastCounts)!;

        (first.Texts, first.Pictures).ShouldBe((1, 1));
        first.Skipped.ShouldContainKeyAndValue("content-type", 1);
        first.Skipped.ShouldContainKeyAndValue("still-written", 1);
        (second.Texts, second.Pictures).ShouldBe((0, 0));
    }

    [Fact]
    public async Task What_is_pushed_is_matched_before_the_answer_and_each_part_is_answered_by_itself()
    {
        var picture = Drawing.Picture(Seed());
        var request = await RequestAsync(Drawing.Hashed(picture).Hash);
        var token = (await Site.Get<ApiTokens>().CreateAsync(new ApiTokenRequest("push", [PlatformPermissions.IngestWrite], ["harmful-content"]), Actor.System, Stop)).Value.Token;
        using var form = new MultipartFormDataContent
        {
            { new StringContent("https://board.example.kr/1"), "address" }, { new StringContent("평범한 글"), "text" },
            { new ByteArrayContent(Drawing.MirroredJpeg(picture)), "copy", "copy.jpg" }, { new ByteArrayContent([1, 2, 3]), "other", "other.bin" },
        };
        using var message = new HttpRequestMessage(HttpMethod.Post, PushEndpoint.Path) { Content = form };
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

        var answer = await Site.Client.SendAsync(message, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);

        ((int)answer.StatusCode).ShouldBe(201, text);
        text.ShouldContain("\"read\":2");
        text.ShouldContain("{\"part\":\"other\",\"skipped\":\"content-type\"}");
        (await HitsAsync(request)).Count.ShouldBe(1);
        ((int)(await Site.Client.PostAsync(PushEndpoint.Path, new MultipartFormDataContent { { new StringContent("x"), "text" } }, Stop)).StatusCode).ShouldBe(401);
    }

    [Fact]
    public async Task A_source_has_one_host_at_a_time_and_comes_free_when_that_host_died()
    {
        var book = Site.Get<SourceBook>();
        var draft = new SourceDraft(SourceKind.Site, "잡힌 사이트", "https://board.example.kr/");
        await Site.Get<Ledger>().WriteAsync(
            scope =>
            {
                var row = new SourceRow { Id = Guid.CreateVersion7(), NextAt = scope.At.AddMinutes(-1), LeaseOwner = "dead host", LeaseUntil = scope.At.AddMinutes(2), EveryMinutes = 60 };
                draft.CopyTo(row);
                scope.Use<CollectionDb>().Sources.Add(row);
                return Task.CompletedTask;
            },
            Stop);

        (await book.ClaimAsync("second", Stop)).ShouldBeNull();
        (await book.SaveAsync(draft, null, Yoon, Stop)).Refusal!.Code.ShouldBe("source-exists");
        (await book.SaveAsync(draft with { Name = "b", Places = "ftp://x" }, null, Yoon, Stop)).Refusal!.Code.ShouldBe("source-address");
        (await book.SaveAsync(draft with { Name = "c", Kind = SourceKind.Folder, Places = "/etc" }, null, Yoon, Stop)).Refusal!.Code.ShouldBe("source-folder");
    }

    private async Task<VisitCounts> VisitAsync(SourceDraft draft)
    {
        var saved = await Site.Get<SourceBook>().SaveAsync(draft, null, Yoon, Stop);
        saved.Succeeded.ShouldBeTrue();
        await Eventually.HoldsAsync(async () => (await Site.Get<SourceBook>().AllAsync(Stop)).Single().LastCounts is not null, "the visit");
        return VisitCounts.Read((await Site.Get<SourceBook>().AllAsync(Stop)).Single().LastCounts)!;
    }

    private void Put(string name, byte[] content, DateTime at)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllBytes(path, content);
        File.SetLastWriteTimeUtc(path, at);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

public sealed class SqliteVisitTests(Sites sites) : VisitConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresVisitTests(Sites sites) : VisitConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
