using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.HarmfulContent.Storage;
using Haechi.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.HarmfulContent.Actors;

/// <summary>Links posts by the contacts that they share: what one hand probably wrote.</summary>
internal sealed class ActorDesk(IDbContextFactory<HarmfulDb> contexts, PersonalDataVault vault, IOptionsMonitor<HarmfulOptions> options)
{
    /// <summary>The newest posts that are looked at.</summary>
    public const int MostPosts = 5_000;

    public async Task<IReadOnlyList<LinkedActor>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var posts = await db.Posts.AsNoTracking().Where(post => post.State == PostState.Queued || post.State == PostState.Confirmed)
            .OrderByDescending(post => post.ReceivedAt).Take(MostPosts)
            .Select(post => new ActorPost(post.Id, post.Label, post.Rank, post.State, post.ReceivedAt)).ToListAsync(cancellationToken);
        var marks = new List<MarkRow>();
        foreach (var part in posts.Select(post => post.Id).Chunk(500))
        {
            marks.AddRange(await db.Marks.AsNoTracking().Where(mark => part.Contains(mark.PostId)).ToListAsync(cancellationToken));
        }

        return ActorGraph.Link(posts, marks, options.CurrentValue.HubNeighbours);
    }

    /// <summary>A contact in full, with a trace of who read it.</summary>
    public async Task<string?> OpenAsync(string token, Actor by, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Marks.AsNoTracking().FirstOrDefaultAsync(mark => mark.Token == token, cancellationToken) is { } row
            ? await vault.OpenAsync(row.Normal, new DataSubject("harmful-contact", token[..16], HarmfulContentManifest.ServiceId), by, "investigation of linked posts", cancellationToken)
            : null;
    }
}
