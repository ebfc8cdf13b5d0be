using Haechi.OnlineSafety.Collection.Keywords;
using Haechi.OnlineSafety.HarmfulContent.Judging;
using Haechi.OnlineSafety.HarmfulContent.Storage;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.HarmfulContent;

/// <summary>Takes posts: judges them, and stores them with what they point to in one transaction. When it returns they are on disk.</summary>
internal sealed class PostDesk(PostJudge judge, TradeModelInForce model, KeywordsInForce keywords, Ledger ledger, TimeProvider clock)
{
    public async Task<PostReceipt> TakeAsync(IReadOnlyList<PostIn> posts, CancellationToken cancellationToken)
    {
        // Judged outside the transaction: writers must not wait for a model.
        var trade = await model.CurrentAsync(cancellationToken);
        var spotter = await keywords.CurrentAsync(cancellationToken);
        var judged = posts.DistinctBy(PostJudge.FingerprintOf).Select(post => judge.Judge(post, trade, spotter, clock.GetUtcNow())).ToArray();
        var came = posts.CountBy(PostJudge.FingerprintOf).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        while (true)
        {
            try
            {
                return await ledger.WriteAsync(scope => StoreAsync(scope, judged, came, cancellationToken), cancellationToken);
            }
            catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
            {
                // Another writer stored one of them meanwhile; the next turn sees it.
            }
        }
    }

    private static async Task<PostReceipt> StoreAsync(
        LedgerScope scope, (PostRow Post, IReadOnlyList<MarkRow> Marks, IReadOnlyList<Guid> Keywords)[] judged, Dictionary<string, int> came, CancellationToken cancellationToken)
    {
        var db = scope.Use<HarmfulDb>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in judged.Select(pair => pair.Post.Fingerprint).Chunk(500))
        {
            foreach (var row in await db.Posts.Where(post => part.Contains(post.Fingerprint)).ToListAsync(cancellationToken))
            {
                row.Times += came[row.Fingerprint];
                known.Add(row.Fingerprint);
            }
        }

        var fresh = judged.Where(pair => !known.Contains(pair.Post.Fingerprint)).ToArray();
        foreach (var (post, marks, _) in fresh)
        {
            post.Times = came[post.Fingerprint];
            db.Posts.Add(post);
            db.Marks.AddRange(marks);
        }

        await KeywordsInForce.CountAsync(scope, fresh.SelectMany(one => one.Keywords), cancellationToken);
        return new(fresh.Length, came.Values.Sum() - fresh.Length, fresh.Count(pair => pair.Post.State == PostState.Queued));
    }
}
