namespace Haechi.Hashing.Search;

/// <summary>Brings entries into the ascending order of their numbers, which a segment asks for.</summary>
internal static class EntryOrder
{
    /// <summary>All entries in order; of those with the same number the last one.</summary>
    public static HashEntry[] Ascending(IEnumerable<HashEntry> entries)
    {
        var all = entries.ToArray();
        for (var at = 1; at < all.Length; at++)
        {
            if (all[at].Id <= all[at - 1].Id)
                return Sorted(all);
        }

        return all;
    }

    /// <summary>What has not been removed from some segments and from the recent hashes, in order; no number is in two of them.</summary>
    public static IEnumerable<HashEntry> Merged(IReadOnlyList<Segment> segments, RecentHashes recent)
    {
        var sources = segments.Select(Live).Append(recent.Entries.OrderBy(e => e.Id)).Select(s => s.GetEnumerator()).ToList();
        sources.RemoveAll(source => !source.MoveNext());
        while (sources.Count > 0)
        {
            var least = 0;
            for (var other = 1; other < sources.Count; other++)
            {
                if (sources[other].Current.Id < sources[least].Current.Id)
                    least = other;
            }

            yield return sources[least].Current;
            if (!sources[least].MoveNext())
                sources.RemoveAt(least);
        }
    }

    private static HashEntry[] Sorted(HashEntry[] all)
    {
        // The sort must be stable for the last one of a number to come last.
        var sorted = all.OrderBy(e => e.Id).ToArray();
        return [.. sorted.Where((entry, at) => at == sorted.Length - 1 || sorted[at + 1].Id != entry.Id)];
    }

    private static IEnumerable<HashEntry> Live(Segment segment)
    {
        for (var row = 0; row < segment.Layout.Count; row++)
        {
            if (!segment.IsRemoved(row))
                yield return segment.Read(row);
        }
    }
}
