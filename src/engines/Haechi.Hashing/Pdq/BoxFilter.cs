namespace Haechi.Hashing.Pdq;

/// <summary>
/// The running mean that PDQ smooths with: each value becomes the mean of a window around it, which is shorter at the
/// borders. Two of them after each other make the Jarosz filter of the published description.
/// </summary>
internal static class BoxFilter
{
    /// <summary>Width of the window for a side of so many pixels that is brought down to 64: one pixel for every 128, rounded up.</summary>
    public static int WindowOf(int side) => (side + 127) / 128;

    /// <summary>How many values the window reaches ahead of the one that it is the mean for.</summary>
    public static int ReachOf(int window) => ((window + 2) / 2) - 1;

    /// <summary>The same for a side that is read backwards: the window is one longer behind than ahead, or the other way round, where its width is even.</summary>
    public static int ReachOf(int window, bool backwards) => backwards ? window - 1 - ReachOf(window) : ReachOf(window);

    /// <summary>Smooths one row.</summary>
    /// <param name="source">The row; at least as long as the window.</param>
    /// <param name="target">As long as the source; another span.</param>
    /// <param name="window">Width of the window, 1 or more.</param>
    /// <param name="reach">How many values it reaches ahead, from 0 to one less than its width.</param>
    public static void Row(ReadOnlySpan<float> source, Span<float> target, int window, int reach)
    {
        var (sum, count) = (0f, 0);
        for (var at = -reach; at < source.Length; at++)
        {
            if (at + reach < source.Length)
            {
                sum += source[at + reach];
                count++;
            }

            if (at + reach - window >= 0)
            {
                sum -= source[at + reach - window];
                count--;
            }

            if (at >= 0)
            {
                target[at] = sum / count;
            }
        }
    }
}
