using SkiaSharp;

namespace Haechi.Hashing.Bench.Pictures;

/// <summary>A picture to transform.</summary>
internal sealed record SamplePicture(string Name, SKBitmap Bitmap);

/// <summary>Real pictures from the shared data folder, where it lies beside the repository, and scenes drawn by code.</summary>
internal static class SamplePictures
{
    // Each shows something else; those of the folder's others that show the same are left out.
    private static readonly string[] Real =
    [
        "pdq/dih/bridge-1-original.jpg", "pdq/pen-and-coaster.png", "pdq/rgb.jpeg", "pdq/exif-rotn-6.jpg", "pdq/labelme-subset/q0003.jpg", "pdq/labelme-subset/q0004.jpg", "pdq/labelme-subset/q0122.jpg",
        "pdq/labelme-subset/q0291.jpg", "pdq/labelme-subset/q0746.jpg", "pdq/labelme-subset/q1050.jpg", "pdq/labelme-subset/q2821.jpg", "vision/street.jpg",
    ];

    public static IEnumerable<SamplePicture> All(int made)
    {
        var folder = Shared();
        if (folder is null)
            Console.Error.WriteLine("No shared data folder beside the repository: made pictures only.");
        foreach (var name in folder is null ? [] : Real.Where(n => File.Exists(Path.Combine(folder, n))))
            yield return new SamplePicture(name, Small(Path.Combine(folder!, name)));
        for (var seed = 0; seed < made; seed++)
        {
            var (width, height) = (seed % 4) switch { 0 => (800, 600), 1 => (600, 800), 2 => (640, 640), _ => (960, 540) };
            yield return new SamplePicture($"made-{seed}", MadeScene.Draw(width, height, seed));
        }
    }

    // At most 1,024 along a side, as sites keep them; whether it stands upright does not matter here.
    private static SKBitmap Small(string file)
    {
        var whole = SKBitmap.Decode(file);
        var scale = 1024.0 / Math.Max(whole.Width, whole.Height);
        var info = new SKImageInfo(whole.Width, whole.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        if (scale < 1)
            info = info.WithSize((int)(whole.Width * scale), (int)(whole.Height * scale));
        var bitmap = new SKBitmap(info);
        using var canvas = new SKCanvas(bitmap);
        using var image = SKImage.FromBitmap(whole);
        canvas.DrawImage(image, new SKRect(0, 0, info.Width, info.Height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        whole.Dispose();
        return bitmap;
    }

    private static string? Shared()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(Path.Combine(data, "pdq")))
                return data;
        }

        return null;
    }
}
