using Haechi.OnlineSafety.Collection.Fetching;
using Haechi.OnlineSafety.Collection.Keywords;
using Haechi.OnlineSafety.Collection.Sources;
using Haechi.Platform.Web;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.Collection.Crawling;

/// <summary>
/// Visits the pages of a site, slowly and as far as its robots.txt allows, and hands on their texts, pictures and videos. Pages
/// are followed on the hosts of the start addresses only; pictures may lie elsewhere.
/// </summary>
internal sealed class SiteCrawl(OutgoingGuard guard, KeywordsInForce keywords, IOptionsMonitor<CollectionOptions> options, TimeProvider clock)
{
    public async Task RunAsync(Visit visit, CancellationToken cancellationToken)
    {
        using var fetcher = Fetcher();
        var run = new SiteVisit(visit, fetcher, new RobotsCache(fetcher, options.CurrentValue.Agent.Split('/')[0], clock), options.CurrentValue, await keywords.CurrentAsync(cancellationToken), clock);
        await run.RunAsync(cancellationToken);
    }

    /// <summary>A fetcher as the settings say. Any host may be called but none that leads inwards.</summary>
    public SiteFetcher Fetcher()
    {
        var settings = options.CurrentValue;
        var limits = settings.Ports.Count == 0 ? new FetchLimits() : new FetchLimits { Ports = settings.Ports.ToHashSet() };
        return new SiteFetcher(guard, _ => true, settings.Agent, limits, clock);
    }
}
