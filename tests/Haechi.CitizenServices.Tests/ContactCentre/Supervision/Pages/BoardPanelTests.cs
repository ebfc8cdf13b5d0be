using Bunit;
using Haechi.CitizenServices.ContactCentre.Demo;
using Haechi.CitizenServices.ContactCentre.Supervision.Pages;
using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Demo;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.CitizenServices.Tests.ContactCentre.Supervision.Pages;

/// <summary>The supervisor's tabs as components, with a database of their own behind them.</summary>
public sealed class BoardPanelTests : IAsyncLifetime
{
    private static readonly Actor Park = Actor.Person("park", "박평가");
    private BunitContext _page = null!;
    private TalkSite _site = null!;

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TalkSite.StartAsync(DatabaseKind.Sqlite);
        _page = LivePage.Of(_site, Park);
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task An_empty_board_says_what_will_be_there_and_fills_while_it_is_looked_at()
    {
        var page = _page.Render<BoardPanel>();
        page.WaitForElement(".hc-tiles");
        Tile(page, "지금 대기").ShouldStartWith("0");
        page.Find(".hc-tiles").TextContent.ShouldContain("평소 값은 지난주 같은 요일부터 쌓입니다");
        page.FindAll(".hc-empty").Count.ShouldBe(1, "the topics");

        await AskAsync("여권은 어떻게 만드나요");

        page.WaitForAssertion(() => Tile(page, "지금 대기").ShouldStartWith("1"), TimeSpan.FromSeconds(30));
        page.FindAll(".hc-empty").ShouldBeEmpty();
    }

    [Fact]
    public async Task With_a_past_the_board_shows_the_usual_and_the_words_tab_the_one_that_rises()
    {
        await SeedPastAsync();

        var board = _page.Render<BoardPanel>();
        board.WaitForElement(".cc-usual");
        board.Find("form[method=get]").GetAttribute("action").ShouldBe("/console/contact-centre/export");

        var words = _page.Render<WordsPanel>(p => p.Add(w => w.Word, PastTalks.Rising));
        words.WaitForAssertion(() => words.FindAll(".cc-examples li").Count.ShouldBe(5));
        words.FindAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain(PastTalks.Rising);

        var parking = _page.Render<ParkingPanel>();
        parking.WaitForAssertion(() => parking.FindAll("tbody tr").Count.ShouldBeGreaterThanOrEqualTo(28));
    }

    [Fact]
    public void Without_a_past_the_words_tab_says_that_it_is_too_early()
    {
        var words = _page.Render<WordsPanel>();
        words.WaitForElement(".hc-empty");
        words.FindAll("table").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draw_that_is_refused_says_why_and_one_that_is_not_opens_its_sample()
    {
        await SeedPastAsync();
        var page = _page.Render<ReviewsPanel>();
        page.WaitForElement("#draw-size").Change("0");
        page.Find("form").Submit();
        page.WaitForAssertion(() => page.Find(".hc-error").TextContent.ShouldContain("1~200"));

        page.Find("#draw-size").Change("3");
        page.Find("form").Submit();

        var navigation = _page.Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => navigation.Uri.ShouldContain("tab=reviews&sample="));
        (await _site.ReadAsync<SupervisionDb, int>(db => db.Reviews.CountAsync(Stop))).ShouldBe(3);
    }

    private static string Tile(IRenderedComponent<BoardPanel> page, string label) =>
        page.FindAll(".hc-tile").Single(t => t.TextContent.Contains(label, StringComparison.Ordinal)).QuerySelector(".hc-tile-value")!.TextContent.Trim();

    private async Task AskAsync(string text)
    {
        var id = (await _site.Citizen.StartAsync("web", "ko", OwnerToken.Hash(OwnerToken.New()), Stop)).Id;
        await _site.Citizen.SayAsync(id, new Said(text), Stop);
        (await _site.Citizen.AskForPersonAsync(id, "상담 요청", Stop)).Succeeded.ShouldBeTrue();
    }

    private Task SeedPastAsync() => _site.Get<IEnumerable<IDemoSeeder>>().OfType<PastSeeder>().Single()
        .SeedAsync(new DemoContext(_site.Get<IServiceProvider>(), _site.Clock.GetUtcNow(), new Random(20260122), _ => { }), Stop);
}
