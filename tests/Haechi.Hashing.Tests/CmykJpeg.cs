namespace Haechi.Hashing.Tests;

/// <summary>A baseline JPEG of four inks, each block of 8 × 8 pixels of one colour: no drawing library here writes one (ITU-T T.81; Adobe TN 5116 for the marker).</summary>
internal static class CmykJpeg
{
    /// <summary>One file; the inks of each block from 0 (none) to 255 (full), row by row. They are stored inverted, as Adobe does; as YCCK, three of them as brightness and differences of colour.</summary>
    public static byte[] Write(int columns, int rows, Func<int, int, (byte Cyan, byte Magenta, byte Yellow, byte Black)> inks, bool ycck)
    {
        var (width, height) = (columns * 8, rows * 8);
        return
        [
            0xFF, 0xD8,
            0xFF, 0xEE, 0, 14, .. "Adobe"u8, 0, 100, 0, 0, 0, 0, (byte)(ycck ? 2 : 0),
            0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64),
            0xFF, 0xC0, 0, 20, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0,
            0xFF, 0xC4, 0, 31, 0, 0, 0, 0, 12, .. new byte[12], .. Enumerable.Range(0, 12).Select(size => (byte)size),
            0xFF, 0xC4, 0, 20, 0x10, 1, .. new byte[15], 0,
            0xFF, 0xDA, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0,
            .. Scan(columns, rows, inks, ycck),
            0xFF, 0xD9,
        ];
    }

    private static byte[] Scan(int columns, int rows, Func<int, int, (byte Cyan, byte Magenta, byte Yellow, byte Black)> inks, bool ycck)
    {
        var bits = new List<bool>();
        var last = new int[4];
        for (var at = 0; at < columns * rows; at++)
        {
            var samples = Samples(inks(at % columns, at / columns), ycck);
            for (var part = 0; part < 4; part++)
            {
                var value = 8 * (samples[part] - 128);
                Put(bits, value - last[part]);
                last[part] = value;
            }
        }

        bits.AddRange(Enumerable.Repeat(true, (8 - (bits.Count % 8)) % 8));
        return [.. bits.Chunk(8).Select(eight => (byte)eight.Aggregate(0, (sum, bit) => (sum << 1) | (bit ? 1 : 0))).SelectMany(value => value == 0xFF ? new byte[] { 0xFF, 0 } : [value])];
    }

    private static int[] Samples((byte Cyan, byte Magenta, byte Yellow, byte Black) ink, bool ycck)
    {
        if (!ycck)
            return [255 - ink.Cyan, 255 - ink.Magenta, 255 - ink.Yellow, 255 - ink.Black];
        var brightness = (0.299 * ink.Cyan) + (0.587 * ink.Magenta) + (0.114 * ink.Yellow);
        return [Sample(brightness), Sample(128 + ((ink.Yellow - brightness) / 1.772)), Sample(128 + ((ink.Cyan - brightness) / 1.402)), 255 - ink.Black];
    }

    private static int Sample(double value) => (int)Math.Clamp(Math.Round(value), 0, 255);

    /// <summary>Four bits say how many bits follow; then the block ends (one bit: nothing but its mean).</summary>
    private static void Put(List<bool> bits, int difference)
    {
        var size = 32 - int.LeadingZeroCount(Math.Abs(difference));
        Put(bits, size, 4);
        Put(bits, difference < 0 ? difference + (1 << size) - 1 : difference, size);
        bits.Add(false);
    }

    private static void Put(List<bool> bits, int value, int count)
    {
        for (var bit = count - 1; bit >= 0; bit--)
            bits.Add(((value >> bit) & 1) == 1);
    }
}
