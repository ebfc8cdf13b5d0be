using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Feeds;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Storing;
using Haechi.Traffic.SmartIntersections.Feeds.Street;
using Haechi.Traffic.SmartIntersections.Feeds.Watch;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Storage;
using Haechi.Traffic.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TestContext = Xunit.TestContext;

namespace Haechi.Traffic.Tests.SmartIntersections.Feeds;

/// <summary>A site of a test's own with the town in its register and a token that may hand in readings.</summary>
public abstract class FeedSuite : IAsyncLifetime
{
    private protected TrafficSite Site { get; private set; } = null!;

    private protected RegisteredNetwork Network { get; private set; } = null!;

    protected abstract DatabaseKind Kind { get; }

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected StreetState Street => Site.Get<StreetState>();

    private protected DateTimeOffset Now => Site.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        Site = await TrafficSite.StartAsync(Kind);
        var id = (await Site.Get<NetworkRegistry>().ImportAsync("town", TownSeeder.Source(), Actor.System, isDemo: false, Stop)).Value;
        Network = (await Site.Get<NetworkRegistry>().OpenAsync(id, Stop))!;
        var token = (await Site.Get<ApiTokens>().CreateAsync(new ApiTokenRequest("detectors", [PlatformPermissions.IngestWrite], ["smart-intersections"]), Actor.System, Stop)).Value.Token;
        Site.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Site.DisposeAsync();
    }

    private protected FieldWatch Watch(StreetState street) => new(
        street, new ReadingStore(Site.Get<Ledger>(), street), Site.Get<FaultDesk>(), Site.Get<IDbContextFactory<TrafficDb>>(), Site.Get<StorageHealth>(), Site.Get<IOptionsMonitor<FieldOptions>>(), Site.Clock, NullLogger<FieldWatch>.Instance);

    private protected async Task<(HttpStatusCode Status, ReadingAnswer Answer)> PostAsync(string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        var response = await Site.Client.PostAsync(ReadingEndpoints.Path, content, Stop);
        return (response.StatusCode, JsonSerializer.Deserialize<ReadingAnswer>(await response.Content.ReadAsStringAsync(Stop), LedgerJson.Options)!);
    }
}
