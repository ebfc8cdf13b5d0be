using System.CommandLine;
using Haechi.Hashing;
using Haechi.Platform.Modules;

namespace Haechi.OnlineSafety.Hashing;

/// <summary><c>hash image</c>: one JSON line for each picture.</summary>
internal static class ImageVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Pictures, patterns (*.jpg), folders with everything below them, or - for a list of names on standard input.", Arity = ArgumentArity.OneOrMore };
        var dihedral = new Option<bool>("--dihedral") { Description = "Also the hashes of the picture turned and mirrored: eight in all." };
        var parts = new Option<string?>("--parts") { Description = "Also hashes of parts, which find crops, frames and slight turns: keep for a bank (about sixty), keep-more for a small one (about 125), ask for a search (about ten)." }
            .AcceptOnlyFromAmong("keep", "keep-more", "ask");
        var pixels = new Option<long>("--max-pixels")
        {
            Description = $"Refuse pictures of more pixels. Default: {PictureLimits.Default.Pixels}", HelpName = "N", DefaultValueFactory = _ => PictureLimits.Default.Pixels,
        };
        var bytes = new Option<long>("--max-bytes")
        {
            Description = $"Refuse files of more bytes, at most 2000000000. Default: {PictureLimits.Default.FileBytes}", HelpName = "N", DefaultValueFactory = _ => PictureLimits.Default.FileBytes,
        };
        var verb = new Command("image", "Hash pictures with PDQ: JPEG, PNG, WebP, GIF (first frame), BMP. Prints {\"file\",\"pdq\",\"quality\"}, or {\"file\",\"error\"} and exit code 1.")
        {
            files, dihedral, parts, pixels, bytes,
        };
        verb.WithExamples("hash image photo.jpg", "hash image pictures/ --dihedral", "find . -name '*.png' | ./haechi hash image -");
        verb.SetAction((line, cancel) =>
        {
            var limits = new PictureLimits { Pixels = line.GetValue(pixels), FileBytes = Math.Min(line.GetValue(bytes), 2_000_000_000) };
            var run = new ImageRun(line.InvocationConfiguration.Output, limits, line.GetValue(dihedral), line.GetValue(parts) switch
            {
                "keep" => PictureViewUse.Keep,
                "keep-more" => PictureViewUse.KeepMore,
                "ask" => PictureViewUse.Ask,
                _ => null,
            });
            return Task.FromResult(run.Hash(PictureFiles.Named(line.GetRequiredValue(files), System.Console.In), cancel));
        });
        return verb;
    }
}
