using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Haechi.Traffic.SmartIntersections.Feeds.Readings;

/// <summary>A reading as callers write it. Only described here: <see cref="ReadingReader"/> reads it and names every fault.</summary>
internal sealed record ReadingBody
{
    [Description("Id of the network, or its name where only one has it; may be left out while one network is registered.")]
    public string? Network { get; init; }

    [Description("Name of the signal in the network.")]
    public required string Signal { get; init; }

    [Description("A lane that leads to the junction or away from it. Exactly one of lane, link and state.")]
    public string? Lane { get; init; }

    [Description("Number of a movement of vehicles: its place in the signal's state, from 0.")]
    public int? Link { get; init; }

    [Description("What the signal shows: a letter for each movement.")]
    public string? State { get; init; }

    [Description("End of the time that the reading speaks of, with an offset; now when missing.")]
    public DateTimeOffset? At { get; init; }

    [Range(0.0, 3600.0)]
    [Description("Length of that time in seconds; needed with counts.")]
    public double? Seconds { get; init; }

    [Description("Vehicles that passed, by class: car, bus, truck, motorcycle, bicycle.")]
    public IReadOnlyDictionary<string, int>? Counts { get; init; }

    [Range(0.0, 1.0)]
    [Description("Share of the time in which the detector was covered.")]
    public double? Occupancy { get; init; }

    [Description("Length of the queue in metres; at most the lane's length and 10 m.")]
    public double? QueueMetres { get; init; }

    [Description("Vehicles in the queue.")]
    public int? QueueVehicles { get; init; }

    [Range(0.0, 200.0)]
    [Description("Mean speed, km/h.")]
    public double? SpeedKmh { get; init; }

    [Description("Whether vehicles stand behind the junction and block it, when the source knows.")]
    public bool? Spillback { get; init; }
}
