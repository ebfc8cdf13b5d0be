using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.Testing;

/// <summary>What holds on either database. A suite inherits this, and two classes inherit the suite, one for each.</summary>
public abstract class TalkSuite(Sites sites) : IAsyncLifetime
{
    private protected const string Report = "방금 강남역 3번 출구 앞에 차가 인도를 막고 있어요 12가3456";
    private protected static readonly Actor Kim = Actor.Person("kim", "김상담");
    private protected static readonly Actor Lee = Actor.Person("lee", "이상담");

    protected abstract DatabaseKind Kind { get; }

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected TalkSite Site { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Site = await sites.On(Kind);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>For tests that need the whole database: dispose of it at the end.</summary>
    private protected async Task<TalkSite> OwnSiteAsync(params (string Key, string? Value)[] settings) => Site = await TalkSite.StartAsync(Kind, settings);

    private protected async Task<Guid> OpenAsync(string language = "ko") =>
        (await Site.Citizen.StartAsync("web", language, OwnerToken.Hash(OwnerToken.New()), Stop)).Id;

    private protected Task<Outcome<IReadOnlyList<TurnView>>> SayAsync(Guid id, string text) => Site.Citizen.SayAsync(id, new Said(text), Stop);

    private protected Task<Outcome<IReadOnlyList<TurnView>>> PressAsync(Guid id, string choice) => Site.Citizen.SayAsync(id, new Said("", choice), Stop);

    /// <summary>Says it and expects to be heard.</summary>
    private protected async Task<IReadOnlyList<TurnView>> TellAsync(Guid id, string text) => (await SayAsync(id, text)).Value;

    /// <summary>Files the report of <see cref="Report"/> in a conversation of its own.</summary>
    private protected async Task<ReportRow> FileAsync(string text = Report)
    {
        var id = await OpenAsync();
        await TellAsync(id, text);
        await PressAsync(id, "skip");
        (await PressAsync(id, "confirm")).Value.Select(t => t.Body).OfType<ReceiptBody>().ShouldHaveSingleItem();
        return await Site.ReadAsync<SeoulTalkDb, ReportRow>(db => db.Reports.SingleAsync(r => r.ConversationId == id, Stop));
    }

    private protected static IEnumerable<string> Words(IEnumerable<TurnView> turns) => turns.Select(t => t.Body switch
    {
        TextBody text => text.Text,
        NoticeBody notice => notice.Text,
        HandoverBody handover => handover.Text,
        ResultBody result => result.Text,
        AnswerBody answer => answer.Parts[0].Text,
        AskBody ask => ask.Text,
        LookupBody lookup => lookup.Text,
        var other => other.GetType().Name,
    });
}
