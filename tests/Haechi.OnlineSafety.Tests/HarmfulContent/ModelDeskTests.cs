using Bunit;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.HarmfulContent;
using Haechi.OnlineSafety.HarmfulContent.Judging;
using Haechi.OnlineSafety.HarmfulContent.Models;
using Haechi.OnlineSafety.HarmfulContent.Pages;
using Haechi.OnlineSafety.HarmfulContent.Review;
using Haechi.OnlineSafety.HarmfulContent.Storage;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.Tests.HarmfulContent;

/// <summary>What people decide becomes the next model, when a person says so; each test has a site of its own, for a model is everybody's.</summary>
public abstract class ModelDeskConformance
{
    private static readonly Actor Yoon = Actor.Person("yoon", "윤지원");
    private static readonly Actor Cho = Actor.Person("cho", "조수사");

    protected abstract DatabaseKind Kind { get; }

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Decisions_make_a_model_that_judges_once_a_person_chose_it_and_no_longer_when_it_is_taken_back()
    {
        await using var site = await SafetySite.StartAsync(Kind);
        var (desk, inForce) = (site.Get<ModelDesk>(), site.Get<TradeModelInForce>());
        await DecideAsync(site, dismissed: 24);
        (await TakeAsync(site, Alike(99))).State.ShouldBe(PostState.Queued, "the made-up model takes it for trade, which is what reviewers dismissed");

        var version = (await desk.TrainAsync(Yoon, Stop)).Value;

        var made = (await desk.ListAsync(Stop)).ShouldHaveSingleItem();
        (made.Version, made.MadeByName, made.InForceSince).ShouldBe((version, "윤지원", null));
        made.Dismissed.ShouldBe(24 - made.Trial.Dismissed);
        made.Trial.Accused.ShouldBeLessThan(made.Trial.AccusedBefore + (made.Trial.Dismissed == 0 ? 1 : 0));
        (await TakeAsync(site, Alike(98))).State.ShouldBe(PostState.Queued, "a model that nobody chose judges nothing");

        (await desk.ActivateAsync(made.Id, Cho, Stop)).Value.ShouldBe(version);
        var after = await TakeAsync(site, Alike(97));
        (after.State, after.Model).ShouldBe((PostState.Ordinary, version));
        (await TakeAsync(site, "강남 아이스 작대기 팝니다 드랍 가능 텔레 stillfound1")).Label.ShouldBe("drugs");
        (await desk.ActivateAsync(made.Id, Cho, Stop)).Refusal!.Code.ShouldBe("already-in-force");

        (await desk.ActivateAsync(null, Cho, Stop)).Value.ShouldBe(inForce.MadeUp.Version);
        (await TakeAsync(site, Alike(96))).State.ShouldBe(PostState.Queued);
        (await desk.ActivateAsync(null, Cho, Stop)).Refusal!.Code.ShouldBe("already-in-force");
    }

    [Fact]
    public async Task Too_few_decisions_make_no_model_and_an_unknown_or_damaged_one_is_not_put_in_force()
    {
        await using var site = await SafetySite.StartAsync(Kind);
        var desk = site.Get<ModelDesk>();
        await DecideAsync(site, dismissed: 3);

        (await desk.TrainAsync(Yoon, Stop)).Refusal!.Code.ShouldBe("too-few-decisions");
        (await desk.ActivateAsync(Guid.NewGuid(), Yoon, Stop)).Refusal!.Code.ShouldBe("unknown-model");
        var broken = new ModelRow { Id = Guid.CreateVersion7(), Version = "judged-broken", MadeAt = site.Clock.GetUtcNow(), Weights = [1, 2, 3], Trial = """{"before":"x"}""" };
        await site.Get<Ledger>().WriteAsync(
            scope =>
            {
                scope.Use<HarmfulDb>().Models.Add(broken);
                return Task.CompletedTask;
            },
            Stop);
        (await desk.ActivateAsync(broken.Id, Yoon, Stop)).Refusal!.Code.ShouldBe("model-unreadable");

        // Damaged after it was chosen: posts are judged all the same, and the service says why.
        await site.Get<Ledger>().WriteAsync(
            async scope => (await scope.Use<HarmfulDb>().Models.SingleAsync(row => row.Id == broken.Id, Stop)).InForceSince = scope.At, Stop);
        (await TakeAsync(site, "작대기 던지기 좌표 바로 텔레 damaged1")).Label.ShouldBe("drugs");
        site.Get<TradeModelInForce>().Fault!.ShouldContain("judged-broken");
    }

    [Fact]
    public async Task The_page_trains_and_says_what_it_cannot_do()
    {
        await using var site = await SafetySite.StartAsync(Kind);
        await using var page = LivePage.Of(site, Cho, "investigator");
        var shown = page.Render<ModelsPage>();

        await shown.Find("button.hc-button-primary").ClickAsync(new());

        shown.Markup.ShouldContain("학습에는 20건이 필요합니다");
        await DecideAsync(site, dismissed: 22);
        await shown.Find("button.hc-button-primary").ClickAsync(new());
        shown.Markup.ShouldContain("judged-");
        shown.Markup.ShouldContain("→");
    }

    // The made-up model takes these for gambling; the reviewers of this city know them for a club of the neighbourhood.
    private static string Alike(int number) => $"파워볼 픽 공유 단톡방 초대 꽁머니 지급 {number}동 주민센터 탁구 모임";

    private static async Task DecideAsync(SafetySite site, int dismissed)
    {
        for (var i = 0; i < dismissed; i++)
        {
            var row = await TakeAsync(site, Alike(i));
            (await site.Get<ReviewDesk>().DecideAsync(row.Id, false, Yoon, Stop)).Refusal.ShouldBeNull();
        }
    }

    private static async Task<PostRow> TakeAsync(SafetySite site, string text)
    {
        var post = new PostIn(text, "https://model.invalid/" + Guid.NewGuid(), "test");
        await site.Get<PostDesk>().TakeAsync([post], Stop);
        return await site.ReadAsync((HarmfulDb db) => db.Posts.SingleAsync(one => one.Address == post.Address));
    }
}

public sealed class SqliteModelDeskTests : ModelDeskConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresModelDeskTests : ModelDeskConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
