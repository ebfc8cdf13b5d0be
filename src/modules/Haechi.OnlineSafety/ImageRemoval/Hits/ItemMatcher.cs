using System.Security.Cryptography;
using System.Text.Json;
using Haechi.Hashing;
using Haechi.OnlineSafety.Collection;
using Haechi.OnlineSafety.ImageRemoval.Requests;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>Hashes every collected picture, with the parts of it that may be an original in a frame, and every video by its frames, and looks them up in what is watched for.</summary>
internal sealed class ItemMatcher(ActiveReferences references, HitFiling filing, PageMemory pages, VideoFrames videos, IOptionsMonitor<MatchingOptions> options) : ICollectedItemReader
{
    private volatile ReferenceIndex? _index;

    public async Task<string?> ReadAsync(CollectedItem item, CancellationToken cancellationToken)
    {
        switch (item.Kind)
        {
            case ItemKind.Text:
                pages.Keep(item, options.CurrentValue.PageBytes);
                return null;
            case ItemKind.Video:
                return await VideoAsync(item, cancellationToken);
            default:
                var reason = await PictureAsync(item, cancellationToken);
                // A video is often put up again as a GIF; of an animated picture the hash is that of its first frame.
                if (reason is null && item.ContentType == "image/gif" && videos.ArePresent)
                    await VideoAsync(item, cancellationToken);
                return reason;
        }
    }

    private async Task<string?> PictureAsync(CollectedItem item, CancellationToken cancellationToken)
    {
        var hashed = PictureHasher.HashWithViews(item.Content, PictureViewUse.Ask, cancellationToken: cancellationToken);
        if (hashed.Picture is not { } picture)
            return $"picture-{Word(hashed.Refusal)}";
        var matches = (await IndexAsync(cancellationToken)).Find(picture, options.CurrentValue.Distance);
        if (matches.Count == 0)
            return null;
        var (content, preview) = (Sha256(item), GreyPicture.Of(item.Content));
        foreach (var match in matches)
            await filing.FileAsync(new Sighting(item, match, picture.Hash, picture.Quality, 0, content, preview, pages.Find(item.FoundOn)), cancellationToken);
        return null;
    }

    // What comes before the place where a video is damaged is compared all the same.
    private async Task<string?> VideoAsync(CollectedItem item, CancellationToken cancellationToken)
    {
        var hashed = await videos.HashAsync(item.Content, cancellationToken);
        var reason = hashed.Refusal is null ? null : $"video-{Word(hashed.Refusal)}";
        if (hashed.Video is not { } video)
            return reason;
        var seen = VideoSearch.Find(video, await IndexAsync(cancellationToken), options.CurrentValue.Distance, cancellationToken);
        if (seen.Count == 0)
            return reason;
        var content = Sha256(item);
        foreach (var one in seen)
        {
            var preview = await videos.PreviewAsync(item.Content, one.Frame.Seconds, cancellationToken);
            await filing.FileAsync(new Sighting(item, one.Nearest, one.Frame.Hash, one.Frame.Quality, one.Share.Shown[0].From, content, preview, pages.Find(item.FoundOn), one.Share), cancellationToken);
        }

        return reason;
    }

    private async Task<ReferenceIndex> IndexAsync(CancellationToken cancellationToken)
    {
        var (snapshot, lowest) = (await references.CurrentAsync(cancellationToken), options.CurrentValue.LowestQuality);
        return _index is { } known && known.Version == snapshot.Version && known.LowestQuality == lowest ? known : _index = new ReferenceIndex(snapshot, lowest);
    }

    private static string Sha256(CollectedItem item) => Convert.ToHexStringLower(SHA256.HashData(item.Content.Span));

    private static string Word<T>(T? refusal) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(refusal?.ToString() ?? "Unreadable");
}
