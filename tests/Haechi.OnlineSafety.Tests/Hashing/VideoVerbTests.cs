using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Haechi.Hashing.Video;
using Haechi.OnlineSafety.Hashing;

namespace Haechi.OnlineSafety.Tests.Hashing;

public sealed class VideoVerbTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("haechi-hash-");

    public VideoVerbTests() => Assert.SkipUnless(new VideoTools().ArePresent, "ffmpeg is not installed (Debian: apt-get install ffmpeg).");

    [Fact]
    public async Task A_video_gives_a_line_with_its_frames()
    {
        var clip = Drawn("clip.mp4", "testsrc2=s=160x120:r=10", 2.5);

        var (code, lines) = await RunAsync("hash", "video", clip, "--fps", "1");

        code.ShouldBe(HashVerb.Done);
        var line = lines.ShouldHaveSingleItem();
        line.EnumerateObject().Select(p => p.Name).ShouldBe(["file", "seconds", "fps", "frames"]);
        line.GetProperty("file").GetString().ShouldBe(clip);
        line.GetProperty("seconds").GetDouble().ShouldBe(2.5);
        line.GetProperty("fps").GetDouble().ShouldBe(1);
        var frames = line.GetProperty("frames").EnumerateArray().ToList();
        frames.Select(f => f.GetProperty("t").GetDouble()).ShouldBe([0, 1, 2]);
        frames.ShouldAllBe(f => f.GetProperty("pdq").GetString()!.Length == 64 && f.GetProperty("quality").GetInt32() > 50);
        frames[0].EnumerateObject().Select(p => p.Name).ShouldBe(["t", "pdq", "quality"]);
    }

    [Fact]
    public async Task Every_form_tells_the_same_frames()
    {
        var clip = Drawn("clip.mp4", "testsrc2=s=160x120:r=10", 2.5);

        var whole = (await RunAsync("hash", "video", clip)).Lines.Single().GetProperty("frames").EnumerateArray().Select(f => f.GetProperty("pdq").GetString()).ToList();
        var lines = (await RunAsync("hash", "video", clip, "--lines")).Lines;
        var compact = (await RunAsync("hash", "video", clip, "--compact")).Lines.Single();
        var (_, vpdq) = await TextAsync("hash", "video", clip, "--vpdq");

        lines.Select(f => f.GetProperty("pdq").GetString()).ShouldBe(whole);
        lines.ShouldAllBe(f => f.GetProperty("file").GetString() == clip);
        CompactVideo.TryRead(compact.GetProperty("compact").GetBytesFromBase64(), out _)!.Frames.Select(f => f.Hash.ToString()).ShouldBe(whole);
        VideoText.TryRead(vpdq, out _)!.Frames.Select(f => f.Hash.ToString()).ShouldBe(whole);
    }

    [Fact]
    public async Task Bad_files_are_told_by_reason_and_the_others_are_hashed()
    {
        var clip = Drawn("-i", "testsrc2=s=160x120:r=10", 1, "-f", "mp4");
        File.WriteAllText(At("list.m3u8"), "#EXTM3U\n#EXTINF:1,\n-i\n#EXT-X-ENDLIST\n");
        File.WriteAllBytes(At("empty.mp4"), []);

        var (code, lines) = await RunAsync("hash", "video", At("list.m3u8"), At("empty.mp4"), At("missing.mp4"), clip);

        code.ShouldBe(HashVerb.SomeRefused);
        lines.Take(3).Select(l => l.GetProperty("error").GetProperty("reason").GetString()).ShouldBe(["not-a-video", "empty", "unreadable"]);
        lines[3].GetProperty("frames").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_gives_its_videos_and_passes_over_what_is_none()
    {
        Drawn("b.mp4", "testsrc2=s=160x120:r=10", 1);
        File.WriteAllText(At("notes.txt"), "no video");

        var (code, lines) = await RunAsync("hash", "video", _folder.FullName);

        code.ShouldBe(HashVerb.Done);
        lines.ShouldHaveSingleItem().GetProperty("file").GetString().ShouldBe(At("b.mp4"));
    }

    [Fact]
    public async Task What_ends_early_is_an_error_and_with_partial_what_there_is()
    {
        var whole = File.ReadAllBytes(Drawn("clip.mkv", "testsrc2=s=160x120:r=10", 8));
        File.WriteAllBytes(At("cut.mkv"), whole[..(whole.Length / 2)]);

        var (code, lines) = await RunAsync("hash", "video", At("cut.mkv"));
        var (_, part) = await RunAsync("hash", "video", At("cut.mkv"), "--partial");

        code.ShouldBe(HashVerb.SomeRefused);
        lines.Single().TryGetProperty("frames", out _).ShouldBeFalse();
        lines.Single().GetProperty("error").GetProperty("reason").GetString().ShouldBe("damaged");
        part.Single().GetProperty("error").GetProperty("reason").GetString().ShouldBe("damaged");
        part.Single().GetProperty("frames").GetArrayLength().ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("--fps", "0")]
    [InlineData("--fps", "NaN")]
    [InlineData("--fps", "61")]
    [InlineData("--max-seconds", "0")]
    [InlineData("--lines", "--compact")]
    public async Task What_cannot_be_asked_for_is_said(params string[] options)
    {
        var (code, said) = await TextAsync(["hash", "video", "clip.mp4", .. options]);

        code.ShouldBe(HashVerb.Unusable);
        said.ShouldContain(options[0]);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private string Drawn(string name, string generator, double seconds, params string[] options)
    {
        var start = new ProcessStartInfo("ffmpeg");
        foreach (var part in (string[])["-nostdin", "-v", "error", "-f", "lavfi", "-i", generator, "-t", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture), "-pix_fmt", "yuv420p", .. options, At(name)])
            start.ArgumentList.Add(part);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return At(name);
    }

    private static async Task<(int Code, string Text)> TextAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var root = new RootCommand { HashVerb.Create(TimeProvider.System) };
        var code = await root.Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }

    private static async Task<(int Code, List<JsonElement> Lines)> RunAsync(params string[] arguments)
    {
        var (code, text) = await TextAsync(arguments);
        return (code, [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)]);
    }
}
