using System.Collections.Immutable;

namespace Haechi.Signals.Networks;

/// <summary>The middle line of a lane: points in metres east and north of the network's origin, in the direction of travel. Two are equal when their points are.</summary>
public sealed class LaneShape(ImmutableArray<RoadPoint> points) : IEquatable<LaneShape>
{
    /// <summary>Points at most: more belong to no real lane.</summary>
    public const int Most = 2000;

    /// <summary>A lane whose place is not known.</summary>
    public static LaneShape None { get; } = new([]);

    /// <summary>The points; none when the place is not known, else at least two.</summary>
    public ImmutableArray<RoadPoint> Points { get; } = points;

    /// <inheritdoc />
    public bool Equals(LaneShape? other) => other is not null && Points.AsSpan().SequenceEqual(other.Points.AsSpan());

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as LaneShape);

    /// <inheritdoc />
    public override int GetHashCode() => Points.Length == 0 ? 0 : HashCode.Combine(Points.Length, Points[0], Points[^1]);
}

/// <summary>A point of the plane.</summary>
/// <param name="X">Metres east.</param>
/// <param name="Y">Metres north.</param>
public readonly record struct RoadPoint(double X, double Y);
