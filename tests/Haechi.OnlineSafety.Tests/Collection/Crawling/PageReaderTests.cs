using System.Text;
using Haechi.OnlineSafety.Collection.Crawling;

namespace Haechi.OnlineSafety.Tests.Collection.Crawling;

public sealed class PageReaderTests
{
    private static readonly Uri At = new("https://board.example.kr/a/b");

    [Fact]
    public void Links_and_media_are_absolute_and_each_told_once()
    {
        var page = Read("""
            <base href="/sub/"><a href="1#x">1</a><a href="1">1</a><a href="mailto:a@b">m</a><a rel="nofollow" href="2">2</a><a href="javascript:x()">j</a>
            <img src="p.jpg" srcset="small.jpg 320w, large.jpg 2000w"><video poster="v.jpg"><source src="v.mp4"></video><img src="data:image/png;base64,AA">
            <meta property="og:image" content="https://img.example.kr/o.png">
            """)!;

        page.Links.Select(l => l.ToString()).ShouldBe(["https://board.example.kr/sub/1"]);
        page.Media.Select(m => m.ToString()).ShouldBe(
            ["https://board.example.kr/sub/p.jpg", "https://board.example.kr/sub/v.mp4", "https://board.example.kr/sub/v.jpg", "https://board.example.kr/sub/large.jpg", "https://img.example.kr/o.png"], ignoreOrder: true);
    }

    [Fact]
    public void Text_is_what_a_person_reads()
    {
        var page = Read("<body><script>var x = 1</script><p>안녕 <b>하세요</b></p><style>p{}</style><div>둘째</div></body>")!;

        page.Text.ShouldContain("안녕");
        page.Text.ShouldContain("둘째");
        page.Text.ShouldNotContain("var x");
        page.Text.ShouldNotContain("p{}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("euc-kr")]
    [InlineData("no-such-charset")]
    public void Korean_of_the_old_code_page_is_read(string? charset)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        PageReader.Read(Encoding.GetEncoding(949).GetBytes("<body>서울특별시 똠방각하</body>"), At, charset)!.Text.ShouldBe("서울특별시 똠방각하");
    }

    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<b>", 50_000)]
    [InlineData("<b><i><p>", 30_000)]
    public void A_bomb_of_tags_is_no_page(string tag, int times) => Read(string.Concat(Enumerable.Repeat(tag, times))).ShouldBeNull();

    [Fact]
    public void Any_bytes_are_read_without_an_exception()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            PageReader.Read([.. "<html><a href=\""u8, .. bytes], At, null);
        }
    }

    [Fact]
    public void An_endless_site_is_bounded()
    {
        var frontier = new Frontier(depth: 5);
        frontier.Add(new Uri("https://x.kr/a/"), 0).ShouldBeNull();
        frontier.Add(new Uri("https://x.kr/a"), 0).ShouldBeNull();
        frontier.Add(new Uri("https://x.kr/cal/cal/cal/cal/"), 1).ShouldBe("endless");
        frontier.Add(new Uri("https://x.kr/1/2/3/4/5/6/7/8/9/10/11/12/13"), 1).ShouldBe("endless");
        frontier.Add(new Uri("https://x.kr/deeper"), 6).ShouldBeNull();
        Enumerable.Range(0, 300).Count(day => frontier.Add(new Uri($"https://x.kr/cal?day={day}"), 1) == "endless").ShouldBe(100);

        var taken = 0;
        while (frontier.TryTake(out _, out _))
            taken++;
        taken.ShouldBe(201);
    }

    private static PageContent? Read(string html) => PageReader.Read(Encoding.UTF8.GetBytes(html), At, null);
}
