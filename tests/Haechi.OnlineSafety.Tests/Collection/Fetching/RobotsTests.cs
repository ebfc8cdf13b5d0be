using System.Text;
using Haechi.OnlineSafety.Collection.Fetching;
using Microsoft.Extensions.Time.Testing;

namespace Haechi.OnlineSafety.Tests.Collection.Fetching;

/// <summary>robots.txt as RFC 9309 reads it.</summary>
public sealed class RobotsTests : IAsyncDisposable
{
    private readonly HostileSite _site = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly SiteFetcher _fetcher;

    public RobotsTests() => _fetcher = Guarded.Fetcher(["127.0.0.1/32"], [_site.Port], _clock);

    [Theory]
    [InlineData("User-agent: *\nDisallow: /a", "/a/b", false)]
    [InlineData("User-agent: *\nDisallow: /a", "/b", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/open", "/a/open/1", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.gif$", "/x/y.gif", false)]
    [InlineData("User-agent: *\nDisallow: /*.gif$", "/x/y.gif?z", true)]
    [InlineData("User-agent: *\nDisallow: /*?sid=", "/list?sid=9", false)]
    [InlineData("User-agent: *\nDisallow: /게시판", "/%EA%B2%8C%EC%8B%9C%ED%8C%90/1", false)]
    [InlineData("User-agent: *\nDisallow: /%7ejoe", "/~joe/a", false)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: haechibot\nDisallow: /x", "/a", true)]
    [InlineData("User-agent: HaechiBot/2.0\nDisallow: /x\nUser-agent: other\nUser-agent: HaechiBot\nDisallow: /y", "/x", false)]
    [InlineData("User-agent: HaechiBot\nDisallow: /x\nUser-agent: other\nUser-agent: HaechiBot\nDisallow: /y", "/y", false)]
    [InlineData("User-agent: HaechiBotany\nDisallow: /", "/a", true)]
    [InlineData("Disallow: /\nUser-agent: *\nDisallow: /x", "/a", true)]
    [InlineData("\uFEFFuser-AGENT : * # all\r\n  DISALLOW : /a # no", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("<html>not found</html>\0\u0001", "/a", true)]
    public void Rules_are_read_as_the_RFC_says(string file, string path, bool allowed) =>
        RobotsFile.Parse(Encoding.UTF8.GetBytes(file), "HaechiBot").Allows(new Uri("http://a.example" + path)).ShouldBe(allowed);

    [Fact]
    public void The_longest_delay_that_is_asked_for_holds_and_nonsense_does_not()
    {
        RobotsFile.Parse("User-agent: *\nCrawl-delay: 2.5"u8, "HaechiBot").Delay.ShouldBe(TimeSpan.FromSeconds(2.5));
        RobotsFile.Parse("User-agent: *\nCrawl-delay: soon\nCrawl-delay: -4\nCrawl-delay: 1e99"u8, "HaechiBot").Delay.ShouldBeNull();
    }

    [Fact]
    public void A_pattern_of_many_stars_is_not_slow()
    {
        var file = RobotsFile.Parse(Encoding.UTF8.GetBytes("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 2000)) + "$"), "HaechiBot");

        file.Allows(new Uri("http://a.example/" + new string('a', 4000) + "b")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_read_as_far_as_the_limit()
    {
        _site.Ok("/robots.txt", [.. "User-agent: *\nDisallow: /a\n"u8, .. Enumerable.Repeat((byte)'#', RobotsFile.MostBytes), .. "\nDisallow: /b\n"u8], "Content-Type: text/plain");
        var robots = Cache();

        (await robots.AdmitAsync(_site.At("/a"), Token)).ShouldBe(SkipReason.Robots);
        (await robots.AdmitAsync(_site.At("/b"), Token)).ShouldBeNull();
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(403, true)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public async Task Gone_allows_and_failing_forbids(int status, bool allowed)
    {
        _site.On("/robots.txt", $"HTTP/1.1 {status} No\nContent-Length: 0\nConnection: close");

        (await Cache().AdmitAsync(_site.At("/a"), Token) is null).ShouldBe(allowed);
    }

    [Fact]
    public async Task It_is_asked_for_once_a_day()
    {
        _site.Ok("/robots.txt", "User-agent: *\nDisallow: /a"u8.ToArray());
        var robots = Cache();

        await robots.AdmitAsync(_site.At("/a"), Token);
        await robots.AdmitAsync(_site.At("/b"), Token);
        _site.Asked.Count.ShouldBe(1);
        _clock.Advance(TimeSpan.FromHours(25));
        await robots.AdmitAsync(_site.At("/b"), Token);
        _site.Asked.Count.ShouldBe(2);
    }

    public async ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        await _site.DisposeAsync();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RobotsCache Cache() => new(_fetcher, "HaechiBot", _clock);
}
