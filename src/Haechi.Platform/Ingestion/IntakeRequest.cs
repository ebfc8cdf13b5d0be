using Haechi.Kernel.Rooms;

namespace Haechi.Platform.Ingestion;

/// <summary>What one caller hands in at once.</summary>
public sealed record IntakeRequest
{
    /// <summary>Who hands it in.</summary>
    public required Actor By { get; init; }

    /// <summary>Observations; stored before the findings that rest on them.</summary>
    public IReadOnlyList<IntakeItem<Observation>> Observations { get; init; } = [];

    /// <summary>Findings.</summary>
    public IReadOnlyList<IntakeItem<Finding>> Findings { get; init; } = [];

    /// <summary>What makes a replay of the whole request harmless; null when the ids alone do.</summary>
    public IntakeKey? Key { get; init; }

    /// <summary>
    /// Whether ids may have been stored before. Default true; false saves a look-up when all ids were made for this request.
    /// </summary>
    public bool IdsMayRepeat { get; init; } = true;

    /// <summary>True stores the good items and lists the bad; false (default) stores all or nothing.</summary>
    public bool Partial { get; init; }

    /// <summary>Faults found while reading the request; they count like those that the intake finds.</summary>
    internal FaultList Faults { get; init; } = new();

    /// <summary>Items in it.</summary>
    public int Count => Observations.Count + Findings.Count;

    /// <summary>A request from inside the platform, e.g. of a stream; its own ids make it repeatable.</summary>
    public static IntakeRequest Of(Actor by, IEnumerable<Observation> observations, IEnumerable<Finding> findings) => new()
    {
        By = by,
        Observations = [.. observations.Select((o, i) => new IntakeItem<Observation>(i, o))],
        Findings = [.. findings.Select((f, i) => new IntakeItem<Finding>(i, f))],
    };
}

/// <summary>One item and its place in the request.</summary>
/// <param name="Index">0-based position in the batch, for error paths.</param>
/// <param name="Value">The item.</param>
public readonly record struct IntakeItem<T>(int Index, T Value);

/// <summary>A caller's own key for a request.</summary>
/// <param name="Scope">Caller and endpoint: the same key of two callers is two keys.</param>
/// <param name="Key">The key, 1 to 200 printable characters.</param>
/// <param name="BodyHash">Hex SHA-256 of everything that makes the request what it is.</param>
public sealed record IntakeKey(string Scope, string Key, string BodyHash);
