using Bunit;
using Haechi.CitizenServices.ContactCentre.Desk.Pages;
using Haechi.CitizenServices.ContactCentre.Desk.Storage;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.ContactCentre.Desk.Pages;

/// <summary>Hand-on, rest and wrap-up as a counsellor meets them: what is asked first, what is refused, what is kept.</summary>
public sealed class DeskDialogTests(Sites sites) : IAsyncLifetime
{
    private static readonly Actor Kim = Actor.Person("kim-of-the-dialogs", "김상담");
    private static readonly Actor Lee = Actor.Person("lee-of-the-dialogs", "이상담");
    private BunitContext _page = null!;
    private TalkSite _site = null!;
    private Guid _id;

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await sites.On(DatabaseKind.Sqlite);
        _page = LivePage.Of(_site, Kim);
        _id = (await _site.Citizen.StartAsync("web", "ko", OwnerToken.Hash(OwnerToken.New()), Stop)).Id;
        await _site.Citizen.SayAsync(_id, new Said("", "person"), Stop);
        await _site.Citizen.SayAsync(_id, new Said("여권 재발급하려면 뭐가 필요해요?"), Stop);
        await _site.Get<CounsellorDesk>().TakeAsync(_id, Kim, Stop);
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public async Task A_hand_on_without_a_note_stays_open_with_the_reason_and_goes_once_there_is_one()
    {
        await _site.Get<CounsellorSeats>().SetAsync(Lee, CounsellorState.Ready, Stop);
        var page = Open();
        page.Find("[aria-keyshortcuts='H']").Click();
        page.WaitForElement("#transfer-to").Change($"c:{Lee.Id}");
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => page.Find("dialog .hc-error").TextContent.ShouldNotBeEmpty());
        (await _site.ConversationAsync(_id)).CounsellorId.ShouldBe(Kim.Id);

        page.Find("#transfer-note").Change("여권 재발급 문의입니다.");
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => page.FindAll("dialog").ShouldBeEmpty());
        (await _site.ConversationAsync(_id)).CounsellorId.ShouldBe(Lee.Id);
        page.FindAll("#counsel").ShouldBeEmpty("who handed it on no longer writes in it");
    }

    [Fact]
    public async Task A_rest_is_begun_and_ended_and_cancelling_the_question_changes_nothing()
    {
        var page = Open();
        page.Find("[aria-keyshortcuts='P']").Click();
        page.WaitForElement("dialog button[type=button]").Click();
        page.WaitForAssertion(() => page.FindAll("dialog").ShouldBeEmpty());
        (await _site.ConversationAsync(_id)).PausedUntil.ShouldBeNull();

        page.Find("[aria-keyshortcuts='P']").Click();
        page.WaitForElement("#pause-minutes").Change("10");
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => page.Find(".hc-desk-note").TextContent.ShouldContain("보류하고 있습니다"));
        var until = (await _site.ConversationAsync(_id)).PausedUntil.ShouldNotBeNull();
        (until - _site.Clock.GetUtcNow()).ShouldBeInRange(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10.1));

        page.Find(".hc-desk-note button").Click();

        page.WaitForAssertion(() => page.FindAll(".hc-desk-note").ShouldBeEmpty());
        (await _site.ConversationAsync(_id)).PausedUntil.ShouldBeNull();
    }

    [Fact]
    public async Task What_the_counsellor_confirmed_is_the_record_not_what_was_drafted()
    {
        var page = Open("close");
        page.Find("#close-topic").Change("guide:passport");
        page.Find("#close-summary").Change("여권 재발급 서류를 안내함");
        (await RecordsAsync()).ShouldBeEmpty("a change in the form saves nothing");

        page.Find(".hc-desk-panel form").Submit();

        page.WaitForAssertion(() => page.FindAll("#counsel").ShouldBeEmpty());
        var record = (await RecordsAsync()).ShouldHaveSingleItem();
        (record.Topic, record.CounsellorId).ShouldBe(("guide:passport", Kim.Id));
        _site.Get<FieldCipher>().Open(record.Summary).ShouldBe("여권 재발급 서류를 안내함");
    }

    [Fact]
    public async Task A_wrap_up_without_a_summary_says_why_and_ends_nothing()
    {
        var page = Open("close");
        page.Find("#close-summary").Change(" ");
        page.Find(".hc-desk-panel form").Submit();

        page.WaitForAssertion(() => page.Find(".hc-desk-panel .hc-error").TextContent.ShouldNotBeEmpty());
        (await _site.ConversationAsync(_id)).Mode.ShouldBe(ConversationMode.Counsellor);
        (await RecordsAsync()).ShouldBeEmpty();
    }

    private Task<List<RecordRow>> RecordsAsync() =>
        _site.ReadAsync<ContactDeskDb, List<RecordRow>>(db => db.Records.Where(r => r.ConversationId == _id).ToListAsync(Stop));

    private IRenderedComponent<DeskConversation> Open(string? panel = null)
    {
        var page = _page.Render<DeskConversation>(p => p.Add(c => c.Id, _id).Add(c => c.Revision, 0).Add(c => c.Help, panel));
        page.WaitForElement(".hc-thread");
        return page;
    }
}
