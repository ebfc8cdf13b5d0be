using Haechi.Platform.Streams.Rows;

namespace Haechi.Platform.Streams;

/// <summary>A stream as the console, the interface and the command line show it.</summary>
/// <param name="Id"><c>kind/name</c>.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Korean title.</param>
/// <param name="Settings">JSON object.</param>
/// <param name="Desired">What people want.</param>
/// <param name="State">What is.</param>
/// <param name="Host">Silo where it runs or ran last; null before its first run.</param>
/// <param name="BeatAt">Last sign of life, UTC.</param>
/// <param name="Items">Items on disk.</param>
/// <param name="Faults">Items that could not be used.</param>
/// <param name="Restarts">Starts after a failure, since the last order.</param>
/// <param name="LastError">Why it failed last; null when it has not since the last order.</param>
/// <param name="LastErrorAt">When, UTC.</param>
/// <param name="NextAttemptAt">When it is tried again, UTC; null unless it backs off.</param>
/// <param name="Position">How far it has been read.</param>
/// <param name="PositionAt">When that was committed, UTC.</param>
public sealed record StreamLine(
    string Id,
    string Kind,
    string Title,
    string Settings,
    DesiredState Desired,
    StreamState State,
    string? Host,
    DateTimeOffset? BeatAt,
    long Items,
    long Faults,
    long Restarts,
    string? LastError,
    DateTimeOffset? LastErrorAt,
    DateTimeOffset? NextAttemptAt,
    string? Position,
    DateTimeOffset? PositionAt)
{
    internal static StreamLine Of(StreamRow stream, StreamHealthRow? health) => new(
        stream.Id, stream.Id[..stream.Id.IndexOf('/', StringComparison.Ordinal)], stream.Title, stream.Settings, stream.Desired, health?.State ?? StreamState.Stopped,
        health?.Host, health?.BeatAt, stream.Items, stream.Faults, health?.Restarts ?? 0, health?.LastError, health?.LastErrorAt,
        health?.NextAttemptAt, stream.Position, stream.PositionAt);
}

/// <summary>An item that could not be used.</summary>
/// <param name="At">When it was met, UTC.</param>
/// <param name="ItemKey">Which item.</param>
/// <param name="Message">What was wrong.</param>
public sealed record StreamFaultLine(DateTimeOffset At, string ItemKey, string Message);
