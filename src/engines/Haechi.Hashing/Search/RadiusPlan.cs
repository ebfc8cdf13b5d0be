namespace Haechi.Hashing.Search;

/// <summary>
/// Chooses by how many bits each word may differ, so that nothing within the distance is missed and as few kept hashes as
/// possible are looked at. Flat pictures fill a few buckets with a great part of all hashes: words that would look into such
/// a bucket are left out as long as other words can make up for them.
/// </summary>
internal static class RadiusPlan
{
    // What looking up a bucket costs, counted in hashes compared.
    private const float LookUp = 0.7f;

    /// <summary>Spends distance + 1 steps, each on the word where the next ring of buckets is cheapest.</summary>
    /// <param name="plan">The cut.</param>
    /// <param name="distance">Bits by which two hashes may differ.</param>
    /// <param name="own">For each word, hashes in the query's own bucket.</param>
    /// <param name="ring">For each word, hashes in the buckets that differ by one bit.</param>
    /// <param name="radii">Receives the difference allowed to each word; -1 leaves it out.</param>
    /// <returns>The cost in hashes compared; infinite when the words cannot guarantee the distance.</returns>
    public static float Choose(WordPlan plan, int distance, ReadOnlySpan<int> own, ReadOnlySpan<int> ring, Span<int> radii)
    {
        Span<float> next = stackalloc float[plan.Words];
        for (var word = 0; word < plan.Words; word++)
        {
            radii[word] = -1;
            next[word] = own[word] + LookUp;
        }

        var cost = 0f;
        for (var step = 0; step <= distance; step++)
        {
            var cheapest = 0;
            for (var word = 1; word < next.Length; word++)
            {
                if (next[word] < next[cheapest])
                    cheapest = word;
            }

            cost += next[cheapest];
            var radius = ++radii[cheapest];
            next[cheapest] = StepTo(radius + 1, plan.Widths[cheapest], ring[cheapest]);
        }

        return cost;
    }

    // Rings beyond the first are not counted but foreseen: hashes spread over buckets as they do in the first ring.
    private static float StepTo(int radius, int width, int ring)
    {
        if (radius > WordPlan.MaxRadius)
            return float.PositiveInfinity;
        var buckets = WordPlan.MasksWithin(width, radius) - WordPlan.MasksWithin(width, radius - 1);
        return buckets * (LookUp + ((float)ring / width));
    }
}
