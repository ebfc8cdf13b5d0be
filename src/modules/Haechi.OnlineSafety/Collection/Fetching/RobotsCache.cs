using System.Collections.Concurrent;

namespace Haechi.OnlineSafety.Collection.Fetching;

/// <summary>The robots.txt of each host (scheme, name and port), fetched once a day: gone (4xx) allows everything, unreachable or failing (5xx) forbids everything.</summary>
/// <param name="fetcher">Fetches; its limits and checks hold for robots.txt as for pages.</param>
/// <param name="product">Name of this crawler in a robots.txt.</param>
/// <param name="clock">Time.</param>
internal sealed class RobotsCache(SiteFetcher fetcher, string product, TimeProvider clock)
{
    // RFC 9309, 2.4: not longer than a day. A failure is asked again sooner, so that a short fault does not close a site for a day.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan KeptAfterFault = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (RobotsFile File, DateTimeOffset Until)> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>To be given to <see cref="FetchRequest.Admit"/>.</summary>
    /// <returns>Null when the address may be fetched, else <see cref="SkipReason.Robots"/>.</returns>
    public async ValueTask<string?> AdmitAsync(Uri address, CancellationToken cancellationToken) =>
        (await OfAsync(address, cancellationToken)).Allows(address) ? null : SkipReason.Robots;

    /// <summary>The file that holds for an address.</summary>
    public async ValueTask<RobotsFile> OfAsync(Uri address, CancellationToken cancellationToken)
    {
        var host = address.GetLeftPart(UriPartial.Authority);
        if (_files.TryGetValue(host, out var known) && known.Until > clock.GetUtcNow())
            return known.File;
        var request = new FetchRequest(new Uri(address, "/robots.txt"), RobotsFile.MostBytes) { KeepBeginning = true };
        var fetched = await fetcher.FetchAsync(request, cancellationToken);
        var file = fetched switch
        {
            { Skipped: null, Status: 200 } => RobotsFile.Parse(fetched.Content.Span, product),
            { Status: >= 400 and < 500 } => RobotsFile.Open,
            // RFC 9309, 2.3.1.2: a robots.txt that only redirects on and on may be taken as gone.
            { Skipped: SkipReason.Redirects } => RobotsFile.Open,
            _ => RobotsFile.Closed,
        };
        _files[host] = (file, clock.GetUtcNow() + (ReferenceEquals(file, RobotsFile.Closed) ? KeptAfterFault : Kept));
        return file;
    }
}
