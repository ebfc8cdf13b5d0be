using Haechi.OnlineSafety.HarmfulContent;
using Haechi.OnlineSafety.HarmfulContent.Judging;
using Haechi.OnlineSafety.HarmfulContent.Pictures;
using Haechi.OnlineSafety.HarmfulContent.Reports;
using Haechi.OnlineSafety.HarmfulContent.Review;
using Haechi.OnlineSafety.HarmfulContent.Storage;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Persistence;
using Haechi.Platform.Register;
using Haechi.Text;
using Haechi.Text.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.OnlineSafety.Tests.HarmfulContent;

/// <summary>Hate and abuse: a category that needs a model which the product does not carry.</summary>
public sealed class HateCategoryTests
{
    private const string Abuse = "저 바보들은 다 꺼져라 진짜 멍청이들";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_a_model_abuse_reaches_the_queue_and_without_it_the_service_says_so()
    {
        await using var site = await SafetySite.StartAsync(DatabaseKind.Sqlite);
        (await TakeAsync(site, Abuse)).State.ShouldBe(PostState.Ordinary);
        (await ConditionAsync(site)).Why!.Ko.ShouldContain("혐오·욕설 모델이 없어");

        Train(site.Get<HateModelInForce>().Path);

        var row = await TakeAsync(site, Abuse + " 정말");
        (row.State, row.Label).ShouldBe((PostState.Queued, "hate"));
        row.Rank.ShouldBe(Math.Round(4 * row.Score, 4), 0.01);
        row.Model.ShouldStartWith("hate-");
        (await site.Get<ReviewDesk>().FindAsync(row.Id, Stop))!.Text.ShouldContain(piece => piece.Spoke > 0);
        (await TakeAsync(site, "오늘 날씨가 참 좋아서 공원에 갔어요")).State.ShouldBe(PostState.Ordinary);
        ((await ConditionAsync(site)).Why?.Ko ?? "").ShouldNotContain("혐오");
    }

    [Fact]
    public async Task A_post_that_sells_and_abuses_stands_under_the_graver()
    {
        await using var site = await SafetySite.StartAsync(DatabaseKind.Sqlite);
        Train(site.Get<HateModelInForce>().Path);

        (await TakeAsync(site, "바보 멍청이들아 아이스 작대기 팝니다 드랍 가능 텔레 bothkinds1")).Label.ShouldBe("drugs");
    }

    [Fact]
    public async Task A_harm_of_nothing_turns_the_category_off()
    {
        await using var site = await SafetySite.StartAsync(DatabaseKind.Sqlite, ("harmful-content:HateHarm", "0"));
        Train(site.Get<HateModelInForce>().Path);

        (await TakeAsync(site, Abuse)).State.ShouldBe(PostState.Ordinary);
        ((await ConditionAsync(site)).Why?.Ko ?? "").ShouldNotContain("혐오");
    }

    [Fact]
    public async Task A_damaged_model_stops_nothing_and_is_named()
    {
        await using var site = await SafetySite.StartAsync(DatabaseKind.Sqlite);
        await File.WriteAllTextAsync(site.Get<HateModelInForce>().Path, "no model", Stop);

        (await TakeAsync(site, Abuse)).State.ShouldBe(PostState.Ordinary);
        (await ConditionAsync(site)).Why!.En.ShouldContain("is no text model of Haechi");
    }

    [Fact]
    public async Task Whoever_trains_next_is_told_what_reviewers_were_asked_about()
    {
        await using var site = await SafetySite.StartAsync(DatabaseKind.Sqlite);
        Train(site.Get<HateModelInForce>().Path);
        var hate = await TakeAsync(site, Abuse);
        var trade = await TakeAsync(site, "아이스 작대기 팝니다 드랍 가능 텔레 askedabout1");
        var (desk, yoon) = (site.Get<ReviewDesk>(), Haechi.Kernel.Rooms.Actor.Person("yoon", "윤지원"));
        await desk.DecideAsync(hate.Id, false, yoon, Stop);
        await desk.DecideAsync(trade.Id, true, yoon, Stop);

        var lines = await site.Get<ReportDesk>().TrainingAsync(yoon, Stop);

        lines.Single(line => line.Labels.Count == 0).Known.ShouldBe(["hate"]);
        lines.Single(line => line.Labels.Count == 1).Known.ShouldNotContain("hate");
    }

    private static void Train(string path)
    {
        string[] calm = ["오늘 날씨가 좋아요", "공원에 다녀왔습니다", "회의는 오후에 있어요", "책을 다 읽었어요", "버스가 늦게 왔어요"];
        string[] rude = ["바보들은 꺼져라", "멍청이들 다 사라져", "진짜 바보 멍청이", "꺼져 이 멍청이", "저 바보들 한심하다"];
        var texts = Enumerable.Range(0, 60).Select(i => new LabelledText($"{(i % 2 == 0 ? calm : rude)[i / 2 % 5]} {i}번", new Dictionary<string, bool> { ["hate"] = i % 2 == 1 }, "made-up")).ToArray();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        ModelFile.Write(path, TextTrainer.Train(texts, new TrainingOptions(), Stop).Model, new Dictionary<string, int> { ["made-up"] = texts.Length });
    }

    private static async Task<PostRow> TakeAsync(SafetySite site, string text)
    {
        var post = new PostIn(text, "https://hate.invalid/" + Guid.NewGuid(), "test");
        await site.Get<PostDesk>().TakeAsync([post], Stop);
        return await site.ReadAsync((HarmfulDb db) => db.Posts.SingleAsync(one => one.Address == post.Address));
    }

    private static async Task<ServiceCondition> ConditionAsync(SafetySite site) =>
        await site.Get<IServiceProvider>().GetServices<IServiceCondition>().OfType<HarmfulCondition>().Single().CheckAsync(Stop);
}
