namespace Haechi.Hashing.Search;

/// <summary>The order in which matches are told.</summary>
internal static class MatchOrder
{
    /// <summary>Each number once, with its nearest form (the first of equals); nearest first, then by number.</summary>
    public static IReadOnlyList<HashMatch> NearestOfEach(List<HashMatch> matches)
    {
        if (matches.Count < 2)
            return matches;
        matches.Sort(ByNumber);
        var kept = 1;
        for (var at = 1; at < matches.Count; at++)
        {
            if (matches[at].Id != matches[kept - 1].Id)
                matches[kept++] = matches[at];
        }

        matches.RemoveRange(kept, matches.Count - kept);
        matches.Sort(ByDistance);
        return matches;
    }

    private static int ByNumber(HashMatch one, HashMatch other)
    {
        var order = one.Id.CompareTo(other.Id);
        if (order == 0)
            order = one.Distance.CompareTo(other.Distance);
        return order != 0 ? order : one.Orientation.CompareTo(other.Orientation);
    }

    private static int ByDistance(HashMatch one, HashMatch other)
    {
        var order = one.Distance.CompareTo(other.Distance);
        return order != 0 ? order : one.Id.CompareTo(other.Id);
    }
}
