using FsCheck.Xunit;
using Haechi.Hashing.Video;

namespace Haechi.Hashing.Tests.Video;

public sealed class StoredFormTests
{
    [Property(MaxTest = 300)]
    public void What_was_written_is_read_again(int seed)
    {
        var video = MadeVideos.Any(seed);

        var stored = CompactVideo.TryRead(CompactVideo.Write(video), out var fault).ShouldNotBeNull(fault);
        var text = VideoText.TryRead(VideoText.Write(video), out fault).ShouldNotBeNull(fault);

        foreach (var read in new[] { stored, text })
        {
            read.Rate.ShouldBe(video.Rate);
            read.Milliseconds.ShouldBe(video.Milliseconds);
            read.Frames.ShouldBe(video.Frames);
        }
    }

    [Property(MaxTest = 300)]
    public void Any_byte_that_changes_shows(int seed)
    {
        var random = new Random(seed);
        var bytes = CompactVideo.Write(MadeVideos.Any(seed));
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));

        CompactVideo.TryRead(bytes, out var fault).ShouldBeNull();
        fault.ShouldEndWith(".");
    }

    [Property(MaxTest = 300)]
    public void What_ends_early_shows(int seed)
    {
        var bytes = CompactVideo.Write(MadeVideos.Any(seed));

        CompactVideo.TryRead(bytes.AsSpan(0, new Random(seed).Next(bytes.Length)), out _).ShouldBeNull();
    }

    [Fact]
    public void An_hour_of_one_picture_takes_no_more_than_a_frame()
    {
        var hash = MadeVideos.Hash(1);
        var still = new HashedVideo(1, 3_600_000, [.. Enumerable.Range(0, 3600).Select(at => new VideoFrame(at * 1000, hash, 90))]);

        CompactVideo.Write(still).Length.ShouldBeLessThan(64);
        CompactVideo.TryRead(CompactVideo.Write(still), out _)!.Frames.ShouldBe(still.Frames);
    }

    [Fact]
    public void Another_version_is_named()
    {
        var bytes = CompactVideo.Write(MadeVideos.Any(1));
        bytes[3] = 2;

        CompactVideo.TryRead(bytes, out var fault).ShouldBeNull();
        fault.ShouldContain("version 2");
    }

    [Fact]
    public void The_lines_of_vpdq_are_read_and_tell_their_rate()
    {
        var (one, other) = (MadeVideos.Hash(1), MadeVideos.Hash(2));

        var video = VideoText.TryRead($"0,100,{one},0\n1,81,{other},0.5\n", out var fault).ShouldNotBeNull(fault);

        video.Rate.ShouldBe(2);
        video.Seconds.ShouldBe(1);
        video.Frames.ShouldBe([new VideoFrame(0, one, 100), new VideoFrame(500, other, 81)]);
    }

    [Theory]
    [InlineData("", "no frame")]
    [InlineData("# nothing\n", "no frame")]
    [InlineData("0,100,zz,0", "Line 1")]
    [InlineData("0,101,{0},0", "Line 1")]
    [InlineData("0,100,{0},-1", "Line 1")]
    [InlineData("0,100,{0},NaN", "Line 1")]
    [InlineData("0,100,{0},0\n\n1,100,{0},0", "Line 3")]
    public void A_faulty_line_is_named(string text, string fault)
    {
        VideoText.TryRead(text.Replace("{0}", MadeVideos.Hash(1).ToString(), StringComparison.Ordinal), out var told).ShouldBeNull();
        told.ShouldContain(fault);
    }
}
