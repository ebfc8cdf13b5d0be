namespace Haechi.Platform.Streams;

/// <summary>How many streams each living host runs, as last told; decides where the next one goes and which should move.</summary>
internal sealed class StreamBalance
{
    private readonly Dictionary<string, int> _load;
    private readonly List<(string Stream, string Host)> _running;

    /// <param name="alive">Living hosts.</param>
    /// <param name="running">Running streams and their hosts.</param>
    public StreamBalance(IEnumerable<string> alive, IEnumerable<(string Stream, string Host)> running)
    {
        _load = alive.ToDictionary(host => host, _ => 0);
        _running = [.. running.Where(r => _load.ContainsKey(r.Host))];
        foreach (var (_, host) in _running)
        {
            _load[host]++;
        }
    }

    /// <summary>The host with the fewest streams, which counts as having one more from now on; null when no host lives.</summary>
    public string? Place()
    {
        if (_load.Count == 0)
        {
            return null;
        }

        var host = _load.MinBy(l => (l.Value, l.Key)).Key;
        _load[host]++;
        return host;
    }

    /// <summary>Streams of <paramref name="host"/> above its fair share, at most <paramref name="most"/>. A tenth above it is let be.</summary>
    public IReadOnlyList<string> Excess(string host, int most)
    {
        var own = _running.Where(r => r.Host == host).Select(r => r.Stream).Order(StringComparer.Ordinal).ToList();
        var fair = (_running.Count + _load.Count - 1) / Math.Max(1, _load.Count);
        var excess = own.Count - fair - (fair / 10);
        return [.. own.Take(Math.Clamp(excess, 0, most))];
    }
}
