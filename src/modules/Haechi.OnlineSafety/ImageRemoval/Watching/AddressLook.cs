using System.Security.Cryptography;
using Haechi.OnlineSafety.Collection;
using Haechi.OnlineSafety.Collection.Fetching;
using Haechi.OnlineSafety.Collection.Sources;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Requests;
using Haechi.OnlineSafety.ImageRemoval.Takedown;

namespace Haechi.OnlineSafety.ImageRemoval.Watching;

/// <summary>What a look at an address saw.</summary>
internal enum Seen
{
    There,

    Gone,

    /// <summary>Nothing that says either.</summary>
    Unknown,
}

/// <param name="Seen">What.</param>
/// <param name="By">How that is known, or why not: <c>status-404</c>, <c>robots</c>.</param>
internal sealed record LookResult(Seen Seen, string By = "")
{
    /// <summary>As it is kept: <c>there</c>, <c>gone:status-404</c>.</summary>
    public string Word => By.Length == 0 ? Seen.ToString().ToLowerInvariant() : $"{Seen.ToString().ToLowerInvariant()}:{By}";
}

/// <summary>
/// Looks at the address of a hit once. Gone is what the server says is gone (404, 410, 451) or what shows another picture; a
/// failure, a refusal, a page instead of the picture say nothing.
/// </summary>
internal sealed class AddressLook(SiteFetcher fetcher, RobotsCache robots, ItemMatcher matcher, ActiveReferences references, CollectionOptions options, TimeProvider clock)
{
    public async Task<LookResult> LookAsync(HitRow hit, Places places, CancellationToken cancellationToken)
    {
        if ((await references.CurrentAsync(cancellationToken)).All.All(reference => reference.MediaId != hit.MediaId))
            return new(Seen.Unknown, "not-watched");
        if (!Uri.TryCreate(places.Address, UriKind.Absolute, out var address))
            return new(Seen.Unknown, SkipReason.Address);
        var bytes = hit.Kind == ItemKind.Video ? options.VideoBytes : options.PictureBytes;
        var fetched = await fetcher.FetchAsync(new FetchRequest(address, bytes) { Admit = robots.AdmitAsync }, cancellationToken);
        if (fetched.Status is 404 or 410 or 451)
            return new(Seen.Gone, SkipReason.Status(fetched.Status));
        return fetched.Skipped is { } reason ? new(Seen.Unknown, reason) : await CompareAsync(hit, places, address, fetched, cancellationToken);
    }

    private async Task<LookResult> CompareAsync(HitRow hit, Places places, Uri address, Fetched fetched, CancellationToken cancellationToken)
    {
        var same = Sighting.MarkOf(hit.RequestId, Convert.ToHexStringLower(SHA256.HashData(fetched.Content.Span))) == hit.ContentMark;
        ItemKind? kind = fetched.ContentType.Split('/')[0] switch { "image" => ItemKind.Picture, "video" => ItemKind.Video, _ => null };
        if (kind is null)
            return same ? new(Seen.There) : new(Seen.Unknown, "page");
        var foundOn = Uri.TryCreate(places.FoundOn, UriKind.Absolute, out var page) ? page : null;
        var item = new CollectedItem(ItemHandover.IdOf(address, fetched.Content.Span), hit.SourceId, kind.Value, address, foundOn, clock.GetUtcNow(), null, "", fetched.Content, fetched.ContentType, fetched.Headers);
        var comparison = await matcher.CompareAsync(item, cancellationToken);
        if (same || comparison.Seen.Any(seen => seen.Match.Reference.MediaId == hit.MediaId))
        {
            // One that was gone is opened again by what is collected, and this was.
            if (hit.State == HitState.Removed)
                await matcher.FileAsync(comparison, cancellationToken);
            return new(Seen.There);
        }

        return comparison.Reason is { } reason ? new(Seen.Unknown, reason) : new(Seen.Gone, "other-content");
    }
}
