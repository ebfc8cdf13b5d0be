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
        if (item.Kind == ItemKind.Text)
        {
            pages.Keep(item, options.CurrentValue.PageBytes);
            return null;
        }

        var comparison = await CompareAsync(item, cancellationToken);
        await FileAsync(comparison, cancellationToken);
        return comparison.Reason;
    }

    /// <summary>Compares a picture, an animation or a video, and files nothing.</summary>
    public async Task<Comparison> CompareAsync(CollectedItem item, CancellationToken cancellationToken)
    {
        if (item.Kind == ItemKind.Video)
            return await VideoAsync(item, cancellationToken);
        var picture = await PictureAsync(item, cancellationToken);
        // A video is often put up again as a GIF; of an animated picture the hash is that of its first frame.
        return picture.Reason is null && item.ContentType == "image/gif" && videos.ArePresent
            ? new(null, [.. picture.Seen.Concat((await VideoAsync(item, cancellationToken)).Seen).DistinctBy(seen => seen.Match.Reference.MediaId)])
            : picture;
    }

    /// <summary>Makes hits of what was seen.</summary>
    public async Task FileAsync(Comparison comparison, CancellationToken cancellationToken)
    {
        foreach (var seen in comparison.Seen)
            await filing.FileAsync(seen, cancellationToken);
    }

    private async Task<Comparison> PictureAsync(CollectedItem item, CancellationToken cancellationToken)
    {
        var hashed = PictureHasher.HashWithViews(item.Content, PictureViewUse.Ask, cancellationToken: cancellationToken);
        if (hashed.Picture is not { } picture)
            return new($"picture-{Word(hashed.Refusal)}", []);
        var matches = (await IndexAsync(cancellationToken)).Find(picture, options.CurrentValue.Distance);
        if (matches.Count == 0)
            return Comparison.Nothing;
        var (content, preview, page) = (Sha256(item), GreyPicture.Of(item.Content), pages.Find(item.FoundOn));
        return new(null, [.. matches.Select(match => new Sighting(item, match, picture.Hash, picture.Quality, 0, content, preview, page))]);
    }

    // What comes before the place where a video is damaged is compared all the same.
    private async Task<Comparison> VideoAsync(CollectedItem item, CancellationToken cancellationToken)
    {
        var hashed = await videos.HashAsync(item.Content, cancellationToken);
        var reason = hashed.Refusal is null ? null : $"video-{Word(hashed.Refusal)}";
        if (hashed.Video is not { } video)
            return new(reason, []);
        var (content, page, seen) = (Sha256(item), pages.Find(item.FoundOn), new List<Sighting>());
        foreach (var one in VideoSearch.Find(video, await IndexAsync(cancellationToken), options.CurrentValue.Distance, cancellationToken))
        {
            var preview = await videos.PreviewAsync(item.Content, one.Frame.Seconds, cancellationToken);
            seen.Add(new Sighting(item, one.Nearest, one.Frame.Hash, one.Frame.Quality, one.Share.Shown[0].From, content, preview, page, one.Share));
        }

        return new(reason, seen);
    }

    private async Task<ReferenceIndex> IndexAsync(CancellationToken cancellationToken)
    {
        var (snapshot, lowest) = (await references.CurrentAsync(cancellationToken), options.CurrentValue.LowestQuality);
        return _index is { } known && known.Version == snapshot.Version && known.LowestQuality == lowest ? known : _index = new ReferenceIndex(snapshot, lowest);
    }

    private static string Sha256(CollectedItem item) => Convert.ToHexStringLower(SHA256.HashData(item.Content.Span));

    private static string Word<T>(T? refusal) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(refusal?.ToString() ?? "Unreadable");
}
