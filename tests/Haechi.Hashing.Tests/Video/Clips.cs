using Haechi.Hashing.Video;
using System.Diagnostics;

namespace Haechi.Hashing.Tests.Video;

/// <summary>Videos drawn by ffmpeg's own generators, in a folder that goes with the test; tests are skipped where there is no ffmpeg.</summary>
internal sealed class Clips : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("haechi-clips-");

    /// <summary>Moving discs and bars with a counter; 25 frames a second.</summary>
    public const string Bars = "testsrc2=s=320x240:r=25";

    /// <summary>A fractal that is zoomed into.</summary>
    public const string Fractal = "mandelbrot=s=320x240:r=25";

    public Clips() => Assert.SkipUnless(new VideoTools().ArePresent, "ffmpeg is not installed (Debian: apt-get install ffmpeg).");

    public string At(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(At(name), bytes);
        return At(name);
    }

    /// <summary>A generator's picture for some seconds.</summary>
    public string Draw(string name, string generator, double seconds, params string[] options) =>
        Run(name, ["-f", "lavfi", "-i", generator, "-t", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture), "-pix_fmt", "yuv420p", .. options]);

    /// <summary>Runs ffmpeg; the last argument, the output, is added.</summary>
    public string Run(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = _folder.FullName };
        foreach (var part in (string[])["-nostdin", "-v", "error", "-y", .. arguments, At(name)])
            start.ArgumentList.Add(part);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors);
        return At(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
