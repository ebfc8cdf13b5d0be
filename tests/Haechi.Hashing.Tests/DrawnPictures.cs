using System.Runtime.InteropServices;
using SkiaSharp;

namespace Haechi.Hashing.Tests;

/// <summary>Pictures drawn by code: soft waves and discs, the same for the same seed.</summary>
internal static class DrawnPictures
{
    public static byte[] Rgba(int width, int height, int seed)
    {
        var random = new Random(seed);
        var waves = Enumerable.Range(0, 12).Select(_ => (X: random.NextDouble() * 30, Y: random.NextDouble() * 30, At: random.NextDouble() * 6, High: 10 + (random.NextDouble() * 25))).ToArray();
        var bytes = new byte[width * height * 4];
        for (var at = 0; at < width * height; at++)
        {
            var (x, y) = ((double)(at % width) / width, (double)(at / width) / height);
            var bright = 128 + waves.Sum(w => w.High * Math.Sin((w.X * x) + (w.Y * y) + w.At));
            (bytes[at * 4], bytes[(at * 4) + 1], bytes[(at * 4) + 2], bytes[(at * 4) + 3]) =
                ((byte)Math.Clamp(bright, 0, 255), (byte)Math.Clamp(bright + (40 * x), 0, 255), (byte)Math.Clamp(bright - (40 * y), 0, 255), 255);
        }

        return bytes;
    }

    public static SKBitmap Bitmap(int width, int height, int seed)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        Marshal.Copy(Rgba(width, height, seed), 0, bitmap.GetPixels(), width * height * 4);
        return bitmap;
    }

    public static byte[] File(int width, int height, int seed, SKEncodedImageFormat format, int quality = 95)
    {
        using var bitmap = Bitmap(width, height, seed);
        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }

    /// <summary>Turns or mirrors a square of values, straight from the names.</summary>
    public static float[] Turned(float[] values, int side, PdqOrientation orientation)
    {
        var turned = new float[values.Length];
        for (var at = 0; at < turned.Length; at++)
        {
            var (x, y) = Source(at % side, at / side, side, side, orientation);
            turned[at] = values[(y * side) + x];
        }

        return turned;
    }

    /// <summary>Turns or mirrors a bitmap, pixel by pixel.</summary>
    public static SKBitmap Turned(SKBitmap bitmap, PdqOrientation orientation)
    {
        var lying = orientation is PdqOrientation.Rotate90 or PdqOrientation.Rotate270 or PdqOrientation.FlipPlus1 or PdqOrientation.FlipMinus1;
        var turned = new SKBitmap(lying ? new SKImageInfo(bitmap.Height, bitmap.Width, bitmap.ColorType, bitmap.AlphaType) : bitmap.Info);
        var from = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
        var to = MemoryMarshal.Cast<byte, uint>(turned.GetPixelSpan());
        for (var at = 0; at < to.Length; at++)
        {
            var (x, y) = Source(at % turned.Width, at / turned.Width, bitmap.Width, bitmap.Height, orientation);
            to[at] = from[(y * bitmap.Width) + x];
        }

        return turned;
    }

    /// <summary>A JPEG with the shortest EXIF block there is: one entry, the orientation.</summary>
    public static byte[] WithNote(byte[] jpeg, int note) =>
    [
        .. jpeg[..2], 0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)note, 0, 0, 0, 0, 0, 0, .. jpeg[2..],
    ];

    private static (int X, int Y) Source(int x, int y, int width, int height, PdqOrientation orientation) => orientation switch
    {
        PdqOrientation.Rotate90 => (width - 1 - y, x),
        PdqOrientation.Rotate180 => (width - 1 - x, height - 1 - y),
        PdqOrientation.Rotate270 => (y, height - 1 - x),
        PdqOrientation.FlipX => (x, height - 1 - y),
        PdqOrientation.FlipY => (width - 1 - x, y),
        PdqOrientation.FlipPlus1 => (y, x),
        PdqOrientation.FlipMinus1 => (width - 1 - y, height - 1 - x),
        _ => (x, y),
    };
}
