using System.Text;
using Haechi.OnlineSafety.Collection.Crawling;
using Haechi.OnlineSafety.Collection.Fetching;
using Haechi.OnlineSafety.Collection.Sources;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.Collection.Feeds;

/// <summary>Fetches feeds and hands on their entries as texts. An entry that came before is known to its readers by its address and text.</summary>
internal sealed class FeedVisit(SiteCrawl sites, IOptionsMonitor<CollectionOptions> options, TimeProvider clock)
{
    public async Task RunAsync(Visit visit, CancellationToken cancellationToken)
    {
        using var fetcher = sites.Fetcher();
        foreach (var address in SourceDraft.Of(visit.Source).Lines.Select(line => new Uri(line)))
        {
            var fetched = await fetcher.FetchAsync(new FetchRequest(address, options.CurrentValue.PageBytes), cancellationToken);
            if (fetched.Skipped is { } reason)
                visit.Counts.Skip(reason);
            else
                await ReadAsync(visit, fetched, cancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(visit.Source.SecondsBetween), clock, cancellationToken);
        }
    }

    private static async Task ReadAsync(Visit visit, Fetched fetched, CancellationToken cancellationToken)
    {
        visit.Counts.Pages++;
        foreach (var entry in FeedReader.Read(fetched.Content.ToArray(), fetched.Address, visit.Counts.Skip))
        {
            if (entry.Text.Length == 0)
                visit.Counts.Skip("no-text");
            else
                await visit.GiveAsync(ItemKind.Text, entry.Address ?? fetched.Address, fetched.Address, entry.PublishedAt, entry.Text, Encoding.UTF8.GetBytes(entry.Text), "text/plain", fetched.Headers, cancellationToken);
        }
    }
}
