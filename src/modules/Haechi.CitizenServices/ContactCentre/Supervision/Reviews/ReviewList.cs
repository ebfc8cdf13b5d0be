using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Reviews;

/// <summary>A review with its scores.</summary>
internal sealed record ScoredReview(ReviewRow Review, IReadOnlyDictionary<string, int> Scores);

/// <summary>Mean of one item over reviews.</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="Reviews">Sample size.</param>
/// <param name="Mean">1 to 5.</param>
/// <param name="Margin">Half of the 95 % confidence interval of the mean; null below two reviews.</param>
internal sealed record ItemStatistic(string Item, int Reviews, double Mean, double? Margin);

/// <summary>Reads samples and reviews.</summary>
internal sealed class ReviewList(IDbContextFactory<SupervisionDb> database)
{
    // Normal approximation; with few reviews the margin is wide anyway, and the page says how many there are.
    private const double Normal95 = 1.96;

    public async Task<IReadOnlyList<SampleRow>> SamplesAsync(int take, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await db.Samples.AsNoTracking().OrderByDescending(s => s.DrawnAt).Take(take).ToListAsync(cancellationToken);
    }

    /// <summary>The reviews of a sample in the order of the draw.</summary>
    public async Task<IReadOnlyList<ScoredReview>> OfSampleAsync(Guid sample, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await WithScoresAsync(db, db.Reviews.Where(r => r.SampleId == sample).OrderBy(r => r.Place), cancellationToken);
    }

    /// <summary>One review; null when it does not exist.</summary>
    public async Task<ScoredReview?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await WithScoresAsync(db, db.Reviews.Where(r => r.Id == id), cancellationToken) is [var found] ? found : null;
    }

    /// <summary>Finished reviews of one counsellor's conversations, newest first.</summary>
    public async Task<IReadOnlyList<ScoredReview>> OfCounsellorAsync(string counsellorId, int take, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await WithScoresAsync(
            db, db.Reviews.Where(r => r.CounsellorId == counsellorId && r.ReviewedAt != null).OrderByDescending(r => r.ReviewedAt).Take(take), cancellationToken);
    }

    /// <summary>Finished reviews since then, oldest first; for the export.</summary>
    public async Task<IReadOnlyList<ScoredReview>> SinceAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await WithScoresAsync(db, db.Reviews.Where(r => r.ReviewedAt >= since).OrderBy(r => r.ReviewedAt), cancellationToken);
    }

    /// <summary>Items over all finished reviews since then. Of the service as a whole, never of one person beside another.</summary>
    public async Task<IReadOnlyList<ItemStatistic>> StatisticsAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var counts = await (
            from score in db.Scores
            join review in db.Reviews on score.ReviewId equals review.Id
            where review.ReviewedAt >= since
            group score by new { score.Item, score.Score } into same
            select new { same.Key.Item, same.Key.Score, Count = same.Count() }).ToListAsync(cancellationToken);
        return [.. counts.GroupBy(c => c.Item).Select(g => Of(g.Key, [.. g.Select(c => (c.Score, c.Count))]))];
    }

    internal static ItemStatistic Of(string item, IReadOnlyList<(int Score, int Count)> counts)
    {
        var reviews = counts.Sum(c => c.Count);
        var mean = counts.Sum(c => (double)c.Score * c.Count) / reviews;
        var squares = counts.Sum(c => (c.Score - mean) * (c.Score - mean) * c.Count);
        return new ItemStatistic(item, reviews, mean, reviews < 2 ? null : Normal95 * Math.Sqrt(squares / (reviews - 1) / reviews));
    }

    private static async Task<IReadOnlyList<ScoredReview>> WithScoresAsync(SupervisionDb db, IQueryable<ReviewRow> rows, CancellationToken cancellationToken)
    {
        var reviews = await rows.AsNoTracking().ToListAsync(cancellationToken);
        var ids = reviews.ConvertAll(r => r.Id);
        var scores = (await db.Scores.AsNoTracking().Where(s => ids.Contains(s.ReviewId)).ToListAsync(cancellationToken)).ToLookup(s => s.ReviewId);
        return reviews.ConvertAll(r => new ScoredReview(r, scores[r.Id].ToDictionary(s => s.Item, s => s.Score)));
    }
}
