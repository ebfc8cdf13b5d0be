using Haechi.OnlineSafety.HarmfulContent.Storage;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.HarmfulContent;

/// <summary>Deletes posts and what they point to once the manifest's time is over.</summary>
internal sealed class HarmfulRetention : IRetentionPolicy
{
    private const int Batch = 2_000;

    public string? ServiceId => HarmfulContentManifest.ServiceId;

    public string Name => "harmful-posts";

    public async Task<int> DeleteAsync(LedgerScope scope, string serviceId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var db = scope.Use<HarmfulDb>();
        var old = db.Posts.Where(post => post.ReceivedAt < before).OrderBy(post => post.ReceivedAt).Take(Batch).Select(post => post.Id);
        await db.Marks.Where(mark => old.Contains(mark.PostId)).ExecuteDeleteAsync(cancellationToken);
        return await db.Posts.Where(post => old.Contains(post.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
