using System.Diagnostics;
using System.Globalization;
using SkiaSharp;

namespace Haechi.Hashing.Bench.Pictures;

/// <summary>How many pictures one thread hashes in a second, decoding included.</summary>
internal static class SpeedBench
{
    public static int Run(string[] args)
    {
        var at = Array.IndexOf(args, "--seconds");
        var seconds = at < 0 ? 5 : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
        var scenes = Enumerable.Range(0, 20).Select(seed => MadeScene.Draw(1024, 768, seed)).ToList();
        var real = SamplePictures.All(0).Select(p => Edit.Scaled(p.Bitmap, 1024.0 / p.Bitmap.Width, 768.0 / p.Bitmap.Height)).ToList();
        Console.WriteLine("what                                      KB a file   pictures/s   ms");
        Measure("made scenes, JPEG 85", scenes, SKEncodedImageFormat.Jpeg, 85, seconds, f => PictureHasher.Hash(f));
        Measure("made scenes, JPEG 95", scenes, SKEncodedImageFormat.Jpeg, 95, seconds, f => PictureHasher.Hash(f));
        if (real.Count > 0)
            Measure("real pictures, JPEG 85", real, SKEncodedImageFormat.Jpeg, 85, seconds, f => PictureHasher.Hash(f));
        Measure("made scenes, PNG", scenes, SKEncodedImageFormat.Png, 100, seconds, f => PictureHasher.Hash(f));
        Measure("made scenes, WebP 85", scenes, SKEncodedImageFormat.Webp, 85, seconds, f => PictureHasher.Hash(f));
        Measure("JPEG 85 with eight orientations", scenes, SKEncodedImageFormat.Jpeg, 85, seconds, f => PictureHasher.Hash(f).Picture!.Orientations());
        Measure("JPEG 85 with the parts of a query", scenes, SKEncodedImageFormat.Jpeg, 85, seconds, f => PictureHasher.HashWithViews(f, PictureViewUse.Ask));
        Measure("JPEG 85 with the parts of a bank", scenes, SKEncodedImageFormat.Jpeg, 85, seconds, f => PictureHasher.HashWithViews(f, PictureViewUse.Keep));
        return 0;
    }

    private static void Measure(string what, List<SKBitmap> pictures, SKEncodedImageFormat format, int quality, int seconds, Func<byte[], object> hash)
    {
        var files = pictures.ConvertAll(p =>
        {
            using var data = p.Encode(format, quality);
            return data.ToArray();
        });
        for (var warm = 0; warm < 60; warm++)
            hash(files[warm % files.Count]);
        var (watch, count) = (Stopwatch.StartNew(), 0);
        for (; watch.Elapsed.TotalSeconds < seconds; count++)
            hash(files[count % files.Count]);
        var each = watch.Elapsed.TotalMilliseconds / count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-42} {files.Average(f => f.Length) / 1024,8:F0} {1000 / each,12:F0} {each,6:F2}"));
    }
}
