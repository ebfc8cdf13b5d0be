using System.Security.Cryptography;
using System.Text.Json;
using Haechi.Hashing;
using Haechi.OnlineSafety.Collection;
using Haechi.OnlineSafety.ImageRemoval.Requests;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>Hashes every collected picture, and the parts of it that may be an original in a frame, and looks them up in what is watched for.</summary>
internal sealed class ItemMatcher(ActiveReferences references, HitFiling filing, PageMemory pages, IOptionsMonitor<MatchingOptions> options) : ICollectedItemReader
{
    private volatile ReferenceIndex? _index;

    public async Task<string?> ReadAsync(CollectedItem item, CancellationToken cancellationToken)
    {
        if (item.Kind == ItemKind.Text)
        {
            pages.Keep(item, options.CurrentValue.PageBytes);
            return null;
        }

        return item.Kind == ItemKind.Picture ? await PictureAsync(item, cancellationToken) : "video-not-compared";
    }

    private async Task<string?> PictureAsync(CollectedItem item, CancellationToken cancellationToken)
    {
        var hashed = PictureHasher.HashWithViews(item.Content, PictureViewUse.Ask, cancellationToken: cancellationToken);
        if (hashed.Picture is not { } picture)
        {
            return $"picture-{JsonNamingPolicy.KebabCaseLower.ConvertName(hashed.Refusal?.ToString() ?? "Unreadable")}";
        }

        var index = await IndexAsync(cancellationToken);
        var matches = index.Find(picture, options.CurrentValue.Distance);
        if (matches.Count == 0)
        {
            return null;
        }

        var content = Convert.ToHexStringLower(SHA256.HashData(item.Content.Span));
        var preview = GreyPicture.Of(item.Content);
        foreach (var match in matches)
        {
            await filing.FileAsync(new Sighting(item, match, picture.Hash, picture.Quality, 0, content, preview, pages.Find(item.FoundOn)), cancellationToken);
        }

        return null;
    }

    private async Task<ReferenceIndex> IndexAsync(CancellationToken cancellationToken)
    {
        var (snapshot, lowest) = (await references.CurrentAsync(cancellationToken), options.CurrentValue.LowestQuality);
        return _index is { } known && known.Version == snapshot.Version && known.LowestQuality == lowest ? known : _index = new ReferenceIndex(snapshot, lowest);
    }
}
