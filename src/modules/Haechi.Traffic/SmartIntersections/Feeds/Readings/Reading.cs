using System.Text.Json.Serialization;

namespace Haechi.Traffic.SmartIntersections.Feeds.Readings;

/// <summary>What a detector or a signal controller says of a stretch of time, checked. The one form behind every feed.</summary>
internal sealed record Reading
{
    public required Guid Network { get; init; }

    /// <summary>Name of the signal.</summary>
    public required string Junction { get; init; }

    /// <summary><c>lane:ID</c>, <c>link:NUMBER</c> or <c>signal</c>.</summary>
    public required string Detector { get; init; }

    /// <summary>End of the time that it speaks of, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Length of that time; 0 for a moment.</summary>
    public double Seconds { get; init; }

    /// <summary>Vehicles that passed; null when none are counted.</summary>
    public VehicleCounts? Counts { get; init; }

    /// <summary>Share of the time in which the detector was covered, 0 to 1.</summary>
    public double? Occupancy { get; init; }

    /// <summary>Length of the queue before the stop line, metres.</summary>
    public double? QueueMetres { get; init; }

    /// <summary>Vehicles in that queue.</summary>
    public int? QueueVehicles { get; init; }

    /// <summary>Mean speed, km/h.</summary>
    public double? SpeedKmh { get; init; }

    /// <summary>Letters that a signal shows, one a link.</summary>
    public string? State { get; init; }

    /// <summary>What the source itself says of blocking ahead (앞막힘).</summary>
    public bool? Spillback { get; init; }

    /// <summary>All that is measured, without its time: equal when a detector tells the same again.</summary>
    [JsonIgnore]
    public (VehicleCounts?, double?, double?, int?, double?, string?, bool?) Measured => (Counts, Occupancy, QueueMetres, QueueVehicles, SpeedKmh, State, Spillback);

    /// <summary>True when there is nothing but zeros: a quiet street, which may well stay so.</summary>
    [JsonIgnore]
    public bool IsQuiet => Counts is null or { All: 0 } && Occupancy is null or 0 && QueueMetres is null or 0 && QueueVehicles is null or 0 && SpeedKmh is null or 0 && Spillback is null or false;
}

/// <summary>Vehicles by class.</summary>
internal sealed record VehicleCounts(int Car, int Bus, int Truck, int Motorcycle, int Bicycle)
{
    /// <summary>Names of the classes as feeds write them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["car", "bus", "truck", "motorcycle", "bicycle"];

    [JsonIgnore]
    public int All => Car + Bus + Truck + Motorcycle + Bicycle;

    [JsonIgnore]
    public int Heavy => Bus + Truck;
}
