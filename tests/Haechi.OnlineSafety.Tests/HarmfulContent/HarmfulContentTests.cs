using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using Haechi.OnlineSafety.Collection;
using Haechi.OnlineSafety.Evidence;
using Haechi.OnlineSafety.HarmfulContent;
using Haechi.OnlineSafety.HarmfulContent.Actors;
using Haechi.OnlineSafety.HarmfulContent.Reports;
using Haechi.OnlineSafety.HarmfulContent.Review;
using Haechi.OnlineSafety.HarmfulContent.Storage;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.OnlineSafety.Tests.HarmfulContent;

/// <summary>From a post that comes in to the package for an accusation, on either database.</summary>
public abstract class HarmfulContentConformance(Sites sites) : SafetySuite(sites)
{
    private PostDesk Desk => Site.Get<PostDesk>();

    private ReviewDesk Review => Site.Get<ReviewDesk>();

    [Fact]
    public async Task A_post_is_judged_and_the_words_that_spoke_are_shown_with_its_contacts_masked()
    {
        var row = await TakeAsync("강남 아이스 팝니다 드랍 가능 텔레 maskedname77 문의 010-0000-4321");

        var post = (await Review.FindAsync(row.Id, Stop))!;

        (row.State, row.Label).ShouldBe((PostState.Queued, "drugs"));
        row.Rank.ShouldBe(Math.Round(9 * row.Score, 4), 0.01);
        var shown = string.Concat(post.Text.Select(piece => piece.Text));
        shown.ShouldNotContain("maskedname77");
        shown.ShouldNotContain("0000-4321");
        post.Text.ShouldContain(piece => piece.Spoke > 0);
        var excerpt = (await Review.ExcerptsAsync([row], Stop))[row.Id];
        excerpt.ShouldContain("아이스 팝니다");
        excerpt.ShouldNotContain("maskedname77");
        post.Marks.Select(mark => mark.Kind).ShouldBe(["place", "messenger", "phone"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_stored_of_a_post_and_its_contacts_cannot_be_read_from_the_database()
    {
        var row = await TakeAsync("작대기 던지기 좌표 바로 텔레 secretname99");
        var mark = await Site.ReadAsync((HarmfulDb db) => db.Marks.SingleAsync(one => one.PostId == row.Id && one.Kind == "messenger"));

        (row.Text.Ciphertext + mark.Normal.Ciphertext + mark.Token + mark.Masked).ShouldNotContain("secretname99");
    }

    [Fact]
    public async Task An_ordinary_post_reaches_nobodys_queue_and_leaves_no_contacts()
    {
        var row = await TakeAsync("자전거 팔아요 10만원 직거래 카톡 ordinary55");

        row.State.ShouldBe(PostState.Ordinary);
        (await Site.ReadAsync((HarmfulDb db) => db.Marks.CountAsync(one => one.PostId == row.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_post_again_is_counted_and_not_doubled()
    {
        var post = new PostIn("토토사이트 먹튀 없음 첫충 40 same.example", "https://same.invalid/1", "test");
        await Desk.TakeAsync([post, post], Stop);

        var again = await Desk.TakeAsync([post], Stop);

        again.ShouldBe(new PostReceipt(0, 1, 0));
        (await Site.ReadAsync((HarmfulDb db) => db.Posts.SingleAsync(one => one.Address == post.Address))).Times.ShouldBe(3);
    }

    [Fact]
    public async Task The_gravest_and_surest_stands_first()
    {
        await TakeAsync("바카라 꽁머니 가입코드 환전 무제한 rank1");
        await TakeAsync("몰카 유출본 팝니다 샘플 드려요 텔레방 링크 rank2");

        var ranks = (await Review.ListAsync(PostState.Queued, null, Stop)).Select(post => post.Rank).ToArray();

        ranks.ShouldBe(ranks.OrderDescending());
        ranks.Length.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_decision_is_a_named_persons_is_made_once_and_can_be_taken_back()
    {
        var row = await TakeAsync("급전 무직자 당일 입금 무조건 승인 decide1");

        (await Review.DecideAsync(row.Id, true, Yoon, Stop)).Value.DecidedByName.ShouldBe("윤지원");
        (await Review.DecideAsync(row.Id, false, Cho, Stop)).Refusal!.Code.ShouldBe("already-decided");
        (await Review.UndoAsync(row.Id, Cho, Stop)).Value.State.ShouldBe(PostState.Queued);
        (await Review.UndoAsync(row.Id, Cho, Stop)).Refusal!.Code.ShouldBe("not-decided");
        (await Review.DecideAsync(Guid.NewGuid(), true, Cho, Stop)).Refusal!.Code.ShouldBe("unknown-post");
    }

    [Fact]
    public async Task Posts_that_share_a_contact_however_it_is_spelt_are_one_actor()
    {
        var one = await TakeAsync("필로폰 아이스 팝니다 드랍 텔레 linkedseller1");
        var two = await TakeAsync("떨 액상 판매 인증딜러 텔ㄹㅔ LINKEDSELLER1 010-0000-3434");
        var three = await TakeAsync("케타민 던지기 좌표 코인 공일공 0000 3434");

        var actor = (await Site.Get<ActorDesk>().ListAsync(Stop)).Single(candidate => candidate.Posts.Any(post => post.Id == one.Id));

        actor.Posts.Select(post => post.Id).ShouldBe([one.Id, two.Id, three.Id], ignoreOrder: true);
        actor.Contacts.ShouldAllBe(contact => !contact.Masked.Contains("linkedseller1"));
    }

    [Fact]
    public async Task An_accusation_holds_confirmed_posts_alone_and_shows_when_it_is_altered()
    {
        var kept = await TakeAsync("사설토토 총판 모집 먹튀 없음 텔레 accusedone1");
        await TakeAsync("바카라 픽 공유 첫충 40 텔레 accusedone1");
        await Review.DecideAsync(kept.Id, true, Yoon, Stop);
        var actor = (await Site.Get<ActorDesk>().ListAsync(Stop)).Single(candidate => candidate.Posts.Any(post => post.Id == kept.Id));

        var archive = (await Site.Get<ReportDesk>().AccuseAsync(actor.Id, Cho, Stop))!;

        EvidenceVerifier.Verify(archive).Intact.ShouldBeTrue();
        using var zip = new ZipArchive(new MemoryStream(archive));
        using var reader = new StreamReader(zip.GetEntry("posts.csv")!.Open());
        var csv = await reader.ReadToEndAsync(Stop);
        csv.ShouldContain("accusedone1");
        csv.ShouldNotContain("바카라 픽 공유");
        archive[archive.Length / 2] ^= 1;
        EvidenceVerifier.Verify(archive).Intact.ShouldBeFalse();
    }

    [Fact]
    public async Task A_collected_text_is_judged_and_a_picture_is_left_to_others()
    {
        var reader = Site.Get<IServiceProvider>().GetServices<ICollectedItemReader>().OfType<CollectedPosts>().Single();
        var item = new CollectedItem(Guid.NewGuid(), Guid.NewGuid(), ItemKind.Text, new Uri("https://collected.invalid/7"), null, Site.Clock.GetUtcNow(), null, "출장샵 아가씨 대기중 후불 초이스", default, "text/html", new Dictionary<string, string>());

        (await reader.ReadAsync(item, Stop)).ShouldBeNull();
        (await reader.ReadAsync(item, Stop)).ShouldBeNull();
        (await reader.ReadAsync(item with { Text = " " }, Stop)).ShouldBe("no-text");
        (await reader.ReadAsync(item with { Kind = ItemKind.Picture }, Stop)).ShouldBeNull();

        (await Site.ReadAsync((HarmfulDb db) => db.Posts.SingleAsync(one => one.Address == "https://collected.invalid/7"))).Times.ShouldBe(2);
    }

    [Theory]
    [InlineData("\0\0 아이스 팝니다 드랍 \uD83D 끝")]
    [InlineData("\uDC00\uD800")]
    public async Task A_broken_text_is_stored_and_shown(string text)
    {
        var row = await TakeAsync(text + Guid.NewGuid());

        (await Review.FindAsync(row.Id, Stop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_megabyte_is_judged_and_cut()
    {
        var row = await TakeAsync("아이스 팝니다 드랍 가능 텔레 longpost1 " + string.Concat(Enumerable.Repeat("010-0000-1234 ", 70_000)));

        row.Length.ShouldBeGreaterThan(900_000);
        Site.Get<FieldCipher>().Open(row.Text).Length.ShouldBe(100_000);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_taken()
    {
        var answer = await Site.Client.PostAsJsonAsync(PostEndpoint.Path, new { text = "글" }, Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<PostRow> TakeAsync(string text)
    {
        var post = new PostIn(text, "https://test.invalid/" + Guid.NewGuid(), "test");
        await Desk.TakeAsync([post], Stop);
        return await Site.ReadAsync((HarmfulDb db) => db.Posts.SingleAsync(one => one.Address == post.Address));
    }
}

public sealed class SqliteHarmfulContentTests(Sites sites) : HarmfulContentConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresHarmfulContentTests(Sites sites) : HarmfulContentConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
