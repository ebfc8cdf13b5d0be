namespace Haechi.OnlineSafety.Collection.Crawling;

/// <summary>
/// The pages that are still to be visited, nearest to a start first. A site that never ends is bounded: by pages, by depth, by
/// how long and how repetitive an address may be, and by how many addresses may differ in their query alone.
/// </summary>
internal sealed class Frontier(int depth)
{
    private const int MostSegments = 12;
    private const int MostAlike = 3;
    private const int MostQueries = 200;
    private const int MostWaiting = 100_000;

    private readonly Queue<(Uri Address, int Depth)> _urgent = new();
    private readonly Queue<(Uri Address, int Depth)> _waiting = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _queries = new(StringComparer.Ordinal);

    /// <summary>Adds an address unless it was added before.</summary>
    /// <param name="address">Where.</param>
    /// <param name="at">Steps from a start.</param>
    /// <param name="urgent">It is visited before all that are not.</param>
    /// <returns>Why it is left out; null when it waits, or was there before.</returns>
    public string? Add(Uri address, int at, bool urgent = false)
    {
        var key = Key(address);
        if (at > depth || !_seen.Add(key))
            return null;
        if (IsTrap(address))
            return "endless";
        var path = address.GetLeftPart(UriPartial.Path);
        if (address.Query.Length > 0 && (_queries[path] = _queries.GetValueOrDefault(path) + 1) > MostQueries)
            return "endless";
        if (_waiting.Count + _urgent.Count >= MostWaiting)
            return "too-many-links";
        (urgent ? _urgent : _waiting).Enqueue((address, at));
        return null;
    }

    public bool TryTake(out Uri address, out int at)
    {
        var taken = _urgent.TryDequeue(out var next) || _waiting.TryDequeue(out next);
        (address, at) = (next.Address, next.Depth);
        return taken;
    }

    // The order of a query's parts and a slash at the end make no other page.
    private static string Key(Uri address)
    {
        var parts = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
        return $"{address.GetLeftPart(UriPartial.Path).TrimEnd('/')}?{string.Join('&', parts)}";
    }

    // Calendars and relative links that lead ever deeper.
    private static bool IsTrap(Uri address) =>
        address.Segments.Length > MostSegments || address.Segments.Where(segment => segment.Length > 1).GroupBy(segment => segment.TrimEnd('/')).Any(group => group.Count() > MostAlike);
}
