using Haechi.OnlineSafety.Collection;

namespace Haechi.OnlineSafety.HarmfulContent;

/// <summary>Judges every text that is collected. An item that comes again is recognised by its address and text.</summary>
internal sealed class CollectedPosts(PostDesk desk) : ICollectedItemReader
{
    public async Task<string?> ReadAsync(CollectedItem item, CancellationToken cancellationToken)
    {
        if (item.Kind != ItemKind.Text)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(item.Text))
        {
            return "no-text";
        }

        await desk.TakeAsync([new PostIn(item.Text, PostForm.Clean(item.Address.ToString()), $"collection:{item.SourceId:N}", item.PublishedAt)], cancellationToken);
        return null;
    }
}
