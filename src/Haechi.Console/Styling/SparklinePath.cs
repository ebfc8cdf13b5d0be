using System.Globalization;
using System.Text;

namespace Haechi.Console.Styling;

/// <summary>A row of numbers as SVG path data.</summary>
internal static class SparklinePath
{
    /// <summary>
    /// The line through the values, scaled into the box; the scale begins at zero unless a value is below it, so that
    /// a small change never looks like a large one. A flat row is drawn on its own height.
    /// </summary>
    public static string Line(IReadOnlyList<double> values, double width, double height)
    {
        var path = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
        {
            var (x, y) = Point(values, i, width, height);
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Number(x)).Append(' ').Append(Number(y));
        }

        return path.ToString();
    }

    /// <summary>The area below the line.</summary>
    public static string Area(IReadOnlyList<double> values, double width, double height) =>
        values.Count < 2 ? "" : $"{Line(values, width, height)}L{Number(width)} {Number(height)}L0 {Number(height)}Z";

    /// <summary>Where the value at <paramref name="index"/> is drawn.</summary>
    public static (double X, double Y) Point(IReadOnlyList<double> values, int index, double width, double height)
    {
        var low = Math.Min(0, values.Min());
        var high = values.Max();
        var share = high > low ? (values[index] - low) / (high - low) : 0;
        var x = values.Count == 1 ? width : width * index / (values.Count - 1);
        return (x, height - (share * height));
    }

    /// <summary>A coordinate with at most one decimal, as SVG reads it in every culture.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
