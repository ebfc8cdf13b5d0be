using System.Text.Json.Serialization;

namespace Haechi.Signals.Networks;

/// <summary>The neutral form of a network as it is written; see docs/engines/signals.md.</summary>
internal sealed record NetworkForm
{
    public const string Current = "haechi-network/1";

    public string? Format { get; init; }

    public IReadOnlyList<LaneForm?>? Lanes { get; init; }

    public IReadOnlyList<ConnectionForm?>? Connections { get; init; }

    public IReadOnlyList<JunctionForm?>? Junctions { get; init; }
}

internal sealed record LaneForm
{
    public string? Id { get; init; }

    /// <summary>Metres.</summary>
    public double Length { get; init; }

    /// <summary>Metres a second.</summary>
    public double Speed { get; init; }

    public bool Cars { get; init; } = true;

    /// <summary>Name of the street.</summary>
    public string? Street { get; init; }

    /// <summary>Points [east, north] in metres.</summary>
    public IReadOnlyList<IReadOnlyList<double>?>? Shape { get; init; }
}

internal sealed record ConnectionForm
{
    public string? From { get; init; }

    public string? To { get; init; }

    public string? Via { get; init; }

    /// <summary>Metres within the junction.</summary>
    public double Length { get; init; }

    public string? Turn { get; init; }

    /// <summary>The signal that rules it; none when absent, and then without a link.</summary>
    public string? Junction { get; init; }

    public int? Link { get; init; }
}

internal sealed record JunctionForm
{
    public string? Id { get; init; }

    /// <summary>Seconds.</summary>
    public double Offset { get; init; }

    public IReadOnlyList<CrossingForm?>? Crossings { get; init; }

    public IReadOnlyList<PhaseForm?>? Phases { get; init; }

    /// <summary>Pairs of links whose ways cross or meet.</summary>
    public IReadOnlyList<IReadOnlyList<int>?>? Meeting { get; init; }
}

internal sealed record CrossingForm
{
    public int Link { get; init; }

    /// <summary>Metres that pedestrians walk.</summary>
    public double Length { get; init; }
}

internal sealed record PhaseForm
{
    public string? State { get; init; }

    public double Seconds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double MinimumGreen { get; init; }

    public double? MaximumGreen { get; init; }
}
