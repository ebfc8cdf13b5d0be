namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>What comparing an item gave.</summary>
/// <param name="Reason">Why it could not be compared, or only in part; null when it could.</param>
/// <param name="Seen">The references that are seen in it, each once.</param>
internal sealed record Comparison(string? Reason, IReadOnlyList<Sighting> Seen)
{
    /// <summary>Compared, and like nothing that is watched for.</summary>
    public static Comparison Nothing { get; } = new(null, []);
}
