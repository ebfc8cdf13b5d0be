using System.Globalization;
using System.Text;
using Haechi.Signals.Networks;

namespace Haechi.Traffic.SmartIntersections.Feeds.Street;

/// <summary>The end of a lane as the data of a path: how a queue is drawn back from the stop line.</summary>
internal static class QueueLine
{
    /// <summary>The last <paramref name="metres"/> of a lane, from the stop line backwards; empty without a shape or a queue.</summary>
    public static string Of(LaneShape shape, double metres)
    {
        if (shape.Points.Length < 2 || !(metres > 0))
            return "";
        var (path, left) = (new StringBuilder(), metres);
        Write(path, shape.Points[^1]);
        for (var i = shape.Points.Length - 1; i > 0 && left > 0; i--)
        {
            var (from, to) = (shape.Points[i], shape.Points[i - 1]);
            var length = Math.Sqrt((to.X - from.X) * (to.X - from.X) + (to.Y - from.Y) * (to.Y - from.Y));
            var share = length > left ? left / length : 1;
            Write(path, new RoadPoint(from.X + (to.X - from.X) * share, from.Y + (to.Y - from.Y) * share));
            left -= length;
        }
        return path.ToString();
    }

    private static void Write(StringBuilder path, RoadPoint point) =>
        path.Append(path.Length == 0 ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{point.X:0.#} {-point.Y:0.#}");
}
