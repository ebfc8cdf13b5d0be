using SkiaSharp;

namespace Haechi.Hashing.Bench.Pictures;

/// <summary>Edits of a picture; each gives a new one.</summary>
internal static class Edit
{
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    public static byte[] File(SKBitmap bitmap, int quality)
    {
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }

    /// <summary>Draws the picture on a sheet after the canvas was moved.</summary>
    public static SKBitmap Drawn(SKBitmap bitmap, int width, int height, SKColor ground, Action<SKCanvas> move, SKPaint? paint = null)
    {
        var sheet = new SKBitmap(bitmap.Info.WithSize(width, height));
        using var canvas = new SKCanvas(sheet);
        using var image = SKImage.FromBitmap(bitmap);
        canvas.Clear(ground);
        move(canvas);
        canvas.DrawImage(image, new SKRect(0, 0, bitmap.Width, bitmap.Height), Smooth, paint);
        return sheet;
    }

    public static SKBitmap Scaled(SKBitmap b, double across, double down) =>
        Drawn(b, (int)(b.Width * across), (int)(b.Height * down), SKColors.Black, c => c.Scale((float)across, (float)down));

    public static SKBitmap Quarter(SKBitmap b) => Drawn(b, b.Height, b.Width, SKColors.Black, c =>
    {
        c.Translate(b.Height, 0);
        c.RotateDegrees(90);
    });

    public static SKBitmap Blurred(SKBitmap b, float share)
    {
        using var paint = new SKPaint { ImageFilter = SKImageFilter.CreateBlur(share * b.Width, share * b.Width, SKShaderTileMode.Clamp, null) };
        return Drawn(b, b.Width, b.Height, SKColors.Black, _ => { }, paint);
    }

    public static SKBitmap Sharpened(SKBitmap b)
    {
        float[] kernel = [0, -1, 0, -1, 5, -1, 0, -1, 0];
        using var paint = new SKPaint { ImageFilter = SKImageFilter.CreateMatrixConvolution(new SKSizeI(3, 3), kernel, 1, 0, new SKPointI(1, 1), SKShaderTileMode.Clamp, true) };
        return Drawn(b, b.Width, b.Height, SKColors.Black, _ => { }, paint);
    }

    public static SKBitmap Grained(SKBitmap b, Random random, int levels)
    {
        var copy = b.Copy();
        MadeScene.Grain(copy, random, levels);
        return copy;
    }

    public static SKBitmap Coloured(SKBitmap b, float[] matrix)
    {
        using var paint = new SKPaint { ColorFilter = SKColorFilter.CreateColorMatrix(matrix) };
        return Drawn(b, b.Width, b.Height, SKColors.Black, _ => { }, paint);
    }

    public static SKBitmap Mapped(SKBitmap b, Func<float, float> map)
    {
        var copy = b.Copy();
        var pixels = copy.GetPixelSpan();
        for (var at = 0; at < pixels.Length; at++)
            pixels[at] = at % 4 == 3 ? pixels[at] : (byte)Math.Clamp(255 * map(pixels[at] / 255f), 0, 255);
        return copy;
    }

    public static SKBitmap Cropped(SKBitmap b, double left, double top, double share) =>
        Drawn(b, (int)(b.Width * share), (int)(b.Height * share), SKColors.Black, c => c.Translate(-(float)(left * b.Width), -(float)(top * b.Height)));

    public static SKBitmap CroppedOneSide(SKBitmap b, double share, int side) => Drawn(
        b, (int)(b.Width * (side < 2 ? 1 - share : 1)), (int)(b.Height * (side < 2 ? 1 : 1 - share)), SKColors.Black,
        c => c.Translate(side == 0 ? -(float)(share * b.Width) : 0, side == 2 ? -(float)(share * b.Height) : 0));

    /// <summary>Turned, and cropped to the largest rectangle of the same shape that is full.</summary>
    public static SKBitmap TurnedWithin(SKBitmap b, float degrees)
    {
        var (sine, cosine) = Math.SinCos(Math.Abs(degrees) * Math.PI / 180);
        var shape = (double)b.Width / b.Height;
        using var turned = Drawn(b, b.Width, b.Height, SKColors.Black, c => c.RotateDegrees(degrees, b.Width / 2f, b.Height / 2f));
        var share = 1 / (cosine + (Math.Max(shape, 1 / shape) * sine));
        return Cropped(turned, (1 - share) / 2, (1 - share) / 2, share);
    }

    public static SKBitmap Bordered(SKBitmap b, double share, SKColor colour)
    {
        var wide = (int)(share * Math.Max(b.Width, b.Height));
        return Drawn(b, b.Width + (2 * wide), b.Height + (2 * wide), colour, c => c.Translate(wide, wide));
    }

    public static SKBitmap Barred(SKBitmap b, double share, SKColor colour, string text)
    {
        var high = (int)(share * b.Height);
        var sheet = Drawn(b, b.Width, b.Height + (2 * high), colour, c => c.Translate(0, high));
        Write(sheet, text, high * 0.45f, high * 0.65f, SKColors.Black);
        Write(sheet, text, high * 0.45f, b.Height + (high * 1.65f), SKColors.Black);
        return sheet;
    }

    /// <summary>A white sheet of a telephone's shape with a line of the clock, a name, the picture, and lines of comments.</summary>
    public static SKBitmap Screenshot(SKBitmap b)
    {
        var high = Math.Max(b.Width * 2, b.Height + (b.Width * 2 / 3));
        var top = (high - b.Height) / 3;
        var sheet = Drawn(b, b.Width, high, SKColors.White, c => c.Translate(0, top));
        var size = b.Width * 0.04f;
        Write(sheet, "12:31        LTE  81%", size, size * 1.4f, SKColors.Black);
        Write(sheet, "somebody · 3 h", size, top - (size * 0.8f), SKColors.DimGray);
        for (var line = 0; line < 5; line++)
            Write(sheet, "a comment that says little " + line, size, top + b.Height + (size * (2 + (line * 2.2f))), SKColors.DimGray);
        return sheet;
    }

    public static SKBitmap Written(SKBitmap b, float size, float down)
    {
        var copy = b.Copy();
        Write(copy, "PROPERTY OF NOBODY", size * b.Width, down * b.Height, SKColors.White);
        return copy;
    }

    public static SKBitmap Logo(SKBitmap b, Random random)
    {
        var copy = b.Copy();
        using var canvas = new SKCanvas(copy);
        using var paint = new SKPaint { Color = SKColors.OrangeRed, IsAntialias = true };
        var size = b.Width * 0.06f;
        canvas.DrawCircle(random.Next(2) == 0 ? size * 1.3f : b.Width - (size * 1.3f), random.Next(2) == 0 ? size * 1.3f : b.Height - (size * 1.3f), size, paint);
        return copy;
    }

    // The drawing library is built without a font manager here, so letters are blocks of a letter's size with gaps.
    private static void Write(SKBitmap b, string text, float size, float baseline, SKColor colour)
    {
        using var canvas = new SKCanvas(b);
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        var (x, wide) = (size * 0.4f, size * 0.55f);
        foreach (var letter in text)
        {
            if (letter != ' ')
            {
                canvas.DrawRect(x, baseline - (size * 0.7f), size * 0.12f, size * 0.7f, paint);
                canvas.DrawRect(x, baseline - (size * (letter % 2 == 0 ? 0.7f : 0.4f)), wide * 0.75f, size * 0.12f, paint);
                canvas.DrawRect(x + (wide * 0.6f), baseline - (size * 0.5f), size * 0.1f, size * (letter % 3 == 0 ? 0.5f : 0.3f), paint);
            }

            x += wide;
        }
    }
}
