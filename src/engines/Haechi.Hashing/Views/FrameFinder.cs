namespace Haechi.Hashing.Views;

/// <summary>
/// Finds the picture within a frame: an even border, bars with text above and below (memes), the furniture of a screen.
/// A side is stripped as long as most of its lines is of the colour at the edge; text is passed over where even lines follow.
/// </summary>
internal static class FrameFinder
{
    // An outermost line of the frame is even, further ones may hold text.
    private const double EvenEdge = 0.9;
    private const double EvenLine = 0.55;

    // In grey levels: compression ripples, gradients of a screen.
    private const float Tolerance = 12;

    // Lines of text, as a share of the side, that do not end the frame.
    private const double Gap = 0.08;

    // Rows and columns in turn: the line between two frames is blurred and takes a step of its own.
    private const int Steps = 8;

    // A region that is hardly smaller has the same hash.
    private const double Same = 0.985;

    // Less than this of the picture is no picture but a sign on a wall.
    private const double LeastSide = 0.2;

    /// <summary>
    /// What may be the picture within its frame, none where there is no frame. Several, since a plain sky or floor at the
    /// edge of the picture itself looks like a frame within the frame.
    /// </summary>
    public static IEnumerable<Region> Find(LumaPlane plane)
    {
        var (left, top, right, bottom) = (0, 0, plane.Width, plane.Height);
        var told = plane.Width * plane.Height;
        for (var step = 0; step < Steps; step++)
        {
            if (step % 2 == 0)
                (top, bottom) = Strip(top, bottom, (line, colour) => Share(plane, left, right, line, line + 1, colour), line => plane.At((left + right) / 2, line));
            else
                (left, right) = Strip(left, right, (line, colour) => Share(plane, line, line + 1, top, bottom, colour), line => plane.At(line, (top + bottom) / 2));
            var (width, height) = (right - left, bottom - top);
            if (width < LeastSide * plane.Width || height < LeastSide * plane.Height)
                yield break;
            if (width * height > told * Same)
                continue;
            told = width * height;
            yield return new Region((double)left / plane.Width, (double)top / plane.Height, (double)width / plane.Width, (double)height / plane.Height);
        }
    }

    private static (int From, int To) Strip(int from, int to, Func<int, float, double> share, Func<int, float> colour)
    {
        var gap = (int)Math.Ceiling((to - from) * Gap);
        var first = from + Depth(to - from, gap, at => from + at, share, colour);
        return (first, to - Depth(to - first, gap, at => to - 1 - at, share, colour));
    }

    private static int Depth(int length, int gap, Func<int, int> place, Func<int, float, double> share, Func<int, float> colour)
    {
        var edge = colour(place(0));
        if (share(place(0), edge) < EvenEdge)
            return 0;
        var depth = 1;
        for (var at = 1; at < length * (1 - LeastSide) && at - depth <= gap; at++)
        {
            if (share(place(at), edge) >= EvenLine)
                depth = at + 1;
        }

        return depth;
    }

    private static double Share(LumaPlane plane, int left, int right, int top, int bottom, float colour)
    {
        var (near, all) = (0, 0);
        for (var row = top; row < bottom; row++)
        {
            foreach (var value in plane.Row(row)[left..right])
                near += Math.Abs(value - colour) <= Tolerance ? 1 : 0;
            all += right - left;
        }

        return (double)near / Math.Max(1, all);
    }
}
