using SkiaSharp;

namespace Haechi.OnlineSafety.ImageRemoval.Demo;

/// <summary>Harmless pictures drawn here: hills under a sky.</summary>
internal static class DemoPicture
{
    /// <summary>A PNG; the same number draws the same picture.</summary>
    public static byte[] Draw(int number)
    {
        using var bitmap = new SKBitmap(480, 320);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(number % 2 == 0 ? SKColors.LightSkyBlue : SKColors.MistyRose);
            using var paint = new SKPaint { IsAntialias = true };
            // Strong edges: a reference of low quality would not be compared.
            for (var i = 0; i < 40; i++)
            {
                var light = (i + number) % 2 == 0;
                paint.Color = light ? new SKColor((byte)(215 + (i % 40)), (byte)(180 + (i % 70)), 160) : new SKColor(20, (byte)(30 + (7 * i % 60)), (byte)(50 + (5 * i % 50)));
                canvas.DrawCircle(((97 * i) + (53 * number)) % 480, (61 * i * (number + 2)) % 320, 18 + (13 * i % 44), paint);
            }
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }
}
