using System.Text.Json;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms.Rows;

namespace Haechi.Platform.Outbox;

/// <summary>A message that was committed with its change.</summary>
/// <param name="Sequence">Ascending in commit order; gaps are possible.</param>
/// <param name="At">When the change happened, UTC.</param>
/// <param name="Topic">Dotted name, e.g. <c>case.opened</c>.</param>
/// <param name="ServiceId">The service concerned.</param>
/// <param name="Body">JSON without personal data.</param>
public sealed record OutboxEvent(long Sequence, DateTimeOffset At, string Topic, string ServiceId, string Body)
{
    /// <summary>The body as what was published.</summary>
    public T Read<T>() => JsonSerializer.Deserialize<T>(Body, LedgerJson.Options)
        ?? throw new JsonException($"Message {Sequence} of topic {Topic} is empty.");

    internal static OutboxEvent Of(OutboxRow row) => new(row.Sequence, row.At, row.Topic, row.ServiceId, row.Body);
}

/// <summary>Which topics somebody wants: exact names, or all below one with <c>case.*</c>; an empty list wants everything.</summary>
public static class TopicFilter
{
    /// <summary>Whether <paramref name="topic"/> is wanted.</summary>
    public static bool Wants(IReadOnlyCollection<string> patterns, string topic)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        ArgumentNullException.ThrowIfNull(topic);
        return patterns.Count == 0 || patterns.Any(pattern => pattern.EndsWith(".*", StringComparison.Ordinal)
            ? topic.StartsWith(pattern[..^1], StringComparison.Ordinal)
            : topic == pattern);
    }
}
