using System.Security.Cryptography;
using Haechi.Hashing;
using Haechi.OnlineSafety.Collection;
using SkiaSharp;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Hits;

/// <summary>Pictures drawn by code, and items made of them.</summary>
internal static class Drawing
{
    /// <summary>A PNG of soft spots; the same number draws the same picture.</summary>
    public static byte[] Picture(int seed, int width = 320, int height = 240, Action<SKCanvas>? before = null)
    {
        var random = new Random(seed);
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.DarkSlateGray);
            before?.Invoke(canvas);
            for (var i = 0; i < 60; i++)
            {
                using var paint = new SKPaint { IsAntialias = true, Color = new SKColor((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)) };
                canvas.DrawCircle(random.Next(width), random.Next(height), random.Next(8, 60), paint);
            }
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    /// <summary>The same, mirrored left to right and saved as a JPEG.</summary>
    public static byte[] MirroredJpeg(byte[] picture)
    {
        using var original = SKBitmap.Decode(picture);
        using var mirrored = new SKBitmap(original.Width, original.Height);
        using (var canvas = new SKCanvas(mirrored))
        {
            canvas.Scale(-1, 1, original.Width / 2f, 0);
            canvas.DrawBitmap(original, 0, 0, SKSamplingOptions.Default);
        }

        using var data = mirrored.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }

    /// <summary>A copy as somebody puts it up again to escape being found.</summary>
    public static byte[] Changed(byte[] picture, string change)
    {
        using var original = SKBitmap.Decode(picture);
        var (width, height) = (original.Width, original.Height);
        using var copy = change == "framed" ? new SKBitmap(width + 200, height + 160) : new SKBitmap(change == "turned" ? width : width * 9 / 10, height);
        using (var canvas = new SKCanvas(copy))
        {
            canvas.Clear(SKColors.White);
            if (change == "turned")
                canvas.RotateDegrees(7, width / 2f, height / 2f);
            var (left, top) = change switch { "framed" => (100, 80), "turned" => (0, 0), _ => (-width / 10, 0) };
            canvas.DrawBitmap(original, left, top, new SKSamplingOptions(SKFilterMode.Linear));
        }

        using var data = copy.Encode(SKEncodedImageFormat.Jpeg, 85);
        return data.ToArray();
    }

    public static HashedPicture Hashed(byte[] picture) => PictureHasher.Hash(picture).Picture!;

    public static CollectedItem Item(byte[] content, string address, string? foundOn = null, DateTimeOffset? published = null, DateTimeOffset? collected = null, ItemKind kind = ItemKind.Picture, string text = "") => new(
        new Guid(SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(address), .. SHA256.HashData(content)]).AsSpan(0, 16)), Guid.Empty, kind, new Uri(address), foundOn is null ? null : new Uri(foundOn),
        collected ?? DateTimeOffset.UnixEpoch, published, text, content, kind == ItemKind.Picture ? "image/png" : "text/html", new Dictionary<string, string> { ["Server"] = "nginx\r\nX-Forged: 1" });
}
