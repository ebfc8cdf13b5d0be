namespace Haechi.Retrieval.Dense;

/// <summary>
/// Joins rankings whose scores cannot be compared: each gives a document 1 / (60 + its place), and the sums decide (reciprocal rank
/// fusion; Cormack, Clarke and Büttcher, 2009). A document that two rankings place well stands before one that only one places first.
/// </summary>
public static class RankFusion
{
    private const double Damping = 60;

    /// <summary>Ids by their sums, best first; equal ones in the order of the first ranking that has them.</summary>
    /// <param name="rankings">Each best first and without doubles; earlier rankings win ties.</param>
    public static IReadOnlyList<string> Fuse(params IReadOnlyList<IReadOnlyList<string>> rankings)
    {
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var ranking in rankings)
        {
            for (var place = 0; place < ranking.Count; place++)
            {
                if (!sums.TryGetValue(ranking[place], out var sum))
                    order.Add(ranking[place]);
                sums[ranking[place]] = sum + (1 / (Damping + place + 1));
            }
        }
        return [.. order.OrderByDescending(id => sums[id])];
    }
}
