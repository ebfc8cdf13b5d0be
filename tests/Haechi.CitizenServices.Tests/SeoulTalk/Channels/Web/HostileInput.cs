using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Channels.Web;

/// <summary>Whatever is sent to the talk endpoints: a clear no, nothing half stored, no bug met, and the conversation goes on.</summary>
public abstract class HostileInput(Sites sites) : IAsyncLifetime
{
    private (int, int) _before;
    private int _lines;

    private protected TalkSite Site { get; private set; } = null!;

    private protected TalkClient Page { get; private set; } = null!;

    /// <summary>What the site has logged since the test began; other tests may log beside it.</summary>
    private protected IEnumerable<(LogLevel Level, string Text)> Logged => Site.Log.Lines.Skip(_lines);

    public async ValueTask InitializeAsync()
    {
        Site = await sites.On(DatabaseKind.Sqlite);
        Page = await TalkClient.OpenAsync(Site);
        _before = await TraceAsync();
        _lines = Site.Log.Lines.Count;
    }

    public async ValueTask DisposeAsync()
    {
        Logged.ShouldNotContain(line => line.Level >= LogLevel.Error);
        if ((await Site.ConversationAsync(Page.Id)).Mode != ConversationMode.Ended)
        {
            (await Page.HearAsync(new { text = "여권 재발급하려면 뭐가 필요해요?" })).ShouldContain("event: done");
        }

        GC.SuppressFinalize(this);
    }

    private protected async Task NothingHappenedAsync() => (await TraceAsync()).ShouldBe(_before);

    private protected async Task<(int Turns, int Observations)> TraceAsync() => (
        (await Site.TurnsAsync(Page.Id)).Count,
        await Site.ReadAsync<RoomsDb, int>(db => db.Observations.CountAsync(o => o.Subject == Page.Id.ToString())));
}
