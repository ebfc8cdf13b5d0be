using System.Text;
using Haechi.OnlineSafety.HarmfulContent;
using Haechi.OnlineSafety.HarmfulContent.Actors;
using Haechi.OnlineSafety.HarmfulContent.Reports;
using Haechi.OnlineSafety.HarmfulContent.Storage;

namespace Haechi.OnlineSafety.Tests.HarmfulContent;

public sealed class PostFormTests
{
    [Fact]
    public void A_bad_line_is_named_and_the_others_go_on()
    {
        var (posts, errors) = PostForm.Read("{\"text\":\"하나\"}\n{broken\n\n{\"text\":\"\"}\n{\"text\":\"둘\",\"publishedAt\":\"yesterday\"}\n[1]\n{\"text\":\"셋\"}"u8.ToArray(), lines: true).Value;

        posts.Select(post => post.Text).ShouldBe(["하나", "셋"]);
        errors.Select(error => $"{error.Path} {error.Code}").ShouldBe(["line 2 not-json", "line 4: $.text no-text", "line 5: $.publishedAt not-a-time", "line 6: $ not-a-post"]);
    }

    [Theory]
    [InlineData("", "not-json")]
    [InlineData("[]", "empty")]
    [InlineData("{\"text\":\"a\",\"text\":\"b\"}", "not-json")]
    public void A_whole_message_is_refused_with_a_reason(string body, string code) =>
        PostForm.Read(Encoding.UTF8.GetBytes(body), lines: false).Refusal!.Code.ShouldBe(code);

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        PostForm.Read(new byte[] { 0x7B, 0x22, 0x74, 0xFF, 0xFE, 0xC0 }, lines: false).Refusal!.Code.ShouldBe("not-json");

    [Fact]
    public void Half_a_pair_becomes_a_replacement_sign() =>
        PostForm.Read("{\"text\":\"가\\uD83D나\"}"u8.ToArray(), lines: false).Value.Posts.Single().Text.ShouldBe("가\uFFFD나");

    [Fact]
    public void More_posts_than_one_request_may_hold_are_refused() =>
        PostForm.Read(Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("{\"text\":\"a\"}", PostForm.Most + 1)) + "]"), lines: false).Refusal!.Code.ShouldBe("too-many-items");

    [Fact]
    public void A_cell_that_would_run_as_a_formula_does_not()
    {
        var line = new ReportLine(Guid.Empty, "drugs", 1, "s", "=HYPERLINK(\"x\")", null, DateTimeOffset.UnixEpoch, "윤지원", null, "m", " +1 \"인용\"\n줄", []);

        var csv = ReportCsv.Write([line]);

        csv.ShouldContain("\"'=HYPERLINK(\"\"x\"\")\"");
        csv.ShouldContain("\"' +1 \"\"인용\"\"\n줄\"");
    }
}

public sealed class ActorGraphTests
{
    [Fact]
    public void A_contact_that_stands_beside_everybodys_joins_nobody()
    {
        var posts = Enumerable.Range(0, 30).Select(_ => NewPost()).ToArray();
        var marks = posts.SelectMany((post, i) => new[] { NewMark(post, "url", "hub.example"), NewMark(post, "phone", $"seller{i}") }).ToArray();

        ActorGraph.Link(posts, marks, hubNeighbours: 20).ShouldBeEmpty();
        ActorGraph.Link(posts, marks, hubNeighbours: 40).Single().Posts.Count.ShouldBe(30);
    }

    [Theory]
    [InlineData("url", "naver.com/abc")]
    [InlineData("url", "blog.naver.com/abc")]
    [InlineData("phone", "158-****-0000")]
    public void A_public_address_or_a_companys_number_joins_nobody(string kind, string shown)
    {
        var posts = new[] { NewPost(), NewPost() };

        ActorGraph.Link(posts, [NewMark(posts[0], kind, shown), NewMark(posts[1], kind, shown)], 20).ShouldBeEmpty();
    }

    [Fact]
    public void A_chain_of_contacts_is_one_actor_and_a_place_links_nobody()
    {
        var posts = Enumerable.Range(0, 400).Select(_ => NewPost()).ToArray();
        var chain = posts.Zip(posts.Skip(1)).SelectMany((pair, i) => new[] { NewMark(pair.First, "phone", $"p{i}"), NewMark(pair.Second, "phone", $"p{i}") }).ToArray();

        ActorGraph.Link(posts, chain, 20).Single().Posts.Count.ShouldBe(400);
        ActorGraph.Link(posts, [.. posts.Select(post => NewMark(post, "place", "강남역"))], 20).ShouldBeEmpty();
    }

    private static ActorPost NewPost() => new(Guid.NewGuid(), "drugs", 5, PostState.Queued, DateTimeOffset.UnixEpoch);

    private static MarkRow NewMark(ActorPost post, string kind, string token) => new() { PostId = post.Id, Kind = kind, Token = $"{kind}:{token}", Masked = token, Confidence = 0.9 };
}
