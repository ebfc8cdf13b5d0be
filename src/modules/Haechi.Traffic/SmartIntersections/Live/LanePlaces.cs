using Haechi.Signals.Networks;

namespace Haechi.Traffic.SmartIntersections.Live;

/// <summary>Where on the picture a place of a lane is. The shape may be a little longer or shorter than the lane: places are taken in proportion.</summary>
internal sealed class LanePlaces
{
    private readonly RoadPoint[][] _points;
    private readonly double[][] _lengths;
    private readonly double[] _lanes;

    public LanePlaces(RoadNetwork network)
    {
        _points = [.. network.Lanes.Select(l => l.Shape.Points.Select(p => new RoadPoint(p.X, -p.Y)).ToArray())];
        _lengths = [.. _points.Select(Lengths)];
        _lanes = [.. network.Lanes.Select(l => l.Length)];
    }

    /// <summary>The point so many metres from the lane's beginning; null when the lane has no shape.</summary>
    public RoadPoint? At(int lane, double metres)
    {
        var (points, lengths) = (_points[lane], _lengths[lane]);
        if (points.Length < 2)
            return null;
        var along = _lanes[lane] <= 0 ? 0 : Math.Clamp(metres / _lanes[lane], 0, 1) * lengths[^1];
        var next = 1;
        while (next < points.Length - 1 && lengths[next] < along)
            next++;
        var span = lengths[next] - lengths[next - 1];
        var part = span <= 0 ? 0 : (along - lengths[next - 1]) / span;
        return new RoadPoint(points[next - 1].X + part * (points[next].X - points[next - 1].X), points[next - 1].Y + part * (points[next].Y - points[next - 1].Y));
    }

    private static double[] Lengths(RoadPoint[] points)
    {
        var lengths = new double[points.Length];
        for (var i = 1; i < points.Length; i++)
            lengths[i] = lengths[i - 1] + Math.Sqrt(Math.Pow(points[i].X - points[i - 1].X, 2) + Math.Pow(points[i].Y - points[i - 1].Y, 2));
        return lengths;
    }
}
