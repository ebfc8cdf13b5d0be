using Bunit;
using Haechi.CitizenServices.Knowledge.Pages.Importing;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.Knowledge.Pages;

/// <summary>The import tab: drafts unless somebody says otherwise, and one bad file beside good ones.</summary>
public sealed class ImportFormTests(Sites sites) : IAsyncLifetime
{
    private static readonly Actor Kim = Actor.Person("kim-of-the-imports", "김편집");
    private BunitContext _page = null!;
    private TalkSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await sites.On(DatabaseKind.Sqlite);
        _page = LivePage.Of(_site, Kim);
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Files_become_drafts_and_a_broken_one_is_named_beside_them()
    {
        var word = $"해왕성{Guid.NewGuid():N}";
        var page = Open();
        Choose(page, ("good.md", $"# {word} 안내\n\n{word} 관람은 오전 9시에 시작합니다."), ("broken.pdf", "no pdf"));
        page.Find("#import-owner").Change("천문과");
        Source(page);

        page.Find("[aria-keyshortcuts=I]").Click();

        page.WaitForAssertion(() => page.Markup.ShouldContain("broken.pdf"), TimeSpan.FromMinutes(1));
        page.WaitForAssertion(() => Stored(word).ShouldHaveSingleItem().State.ShouldBe(KnowledgeState.Draft), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_preview_says_what_would_come_and_keeps_nothing()
    {
        var word = $"명왕성{Guid.NewGuid():N}";
        var page = Open();
        Choose(page, ("look.md", $"# {word} 안내\n\n{word} 관람은 오후 2시에 시작합니다."));
        page.Find("#import-owner").Change("천문과");
        Source(page);

        page.Find("[aria-keyshortcuts=V]").Click();

        page.WaitForAssertion(() => page.FindAll("[aria-live=polite]").ShouldContain(e => e.TextContent.Contains("look.md")), TimeSpan.FromMinutes(1));
        Stored(word).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_begins_without_files_or_without_a_source()
    {
        var page = Open();
        page.Find("[aria-keyshortcuts=I]").HasAttribute("disabled").ShouldBeTrue();

        Choose(page, ("a.md", "# 제목\n\n글입니다."));
        page.Find("[aria-keyshortcuts=I]").Click();

        page.WaitForAssertion(() => page.Find(".hc-banner").TextContent.ShouldContain("출처"));
    }

    private IRenderedComponent<ImportForm> Open() => _page.Render<ImportForm>();

    private static void Choose(IRenderedComponent<ImportForm> page, params (string Name, string Text)[] files)
    {
        page.FindComponent<InputFile>().UploadFiles([.. files.Select(f => InputFileContent.CreateFromText(f.Text, f.Name))]);
        page.WaitForAssertion(() => page.FindAll(".kn-files li").Count.ShouldBe(files.Length), TimeSpan.FromMinutes(1));
    }

    private static void Source(IRenderedComponent<ImportForm> page) => page.Find("#import-source").Change("천문대 안내");

    private List<KnowledgeRow> Stored(string word)
    {
        using var db = _site.Get<IDbContextFactory<KnowledgeDb>>().CreateDbContext();
        return [.. db.Entries.Where(e => e.Body.Contains(word) || e.Title.Contains(word))];
    }
}
