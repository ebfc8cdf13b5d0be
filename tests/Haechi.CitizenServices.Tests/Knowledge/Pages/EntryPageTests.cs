using Bunit;
using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.Knowledge.Pages;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;

namespace Haechi.CitizenServices.Tests.Knowledge.Pages;

/// <summary>The editor as a page, with the real store behind it.</summary>
public sealed class EntryPageTests(Sites sites) : IAsyncLifetime
{
    private static readonly Actor Kim = Actor.Person("kim-of-the-editor", "김편집");
    private BunitContext _page = null!;
    private TalkSite _site = null!;

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await sites.On(DatabaseKind.Sqlite);
        _page = LivePage.Of(_site, Kim);
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void What_lacks_a_field_is_not_published_and_says_where()
    {
        var title = $"은하수길 {Guid.NewGuid():N}";
        var page = Open("new");
        page.Find("#entry-title").Input(title);

        page.Find("[aria-keyshortcuts=P]").Click();

        page.Find(".hc-banner").TextContent.ShouldContain("아무것도 저장하지 않았습니다");
        page.Find("#entry-body").GetAttribute("aria-invalid").ShouldBe("true");
        Stored(title).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_whole_is_published_with_the_editors_name()
    {
        var title = $"별자리 교실 {Guid.NewGuid():N}";
        var page = Open("new");
        Fill(page, title);

        page.Find("[aria-keyshortcuts=P]").Click();

        page.WaitForAssertion(() => Stored(title).ShouldHaveSingleItem().State.ShouldBe(KnowledgeState.Published));
        var row = Stored(title)[0];
        (row.Version, row.ChangedByName).ShouldBe((1, Kim.Name));
    }

    [Fact]
    public async Task Who_saves_over_a_newer_text_is_told_and_keeps_what_was_typed()
    {
        var title = $"달빛 산책 {Guid.NewGuid():N}";
        var first = Open("new");
        Fill(first, title);
        first.Find("[aria-keyshortcuts=S]").Click();
        first.WaitForAssertion(() => Stored(title).ShouldHaveSingleItem());
        var row = Stored(title)[0];
        var late = Open(row.Id);
        await _site.Get<KnowledgeDesk>().SaveDraftAsync(new KnowledgeDraft { Id = row.Id, Title = title, Body = "다른 편집자의 글입니다." }, row.Revision, Kim, Stop);

        late.Find("#entry-body").Input("늦게 저장한 글입니다.");
        late.Find("[aria-keyshortcuts=S]").Click();

        late.WaitForAssertion(() => late.Find(".hc-banner").TextContent.ShouldNotBeNullOrWhiteSpace());
        late.Find("#entry-body").GetAttribute("value").ShouldBe("늦게 저장한 글입니다.");
        Stored(title)[0].Body.ShouldBe("다른 편집자의 글입니다.");
    }

    [Fact]
    public void The_bot_is_asked_with_the_unsaved_draft_and_nothing_is_stored()
    {
        var title = $"혜성 관측 예약 {Guid.NewGuid():N}";
        var page = Open("new");
        Fill(page, title);

        page.Find("[aria-keyshortcuts=A]").Click();

        page.WaitForAssertion(() => page.Find("[data-part=trial]").TextContent.ShouldContain("이제 답합니다"), TimeSpan.FromMinutes(1));
        Stored(title).ShouldBeEmpty();
    }

    [Fact]
    public void An_entry_that_is_not_there_says_so() => Open("gone-for-good").Find(".hc-empty").TextContent.ShouldNotBeNullOrWhiteSpace();

    private IRenderedComponent<EntryPage> Open(string id)
    {
        var page = _page.Render<EntryPage>(p => p.Add(e => e.Id, id));
        page.WaitForState(() => page.FindAll(".hc-skeleton").Count == 0, TimeSpan.FromMinutes(1));
        return page;
    }

    private static void Fill(IRenderedComponent<EntryPage> page, string title)
    {
        page.Find("#entry-title").Input(title);
        page.Find("#entry-body").Input("예약은 천문대 누리집에서 합니다.");
        page.Find("#entry-questions").Input(title);
        page.Find("#entry-source").Input("천문대 안내");
        page.Find("#entry-owner").Input("천문과");
        page.Find("#entry-until").Change("2099-12-31");
    }

    private List<KnowledgeRow> Stored(string title)
    {
        using var db = _site.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<KnowledgeDb>>().CreateDbContext();
        return [.. db.Entries.Where(e => e.Title == title)];
    }
}
