namespace Haechi.Host.Bench;

/// <summary>How fast something grows.</summary>
internal static class Slope
{
    /// <summary>Slope of the straight line with the least squares of distances; 0 for fewer than two different moments.</summary>
    public static double Of(IReadOnlyCollection<(double X, double Y)> points)
    {
        if (points.Count < 2)
        {
            return 0;
        }

        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        var spread = points.Sum(p => (p.X - x) * (p.X - x));
        return spread == 0 ? 0 : points.Sum(p => (p.X - x) * (p.Y - y)) / spread;
    }
}
