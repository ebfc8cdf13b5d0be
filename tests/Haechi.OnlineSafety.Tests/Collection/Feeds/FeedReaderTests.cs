using System.Text;
using Haechi.OnlineSafety.Collection.Feeds;

namespace Haechi.OnlineSafety.Tests.Collection.Feeds;

public sealed class FeedReaderTests
{
    private static readonly Uri At = new("https://feed.example.kr/feed");

    [Theory]
    [InlineData("""<rss version="2.0"><channel><item><title>제목</title><link>https://a.kr/1</link><description>&lt;p&gt;글&lt;/p&gt;</description><pubDate>Fri, 20 Nov 2026 10:00:00 +0900</pubDate></item></channel></rss>""")]
    [InlineData("""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>제목</title><link href="https://a.kr/1"/><content type="html">&lt;p&gt;글&lt;/p&gt;</content><published>2026-11-20T01:00:00Z</published></entry></feed>""")]
    [InlineData("""{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","url":"https://a.kr/1","title":"제목","content_html":"<p>글</p>","date_published":"2026-11-20T10:00:00+09:00"}]}""")]
    [InlineData("""{"text":"제목 글","address":"https://a.kr/1","publishedAt":"2026-11-20T10:00:00+09:00"}""")]
    public void Each_form_gives_its_entries(string feed)
    {
        var entry = FeedReader.Read(Encoding.UTF8.GetBytes(feed), At, _ => { }).ShouldHaveSingleItem();

        entry.Address.ShouldBe(new Uri("https://a.kr/1"));
        entry.Text.ShouldContain("제목");
        entry.Text.ShouldContain("글");
        entry.PublishedAt!.Value.UtcDateTime.ShouldBe(new DateTime(2026, 11, 20, 1, 0, 0));
    }

    [Theory]
    [InlineData("""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&a;</title></item></channel></rss>""")]
    [InlineData("<rss><channel><item><title>open")]
    public void A_feed_that_means_harm_or_is_broken_is_told(string feed)
    {
        var reasons = new List<string>();
        FeedReader.Read(Encoding.UTF8.GetBytes(feed), At, reasons.Add).ShouldBeEmpty();
        reasons.ShouldBe(["broken-feed"]);
    }

    [Fact]
    public void A_broken_line_or_entry_costs_only_itself()
    {
        var reasons = new List<string>();
        var entries = FeedReader.Read("{\"text\":\"하나\"}\nnot json\n{\"other\":1}\n{\"text\":\"둘\",\"address\":\"file:///x\",\"publishedAt\":\"never\"}"u8.ToArray(), At, reasons.Add);

        entries.Select(e => (e.Text, e.Address, e.PublishedAt)).ShouldBe([("하나", null, null), ("둘", null, null)]);
        reasons.ShouldBe(["broken-line", "no-text"]);
    }
}
