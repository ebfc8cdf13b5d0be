namespace Haechi.OnlineSafety.Collection.Fetching;

/// <summary>How much is taken from a server that may mean harm.</summary>
internal sealed record FetchLimits
{
    /// <summary>Redirects followed, each checked as the first address was. Default: 5.</summary>
    public int Redirects { get; init; } = 5;

    /// <summary>Headers of an answer, KiB. Default: 32.</summary>
    public int HeaderKilobytes { get; init; } = 32;

    /// <summary>Longest for one address with its redirects. Default: 60 s.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest silence. Default: 10 s.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Lowest rate after <see cref="Silence"/> has passed, bytes per second. Default: 1,024.</summary>
    public int BytesPerSecond { get; init; } = 1024;

    /// <summary>Ports that are called. Default: 80, 443, 8080, 8443.</summary>
    public IReadOnlySet<int> Ports { get; init; } = new HashSet<int> { 80, 443, 8080, 8443 };
}
