namespace Haechi.OnlineSafety.ImageRemoval.Demo;

/// <summary>The pictures of the demo: rectangles in colours, the same on every machine. They show nothing and nobody.</summary>
internal static class DemoPictures
{
    /// <summary>Pixels along each side.</summary>
    public const int Side = 256;

    private const int Shapes = 48;

    /// <summary>Red, green, blue and 255 for each pixel, row by row from the top.</summary>
    /// <param name="number">Which; each is different.</param>
    public static byte[] Draw(int number)
    {
        var random = new Random(1_000 + number); // a given seed draws the same numbers in every version of .NET
        var pixels = new byte[Side * Side * 4];
        Array.Fill(pixels, byte.MaxValue);
        for (var shape = 0; shape < Shapes; shape++)
        {
            Fill(pixels, random.Next(Side), random.Next(Side), random.Next(8, Side / 2), random.Next(8, Side / 2), [(byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), byte.MaxValue]);
        }

        return pixels;
    }

    private static void Fill(byte[] pixels, int left, int top, int width, int height, ReadOnlySpan<byte> colour)
    {
        for (var y = top; y < Math.Min(Side, top + height); y++)
        {
            for (var x = left; x < Math.Min(Side, left + width); x++)
            {
                colour.CopyTo(pixels.AsSpan(((y * Side) + x) * 4));
            }
        }
    }
}
