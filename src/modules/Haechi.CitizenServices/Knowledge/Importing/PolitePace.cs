namespace Haechi.CitizenServices.Knowledge.Importing;

/// <summary>Keeps an import from asking one host more often than once in so long.</summary>
internal sealed class PolitePace(TimeSpan pause, TimeProvider clock)
{
    private readonly Dictionary<string, long> _asked = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits until the host of that address may be asked again.</summary>
    public async Task WaitAsync(string address, CancellationToken cancellationToken)
    {
        var host = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Authority : "";
        if (_asked.TryGetValue(host, out var last) && pause - clock.GetElapsedTime(last) is { Ticks: > 0 } left)
            await Task.Delay(left, clock, cancellationToken);
        _asked[host] = clock.GetTimestamp();
    }
}
