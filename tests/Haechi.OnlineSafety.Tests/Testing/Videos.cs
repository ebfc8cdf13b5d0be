using System.Diagnostics;
using Haechi.Hashing.Video;

namespace Haechi.OnlineSafety.Tests.Testing;

/// <summary>Videos drawn by ffmpeg's own test pictures.</summary>
internal static class Videos
{
    /// <summary>Ten pictures a second of something that nobody filmed.</summary>
    public const string Wheel = "testsrc2=s=320x240:r=10";
    public const string Fractal = "mandelbrot=s=320x240:r=10";
    public const string Cells = "life=s=320x240:r=10:mold=20:ratio=0.3:seed=7:death_color=#C83232:life_color=#00ff00";

    public static void SkipWithoutFfmpeg() => Assert.SkipUnless(new VideoTools().ArePresent, "ffmpeg is not installed (Debian: apt-get install ffmpeg).");

    /// <summary>Scenes one after the other, each a generator and its seconds.</summary>
    /// <param name="form">A name such as <c>clip.webm</c> tells the container.</param>
    /// <param name="options">More for ffmpeg, before the name of the file.</param>
    /// <param name="scenes">Generator and seconds.</param>
    public static async Task<byte[]> DrawnAsync(string form, string[] options, params (string Generator, double Seconds)[] scenes)
    {
        var folder = Directory.CreateTempSubdirectory("haechi-video-");
        try
        {
            var path = Path.Combine(folder.FullName, form);
            var graph = string.Join(';', scenes.Select((scene, at) => FormattableString.Invariant($"{scene.Generator},trim=duration={scene.Seconds},setpts=PTS-STARTPTS,format=yuv420p,setsar=1[s{at}]")))
                + $";{string.Concat(scenes.Select((_, at) => $"[s{at}]"))}concat=n={scenes.Length}[v]";
            var start = new ProcessStartInfo("ffmpeg") { RedirectStandardError = true };
            foreach (var part in (string[])["-nostdin", "-v", "error", "-filter_complex", graph, "-map", "[v]", .. options, path])
                start.ArgumentList.Add(part);
            using var process = Process.Start(start)!;
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(0, errors);
            return await File.ReadAllBytesAsync(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
