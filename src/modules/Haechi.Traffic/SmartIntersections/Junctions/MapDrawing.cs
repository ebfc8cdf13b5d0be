using System.Globalization;
using System.Text;
using Haechi.Signals.Networks;

namespace Haechi.Traffic.SmartIntersections.Junctions;

/// <summary>A network as lines of a picture: metres, x to the right, y downwards.</summary>
internal sealed record MapDrawing
{
    private const double Margin = 30;

    /// <summary>Left, top, width and height of what is drawn.</summary>
    public required (double X, double Y, double Width, double Height) Frame { get; init; }

    /// <summary>The lanes outside of junctions, each as the data of a path. Empty when the network has no shapes.</summary>
    public required IReadOnlyList<DrawnLane> Lanes { get; init; }

    /// <summary>Ways within junctions.</summary>
    public required string Inside { get; init; }

    /// <summary>The middle of each signal, in their order; null when its place is not known.</summary>
    public required IReadOnlyList<RoadPoint?> Signals { get; init; }

    /// <summary>The frame as SVG writes it.</summary>
    public string ViewBox => string.Create(CultureInfo.InvariantCulture, $"{Frame.X:0} {Frame.Y:0} {Frame.Width:0} {Frame.Height:0}");

    public static MapDrawing Of(RoadNetwork network)
    {
        var points = network.Lanes.SelectMany(l => l.Shape.Points.AsEnumerable()).ToList();
        var (left, right) = points.Count == 0 ? (0, 0) : (points.Min(p => p.X), points.Max(p => p.X));
        var (top, bottom) = points.Count == 0 ? (0, 0) : (points.Min(p => -p.Y), points.Max(p => -p.Y));
        return new MapDrawing
        {
            Frame = (left - Margin, top - Margin, right - left + 2 * Margin, bottom - top + 2 * Margin),
            Lanes = [.. network.Lanes.Select((lane, number) => (lane, number)).Where(l => !l.lane.IsInside && l.lane.TakesCars && l.lane.Shape.Points.Length > 0)
                .Select(l => new DrawnLane(l.number, Path(l.lane.Shape), Head(l.lane.Shape)))],
            Inside = string.Concat(network.Lanes.Where(l => l.IsInside && l.TakesCars && l.Shape.Points.Length > 0).Select(l => Path(l.Shape))),
            Signals = [.. network.Signals.Select(s => Middle(s, network))],
        };
    }

    private static RoadPoint? Middle(SignalJunction signal, RoadNetwork network)
    {
        var ends = signal.Links.OfType<SignalLink>().Where(l => !l.IsCrossing).Select(l => network.Lanes[l.From].Shape.Points).Where(p => p.Length > 0).Select(p => p[^1]).Distinct().ToList();
        return ends.Count == 0 ? null : new RoadPoint(ends.Average(p => p.X), -ends.Average(p => p.Y));
    }

    private static RoadPoint Head(LaneShape shape) => new(shape.Points[^1].X, -shape.Points[^1].Y);

    private static string Path(LaneShape shape)
    {
        var path = new StringBuilder();
        foreach (var point in shape.Points)
            path.Append(path.Length == 0 ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{point.X:0.#} {-point.Y:0.#}");
        return path.ToString();
    }
}

/// <summary>A lane of a picture.</summary>
/// <param name="Number">Its number in the network.</param>
/// <param name="Path">Data of its path.</param>
/// <param name="End">Its end: the stop line, if there is one.</param>
internal sealed record DrawnLane(int Number, string Path, RoadPoint End);
