using Bunit;
using Haechi.CitizenServices.ContactCentre.Desk.Pages;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;

namespace Haechi.CitizenServices.Tests.ContactCentre.Desk.Pages;

/// <summary>The open conversation as components, with the real store behind them.</summary>
public sealed class DeskConversationTests(Sites sites) : IAsyncLifetime
{
    private const string Said = "강남역 3번 출구 앞에 불법주차된 차가 있어요. 12가3456, 제 번호는 010-1234-5678이에요.";
    private static readonly Actor Kim = Actor.Person("kim-of-the-pages", "김상담");
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
        await _site.Citizen.SayAsync(_id, new Said(Said), Stop);
        await _site.Get<CounsellorDesk>().TakeAsync(_id, Kim, Stop);
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Fields_show_their_sentence_and_numbers_are_masked_until_asked_for()
    {
        var page = Open();

        page.Find("#sheet-plate").GetAttribute("value").ShouldBe("12가3456");
        page.Find("#sheet-kind-from").TextContent.ShouldContain("강남역 3번 출구 앞에 불법주차된 차가 있어요.");
        page.Find(".hc-thread").TextContent.ShouldNotContain("1234-5678");

        page.Find(".hc-detail-head button").Click();

        page.WaitForAssertion(() => page.Find(".hc-thread").TextContent.ShouldContain("010-1234-5678"));
    }

    [Fact]
    public async Task What_is_corrected_stays_when_the_citizen_says_otherwise()
    {
        var page = Open();
        page.Find("#sheet-place").Change("서초구 반포대로 58");
        page.WaitForAssertion(() => page.Markup.ShouldContain("수정됨"));

        await _site.Citizen.SayAsync(_id, new Said("아니 2번 출구예요"), Stop);
        page.Render(p => p.Add(c => c.Revision, 1));

        page.WaitForAssertion(() => page.Find(".hc-thread").TextContent.ShouldContain("2번 출구예요"));
        page.Find("#sheet-place").GetAttribute("value").ShouldBe("서초구 반포대로 58");
        page.Find("#sheet-place-from").TextContent.ShouldContain("2번 출구예요", Case.Sensitive, "the reading goes on beside it");
    }

    [Fact]
    public void A_suggestion_is_put_into_the_reply_and_can_be_edited_before_it_is_sent()
    {
        var page = Open();
        page.Find("#standard").Input("여권 재발급");
        page.Find("[aria-keyshortcuts='Alt+1']").Click();

        var draft = page.Find("#counsel").GetAttribute("value").ShouldNotBeNull();
        draft.ShouldContain("출처:");
        page.Find("#counsel").Input(draft + "\n더 궁금하신 점이 있나요?");
        page.Find(".hc-desk-reply").Submit();

        page.WaitForAssertion(() => page.Find(".hc-turn-counsellor").TextContent.ShouldContain("더 궁금하신 점이 있나요?"));
        page.Find("#counsel").GetAttribute("value").ShouldBeNullOrEmpty();
    }

    [Fact]
    public void The_wrap_up_is_only_a_proposal_until_it_is_confirmed()
    {
        var page = Open("close");
        page.WaitForAssertion(() => page.Find("#close-summary").GetAttribute("value").ShouldNotBeNull().ShouldContain("불법주차된 차"));
        page.Find("#close-summary").Change("불법 주정차 안내");
        page.Find("#close-outcome").Change(nameof(HandoverOutcome.Referred));

        page.Find(".hc-desk-panel form").Submit();

        page.WaitForAssertion(() => page.Find(".hc-detail-actions").TextContent.ShouldContain("상담 종료"));
    }

    [Fact]
    public void A_message_that_cannot_be_sent_says_why()
    {
        var page = Open("message");

        page.Find(".hc-desk-panel form").TextContent.ShouldContain("contact_centre.sms.url");
        page.Find(".hc-desk-panel button[type=submit]").HasAttribute("disabled").ShouldBeTrue();
        page.FindAll("button").ShouldContain(b => b.TextContent.Contains("010-****-5678"), "what the citizen wrote of themselves is offered");
    }

    private IRenderedComponent<DeskConversation> Open(string? panel = null)
    {
        var page = _page.Render<DeskConversation>(p => p.Add(c => c.Id, _id).Add(c => c.Revision, 0).Add(c => c.Help, panel));
        page.WaitForElement(".hc-thread");
        return page;
    }
}
