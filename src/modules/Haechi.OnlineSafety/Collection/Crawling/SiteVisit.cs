using Haechi.OnlineSafety.Collection.Fetching;
using Haechi.OnlineSafety.Collection.Keywords;
using Haechi.OnlineSafety.Collection.Sources;
using Haechi.OnlineSafety.Collection.Storage;

namespace Haechi.OnlineSafety.Collection.Crawling;

/// <summary>One visit of a site.</summary>
internal sealed class SiteVisit(Visit visit, SiteFetcher fetcher, RobotsCache robots, CollectionOptions options, KeywordSpotter keywords, TimeProvider clock)
{
    // A site may ask for more than this; a visit would then end with its time instead of its pages.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly SourceRow _source = visit.Source;
    private readonly Frontier _frontier = new(visit.Source.Depth);
    private readonly HashSet<Uri> _media = [];
    private readonly Dictionary<string, DateTimeOffset> _next = new(StringComparer.OrdinalIgnoreCase);
    private HashSet<string> _hosts = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        List<Uri> starts = [.. SourceDraft.Of(_source).Lines.Select(line => new Uri(line))];
        _hosts = starts.Select(start => start.Authority).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var start in starts)
            _frontier.Add(start, 0);
        while (_frontier.TryTake(out var address, out var depth))
        {
            if (visit.Counts.Pages >= _source.MostPages)
            {
                visit.Counts.Ended = "pages";
                return;
            }

            await PageAsync(address, depth, cancellationToken);
        }
    }

    private async Task PageAsync(Uri address, int depth, CancellationToken cancellationToken)
    {
        var fetched = await FetchAsync(address, options.PageBytes, PageAsksAsync, cancellationToken);
        if (fetched is null)
            return;
        visit.Counts.Pages++;
        if (fetched.ContentType.StartsWith("image/", StringComparison.Ordinal) || fetched.ContentType.StartsWith("video/", StringComparison.Ordinal))
        {
            await MediumAsync(fetched, null, cancellationToken);
            return;
        }

        if (fetched.ContentType is not ("text/html" or "application/xhtml+xml" or "text/plain"))
        {
            visit.Counts.Skip(SkipReason.Content);
            return;
        }

        await ReadAsync(fetched, depth, cancellationToken);
    }

    private async Task ReadAsync(Fetched fetched, int depth, CancellationToken cancellationToken)
    {
        if (PageReader.Read(fetched.Content.ToArray(), fetched.Address, CharsetOf(fetched)) is not { } page)
        {
            visit.Counts.Skip("no-page");
            return;
        }

        // The page first: whoever finds something in a picture looks for the page that shows it.
        await visit.GiveAsync(ItemKind.Text, fetched.Address, null, page.PublishedAt, page.Text, fetched.Content, fetched.ContentType, fetched.Headers, cancellationToken);
        foreach (var address in page.Media.Where(_media.Add))
        {
            if (await FetchAsync(address, options.VideoBytes, robots.AdmitAsync, cancellationToken) is { } medium)
                await MediumAsync(medium, fetched.Address, cancellationToken, page.PublishedAt);
        }

        // Where one post has a keyword, more are near.
        var urgent = keywords.Spot(page.Text).Count > 0;
        foreach (var link in page.Links.Where(link => _hosts.Contains(link.Authority)))
        {
            if (_frontier.Add(link, depth + 1, urgent) is { } reason)
                visit.Counts.Skip(reason);
        }
    }

    private async Task MediumAsync(Fetched fetched, Uri? page, CancellationToken cancellationToken, DateTimeOffset? publishedAt = null)
    {
        ItemKind? kind = fetched.ContentType switch
        {
            var type when type.StartsWith("image/", StringComparison.Ordinal) => ItemKind.Picture,
            var type when type.StartsWith("video/", StringComparison.Ordinal) => ItemKind.Video,
            _ => null,
        };
        if (kind is null || (kind == ItemKind.Picture && fetched.Content.Length > options.PictureBytes))
        {
            visit.Counts.Skip(kind is null ? SkipReason.Content : SkipReason.TooLarge);
            return;
        }

        await visit.GiveAsync(kind.Value, fetched.Address, page, publishedAt, "", fetched.Content, fetched.ContentType, fetched.Headers, cancellationToken);
    }

    private async Task<Fetched?> FetchAsync(Uri address, int bytes, Func<Uri, CancellationToken, ValueTask<string?>> admit, CancellationToken cancellationToken)
    {
        await PauseAsync(address, cancellationToken);
        var fetched = await fetcher.FetchAsync(new FetchRequest(address, bytes) { Admit = admit }, cancellationToken);
        if (fetched.Skipped is not { } reason)
            return fetched;
        visit.Counts.Skip(reason);
        return null;
    }

    // Also after a redirect: a page that leads away from the site is not followed.
    private async ValueTask<string?> PageAsksAsync(Uri address, CancellationToken cancellationToken) =>
        _hosts.Contains(address.Authority) ? await robots.AdmitAsync(address, cancellationToken) : SkipReason.OtherHost;

    private async Task PauseAsync(Uri address, CancellationToken cancellationToken)
    {
        var asked = _hosts.Contains(address.Authority) ? (await robots.OfAsync(address, cancellationToken)).Delay ?? TimeSpan.Zero : TimeSpan.Zero;
        var pause = TimeSpan.FromSeconds(Math.Max(_source.SecondsBetween, Math.Min(asked.TotalSeconds, LongestPause.TotalSeconds)));
        var now = clock.GetUtcNow();
        if (_next.TryGetValue(address.Authority, out var next) && next > now)
            await Task.Delay(next - now, clock, cancellationToken);
        _next[address.Authority] = clock.GetUtcNow() + pause;
    }

    private static string? CharsetOf(Fetched fetched) =>
        fetched.Headers.TryGetValue("Content-Type", out var type) && type.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? type[(at + 8)..].Split(';')[0].Trim('"', ' ') : null;
}
