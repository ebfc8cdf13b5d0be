using System.Text;
using FsCheck.Xunit;
using Haechi.Hashing.Video;

namespace Haechi.Hashing.Tests.Video;

/// <summary>What is no video, or is meant to do harm.</summary>
public sealed class HostileVideoTests : IDisposable
{
    private readonly Clips _clips = new();
    private readonly VideoHasher _hasher = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("list.m3u8", "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nclip.ts\n#EXT-X-ENDLIST\n")]
    [InlineData("list.txt", "ffconcat version 1.0\nfile clip.ts\n")]
    [InlineData("session.sdp", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n")]
    [InlineData("dash.mpd", "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\"><Period><AdaptationSet><Representation id=\"1\" bandwidth=\"1\"><BaseURL>clip.ts</BaseURL></Representation></AdaptationSet></Period></MPD>")]
    [InlineData("page.mp4", "<html>not found</html>")]
    public async Task What_only_names_other_files_is_no_video(string name, string content)
    {
        _clips.Draw("clip.ts", Clips.Bars, 1);

        (await RefusalAsync(_clips.Write(name, Encoding.ASCII.GetBytes(content)))).ShouldBe(VideoRefusal.NotAVideo);
    }

    [Fact]
    public async Task Numbered_pictures_and_generators_are_only_names()
    {
        _clips.Draw("p001.png", Clips.Bars, 0.04, "-pix_fmt", "rgb24");

        (await RefusalAsync(_clips.At("p%03d.png"))).ShouldBe(VideoRefusal.Unreadable);
        (await RefusalAsync("lavfi:testsrc2")).ShouldBe(VideoRefusal.Unreadable);
        (await RefusalAsync("http://127.0.0.1:1/a.mp4")).ShouldBe(VideoRefusal.Unreadable);
        (await RefusalAsync(_clips.At("p001.png"))).ShouldBe(VideoRefusal.NotAVideo);
    }

    [Theory]
    [InlineData("-i")]
    [InlineData("$(touch made).mp4")]
    [InlineData("'; touch made; '.mp4")]
    [InlineData("concat:a|b.mp4")]
    [InlineData("a\nb.mp4")]
    [InlineData("한글 이름.m3u8")]
    public async Task A_name_is_only_a_name(string name)
    {
        File.Move(_clips.Draw("clip.mp4", Clips.Bars, 2), _clips.At(name));

        (await _hasher.HashFileAsync(_clips.At(name), 1, Stop)).Video.ShouldNotBeNull().Frames.Count.ShouldBe(2);

        File.Exists("made").ShouldBeFalse();
    }

    [Fact]
    public async Task A_name_of_options_in_the_working_folder_is_a_name_too()
    {
        using var elsewhere = new VideoHasher();
        (await elsewhere.HashFileAsync("-i", 1, Stop)).Refusal.ShouldBe(VideoRefusal.Unreadable);
    }

    [Fact]
    public async Task Nothing_sound_alone_and_a_cover_are_told_apart()
    {
        var cover = _clips.Draw("cover.png", Clips.Bars, 0.04, "-pix_fmt", "rgb24");
        string[] tone = ["-f", "lavfi", "-i", "sine=d=2"];

        (await RefusalAsync(_clips.Write("empty.mp4", []))).ShouldBe(VideoRefusal.Empty);
        (await RefusalAsync("/dev/zero")).ShouldBe(VideoRefusal.Empty);
        (await RefusalAsync(_clips.At("none.mp4"))).ShouldBe(VideoRefusal.Unreadable);
        (await RefusalAsync(Path.GetTempPath())).ShouldBe(VideoRefusal.Unreadable);
        (await RefusalAsync(_clips.Run("sound.m4a", tone))).ShouldBe(VideoRefusal.NoVideoStream);
        (await RefusalAsync(_clips.Run("cover.m4a", [.. tone, "-i", cover, "-map", "0", "-map", "1", "-c:v", "png", "-disposition:v:0", "attached_pic"]))).ShouldBe(VideoRefusal.NoVideoStream);
    }

    [Fact]
    public async Task Too_small_too_large_and_too_long_are_refused_by_what_the_file_tells()
    {
        using var strict = new VideoHasher(VideoLimits.Default with { Frames = 5, Pixels = 50_000 });

        (await RefusalAsync(_clips.Draw("dot.avi", "color=red:s=64x64:r=5", 1, "-vf", "scale=1:1,format=bgr24", "-pix_fmt", "bgr24", "-c:v", "rawvideo"))).ShouldBe(VideoRefusal.TooSmall);
        (await strict.HashFileAsync(_clips.Draw("large.mp4", Clips.Bars, 1), 1, Stop)).Refusal.ShouldBe(VideoRefusal.TooManyPixels);
        (await strict.HashFileAsync(_clips.Draw("long.mp4", "testsrc2=s=160x120:r=5", 6), 1, Stop)).Refusal.ShouldBe(VideoRefusal.TooLong);
        (await strict.HashFileAsync(_clips.Draw("quiet.mkv", "testsrc2=s=160x120:r=5", 2), 10, Stop)).Refusal.ShouldBe(VideoRefusal.TooLong);
    }

    [Fact]
    public async Task Thirty_thousand_along_a_side_are_refused_before_anything_is_decoded()
    {
        var file = File.ReadAllBytes(_clips.Draw("bomb.avi", "color=red:s=64x64:r=5", 1, "-c:v", "mjpeg"));
        byte[] side = [30_000 & 255, 30_000 >> 8, 0, 0];
        var format = file.AsSpan().IndexOf("strf"u8) + 8;
        side.CopyTo(file, format + 4);
        side.CopyTo(file, format + 8);
        for (var at = 0; at + 9 < file.Length; at++)
        {
            if (file[at] == 0xFF && file[at + 1] == 0xC0)
                ((byte[])[30_000 >> 8, 30_000 & 255, 30_000 >> 8, 30_000 & 255]).CopyTo(file, at + 5);
        }

        (await RefusalAsync(_clips.Write("bomb.avi", file))).ShouldBe(VideoRefusal.TooManyPixels);
    }

    [Fact]
    public async Task A_video_without_a_picture_has_no_length()
    {
        var clip = _clips.Draw("clip.mkv", Clips.Bars, 1, "-c:v", "mpeg4");
        var file = File.ReadAllBytes(clip);

        // The first cluster and everything after it is gone: a head without a picture.
        (await RefusalAsync(_clips.Write("zero.mkv", file[..file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x1F, 0x43, 0xB6, 0x75])])))
            .ShouldBeOneOf(VideoRefusal.NoFrames, VideoRefusal.NotAVideo);
    }

    [Fact]
    public async Task A_video_that_ends_early_is_refused_with_what_there_is()
    {
        foreach (var (name, options) in new[] { ("fast.mp4", (string[])["-movflags", "+faststart"]), ("a.mkv", []), ("a.webm", ["-c:v", "libvpx", "-b:v", "1M"]) })
        {
            var file = File.ReadAllBytes(_clips.Draw(name, Clips.Bars, 10, options));

            var result = await _hasher.HashFileAsync(_clips.Write("cut" + name, file[..(file.Length / 2)]), 1, Stop);

            result.Refusal.ShouldBe(VideoRefusal.Damaged, name);
            result.Reason.ShouldContain("of 10 seconds", Case.Sensitive, name);
            result.Video.ShouldNotBeNull().Frames.Count.ShouldBeInRange(3, 8, name);
        }

        var late = File.ReadAllBytes(_clips.Draw("late.mp4", Clips.Bars, 3));
        (await RefusalAsync(_clips.Write("headless.mp4", late[..(late.Length / 2)]))).ShouldBe(VideoRefusal.NotAVideo);
    }

    [Fact]
    public async Task Sound_that_goes_on_after_the_pictures_is_no_damage()
    {
        var clip = _clips.Run("long.mkv", "-f", "lavfi", "-i", Clips.Bars, "-f", "lavfi", "-i", "sine", "-filter_complex", "[0:v]trim=duration=2[v];[1:a]atrim=duration=9[a]", "-map", "[v]", "-map", "[a]", "-pix_fmt", "yuv420p");

        (await _hasher.HashFileAsync(clip, 1, Stop)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task What_takes_too_long_is_given_up_and_leaves_no_process()
    {
        using var hasty = new VideoHasher(VideoLimits.Default with { Time = TimeSpan.FromMilliseconds(1) });
        var clip = _clips.Draw("clip.mp4", Clips.Bars, 5);

        (await hasty.HashFileAsync(clip, 1, Stop)).Refusal.ShouldBe(VideoRefusal.TooCostly);
        using var stopped = new CancellationTokenSource();
        var work = _hasher.HashFileAsync(clip, 60, stopped.Token);
        await stopped.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(work);

        (await _hasher.HashFileAsync(clip, 1, Stop)).Video.ShouldNotBeNull();
    }

    [Fact]
    public async Task Without_memory_a_video_is_refused()
    {
        using var poor = new VideoHasher(VideoLimits.Default with { Memory = 60L << 20 });

        (await poor.HashFileAsync(_clips.Draw("clip.mp4", Clips.Bars, 1), 1, Stop)).Refusal.ShouldBeOneOf(VideoRefusal.TooCostly, VideoRefusal.NotAVideo, VideoRefusal.NoFrames);
    }

    [Fact]
    public async Task Without_ffmpeg_it_says_what_to_install()
    {
        using var bare = new VideoHasher(tools: new VideoTools("haechi-no-such-ffmpeg"));

        bare.IsPresent.ShouldBeFalse();
        var result = await bare.HashFileAsync(_clips.Write("a.mp4", [1, 2, 3]), 1, Stop);
        result.Refusal.ShouldBe(VideoRefusal.NoFfmpeg);
        result.Reason.ShouldContain("apt-get install ffmpeg");
    }

    [Property(MaxTest = 25)]
    public async Task Bytes_that_were_changed_at_random_give_frames_or_a_reason(int seed)
    {
        var random = new Random(seed);
        var file = File.ReadAllBytes(File.Exists(_clips.At("seed.mp4")) ? _clips.At("seed.mp4") : _clips.Draw("seed.mp4", "testsrc2=s=96x64:r=10", 3));
        for (var change = random.Next(1, 30); change > 0; change--)
            file[random.Next(random.Next(2) == 0 ? Math.Max(1, file.Length / 10) : file.Length)] = (byte)random.Next(256);

        var result = await _hasher.HashAsync(file.AsMemory(0, random.Next(file.Length / 2, file.Length + 1)), 1, Stop);

        (result.Reason.Length > 0).ShouldBe(result.Refusal is not null);
        (result.Video is null).ShouldBe(result.Refusal is not null and not VideoRefusal.Damaged);
    }

    private async Task<VideoRefusal?> RefusalAsync(string path)
    {
        var result = await _hasher.HashFileAsync(path, 1, Stop);
        result.Video.ShouldBeNull();
        result.Reason.ShouldEndWith(".");
        return result.Refusal;
    }

    public void Dispose()
    {
        _hasher.Dispose();
        _clips.Dispose();
    }
}
