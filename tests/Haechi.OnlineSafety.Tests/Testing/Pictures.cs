using SkiaSharp;

namespace Haechi.OnlineSafety.Tests.Testing;

/// <summary>Harmless pictures, drawn here: shapes in colours, different for each seed.</summary>
internal static class Pictures
{
    public static byte[] Png(int width, int height, int seed) => Encode(width, height, seed, SKEncodedImageFormat.Png, 100);

    public static byte[] Jpeg(int width, int height, int seed, int quality = 90) => Encode(width, height, seed, SKEncodedImageFormat.Jpeg, quality);

    private static byte[] Encode(int width, int height, int seed, SKEncodedImageFormat format, int quality)
    {
        using var bitmap = Draw(width, height, seed);
        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }

    private static SKBitmap Draw(int width, int height, int seed)
    {
        var random = new Random(seed);
        var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(Colour(random));
        using var paint = new SKPaint { IsAntialias = true };
        for (var shape = 0; shape < 24; shape++)
        {
            paint.Color = Colour(random);
            canvas.DrawOval(random.Next(width), random.Next(height), random.Next(width / 8, width / 3), random.Next(height / 8, height / 3), paint);
        }

        return bitmap;
    }

    private static SKColor Colour(Random random) => new((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
}
