using Haechi.Hashing;
using Haechi.OnlineSafety.Collection;

namespace Haechi.OnlineSafety.HarmfulContent.Pictures;

/// <summary>Judges the text in every picture that is collected, where Tesseract is installed. The picture itself is not kept.</summary>
internal sealed class PicturePosts(PictureText reader, PostDesk desk) : ICollectedItemReader
{
    private static readonly PictureLimits Limits = PictureLimits.Default with { FileBytes = 20L << 20, Pixels = 40_000_000 };

    public async Task<string?> ReadAsync(CollectedItem item, CancellationToken cancellationToken)
    {
        if (item.Kind != ItemKind.Picture || !reader.IsPresent)
        {
            return null;
        }

        // The house's own decoder with its limits goes first: what it refuses, another program shall not try.
        if (PictureHasher.Hash(item.Content, Limits, cancellationToken).Refusal is not null)
        {
            return "picture-unreadable";
        }

        if (await reader.ReadAsync(item.Content, cancellationToken) is not { } text)
        {
            return "picture-text-unreadable";
        }

        if (text.Count(char.IsLetter) >= 6)
        {
            await desk.TakeAsync([new PostIn(text, PostForm.Clean(item.Address.ToString()), $"picture:{item.SourceId:N}", item.PublishedAt)], cancellationToken);
        }

        return null;
    }
}
