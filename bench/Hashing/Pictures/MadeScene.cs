using SkiaSharp;

namespace Haechi.Hashing.Bench.Pictures;

/// <summary>Harmless scenes drawn by code: sky, hills, houses, people of discs, grain. The same for the same seed.</summary>
internal static class MadeScene
{
    public static SKBitmap Draw(int width, int height, int seed)
    {
        var random = new Random(seed);
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using var sky = new SKPaint { Shader = SKShader.CreateLinearGradient(new(0, 0), new(width * random.NextSingle(), height), [Colour(random), Colour(random), Colour(random)], SKShaderTileMode.Clamp) };
        canvas.DrawRect(0, 0, width, height, sky);
        for (var hill = 0; hill < 2 + random.Next(3); hill++)
            Hill(canvas, width, height, random);
        for (var thing = 0; thing < 12 + random.Next(25); thing++)
            Thing(canvas, width, height, random);
        Grain(bitmap, random, 6);
        return bitmap;
    }

    /// <summary>Adds noise of so many grey levels in either direction.</summary>
    public static void Grain(SKBitmap bitmap, Random random, int levels)
    {
        var pixels = bitmap.GetPixelSpan();
        for (var at = 0; at < pixels.Length; at += 4)
        {
            var noise = random.Next(-levels, levels + 1);
            for (var part = 0; part < 3; part++)
                pixels[at + part] = (byte)Math.Clamp(pixels[at + part] + noise, 0, 255);
        }
    }

    private static void Hill(SKCanvas canvas, int width, int height, Random random)
    {
        using var outline = new SKPathBuilder();
        var (y, wave, at) = (height * (0.4f + (0.5f * random.NextSingle())), width * (0.05f + (0.2f * random.NextSingle())), random.NextSingle() * 6);
        outline.MoveTo(0, height);
        for (var x = 0; x <= width; x += 8)
            outline.LineTo(x, y + (height * 0.12f * MathF.Sin((x / wave) + at)) + (height * 0.03f * MathF.Sin(x / wave * 3.7f)));
        outline.LineTo(width, height);
        using var path = outline.Detach();
        using var paint = new SKPaint { Color = Colour(random), IsAntialias = true };
        canvas.DrawPath(path, paint);
    }

    private static void Thing(SKCanvas canvas, int width, int height, Random random)
    {
        using var paint = new SKPaint { Color = Colour(random), IsAntialias = true, StrokeWidth = 2 + random.Next(12), Style = random.Next(4) == 0 ? SKPaintStyle.Stroke : SKPaintStyle.Fill };
        var (x, y, size) = (width * random.NextSingle(), height * random.NextSingle(), Math.Min(width, height) * (0.03f + (0.25f * random.NextSingle() * random.NextSingle())));
        switch (random.Next(3))
        {
            case 0:
                canvas.DrawOval(x, y, size * (0.4f + random.NextSingle()), size, paint);
                break;
            case 1:
                canvas.DrawRect(x, y, size * (0.5f + random.NextSingle()), size * 1.5f, paint);
                break;
            default:
                canvas.DrawLine(x, y, x + (size * 2) - (size * 4 * random.NextSingle()), y + size, paint);
                break;
        }
    }

    private static SKColor Colour(Random random) => new((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
}
