using Haechi.Traffic.SmartIntersections.Feeds.Readings;

namespace Haechi.Traffic.SmartIntersections.Feeds.Street;

/// <summary>A reading that is on disk.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="StoredAt">When it came, by our clock.</param>
/// <param name="Sameness">How long its detector has told the same.</param>
internal sealed record StoredReading(Reading Reading, DateTimeOffset StoredAt, Sameness Sameness);
