using System.CommandLine;
using System.Globalization;
using Haechi.Hashing.Video;
using Haechi.Platform.Modules;

namespace Haechi.OnlineSafety.Hashing;

/// <summary><c>hash video</c>: one JSON line for each video.</summary>
internal static class VideoVerb
{
    public static Command Create(TimeProvider time)
    {
        var files = new Argument<string[]>("FILE") { Description = "Videos, patterns (*.mp4), folders with everything below them, or - for a list of names on standard input.", Arity = ArgumentArity.OneOrMore };
        var rate = new Option<double>("--fps") { Description = FormattableString.Invariant($"Frames to a second, {VideoHasher.LeastRate} to {VideoHasher.MostRate}. Default: 1"), HelpName = "N", DefaultValueFactory = _ => VideoHasher.DefaultRate };
        var lines = new Option<bool>("--lines") { Description = "A line for each frame: {\"file\",\"t\",\"pdq\",\"quality\"}." };
        var compact = new Option<bool>("--compact") { Description = "Frames as one field, \"compact\": the stored form in base64, equal frames merged." };
        var text = new Option<bool>("--vpdq") { Description = "The text form of vPDQ: a line number,quality,hash,seconds for each frame. One file at a time." };
        var partial = new Option<bool>("--partial") { Description = "Also give the frames of a video that ends too early, with \"error\" beside them. The exit code is 1 all the same." };
        var seconds = new Option<double>("--max-seconds") { Description = FormattableString.Invariant($"Give up a video after so many seconds of work. Default: {VideoLimits.Default.Time.TotalSeconds}"), HelpName = "N", DefaultValueFactory = _ => VideoLimits.Default.Time.TotalSeconds };
        var verb = new Command("video", "Hash what videos show each second with PDQ: MP4, MOV, WebM, Matroska, AVI, MPEG, FLV, WMV, Ogg, GIF, by ffmpeg. Prints {\"file\",\"seconds\",\"fps\",\"frames\":[{\"t\",\"pdq\",\"quality\"}]}, or {\"file\",\"error\"} and exit code 1.")
        {
            files, rate, lines, compact, text, partial, seconds,
        };
        verb.WithExamples("hash video clip.mp4", "hash video clips/ --fps 2 --compact > bank.jsonl", "hash video clips/ --lines > frames.jsonl");
        verb.SetAction((line, cancel) =>
        {
            var (fps, patience) = (line.GetValue(rate), line.GetValue(seconds));
            if (!(fps >= VideoHasher.LeastRate) || fps > VideoHasher.MostRate)
                return Refuse(line, string.Create(CultureInfo.InvariantCulture, $"--fps {fps}: frames to a second are {VideoHasher.LeastRate} to {VideoHasher.MostRate}."));
            if (!(patience >= 1) || patience > 1_000_000)
                return Refuse(line, string.Create(CultureInfo.InvariantCulture, $"--max-seconds {patience}: give 1 to 1000000."));
            if (new[] { lines, compact, text }.Count(line.GetValue) > 1)
                return Refuse(line, "--lines, --compact and --vpdq are three forms of the same: choose one.");
            var form = line.GetValue(lines) ? VideoForm.Lines : line.GetValue(compact) ? VideoForm.Compact : line.GetValue(text) ? VideoForm.Vpdq : VideoForm.Whole;
            return HashAsync(line, fps, form, line.GetValue(partial), VideoLimits.Default with { Time = TimeSpan.FromSeconds(patience) }, PictureFiles.Named(line.GetRequiredValue(files), System.Console.In), time, cancel);
        });
        return verb;
    }

    private static async Task<int> HashAsync(ParseResult line, double rate, VideoForm form, bool partial, VideoLimits limits, IEnumerable<NamedFile> files, TimeProvider time, CancellationToken cancellationToken)
    {
        using var hasher = new VideoHasher(limits, clock: time);
        return hasher.IsPresent
            ? await new VideoRun(line.InvocationConfiguration.Output, hasher, rate, form, partial).HashAsync(files, cancellationToken)
            : await Refuse(line, "ffmpeg is not on this machine. Install it (Debian: apt-get install ffmpeg).");
    }

    private static Task<int> Refuse(ParseResult line, string why)
    {
        line.InvocationConfiguration.Error.WriteLine(why);
        return Task.FromResult(HashVerb.Unusable);
    }
}
