using System.Globalization;

namespace Haechi.Hashing.Video;

/// <summary>Which programs decode videos.</summary>
/// <param name="Ffmpeg">Name on the path, or a path, of ffmpeg.</param>
/// <param name="Ffprobe">Name on the path, or a path, of ffprobe, which comes with it.</param>
public sealed record VideoTools(string Ffmpeg = "ffmpeg", string Ffprobe = "ffprobe")
{
    // Files of one video each. Left out: playlists, lists of files, numbered pictures, streams from the network, virtual devices.
    private const string Containers = "mov,matroska,avi,mpegts,mpeg,flv,asf,ogg,gif,apng,h264,hevc,m4v,mpegvideo,ivf,mxf,dv";

    /// <summary>Whether both are on this machine. Programs are sought in the folders of the path.</summary>
    public bool ArePresent => IsPresent("/bin/sh") && IsPresent(Ffmpeg) && IsPresent(Ffprobe);

    /// <summary>The program and its arguments that tell what is in the file on standard input.</summary>
    internal string[] Probe() => [Ffprobe, "-v", "error", .. Guard(), "-i", Input, "-of", "json", "-show_entries", "format=duration:stream=index,codec_type,codec_name,width,height,duration:stream_disposition=attached_pic"];

    /// <summary>The program and its arguments that write each frame shown at a multiple of 1/rate as a PAM picture of four bytes a pixel.</summary>
    /// <param name="rate">Frames to a second.</param>
    /// <param name="most">After so many frames it stops.</param>
    /// <param name="shrink">Width and height are divided by this.</param>
    /// <param name="threads">Threads for decoding.</param>
    internal string[] Frames(double rate, int most, int shrink, int threads) =>
    [
        Ffmpeg, "-nostdin", "-hide_banner", "-v", "error", "-threads", Text(threads), .. Guard(), "-i", Input,
        "-map", "0:V:0", "-an", "-sn", "-dn", "-map_metadata", "-1",
        "-vf", $"fps=fps={Text(rate)}:start_time=0:round=up" + (shrink == 1 ? "" : $",scale=iw/{Text(shrink)}:ih/{Text(shrink)}:flags=area"),
        "-frames:v", Text(most), "-filter_threads", "1", "-c:v", "pam", "-pix_fmt", "rgba", "-f", "image2pipe", "pipe:1",
    ];

    /// <summary>The program and its arguments that write what is shown at a time as a PNG.</summary>
    /// <param name="seconds">From the start of the video.</param>
    /// <param name="side">The longer side is made no longer than this.</param>
    internal string[] Picture(double seconds, int side) =>
    [
        Ffmpeg, "-nostdin", "-hide_banner", "-v", "error", "-threads", "1", .. Guard(), "-ss", Text(seconds), "-i", Input,
        "-map", "0:V:0", "-an", "-sn", "-dn", "-map_metadata", "-1",
        "-vf", $"scale=w='min({Text(side)},iw)':h='min({Text(side)},ih)':force_original_aspect_ratio=decrease",
        "-frames:v", "1", "-filter_threads", "1", "-c:v", "png", "-f", "image2pipe", "pipe:1",
    ];

    // The shell opens the file, so that its name never reaches a program that gives names a meaning.
    private const string Input = "file:/dev/stdin";

    private static string[] Guard() => ["-protocol_whitelist", "file,pipe", "-format_whitelist", Containers];

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static bool IsPresent(string program) => program.Contains('/', StringComparison.Ordinal)
        ? File.Exists(program)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));
}
