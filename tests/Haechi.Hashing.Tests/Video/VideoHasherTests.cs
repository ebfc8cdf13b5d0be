using Haechi.Hashing.Video;

namespace Haechi.Hashing.Tests.Video;

public sealed class VideoHasherTests : IDisposable
{
    private readonly Clips _clips = new();
    private readonly VideoHasher _hasher = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_frame_has_the_hash_of_the_picture_that_is_shown_at_its_second()
    {
        var clip = _clips.Draw("clip.mp4", Clips.Bars, 5.4);

        var video = (await _hasher.HashFileAsync(clip, 1, Stop)).Video.ShouldNotBeNull();

        video.Seconds.ShouldBe(5.4);
        video.Frames.Select(f => f.Milliseconds).ShouldBe([0, 1000, 2000, 3000, 4000, 5000]);
        foreach (var frame in video.Frames)
        {
            var still = _clips.Run("still.png", "-i", clip, "-vf", $"select=eq(n\\,{frame.Milliseconds * 25 / 1000})", "-frames:v", "1");
            var picture = PictureHasher.Hash(File.ReadAllBytes(still), null, Stop).Picture.ShouldNotBeNull();
            frame.Hash.DistanceTo(picture.Hash).ShouldBe(0);
            frame.Quality.ShouldBe(picture.Quality);
        }
    }

    [Fact]
    public async Task Any_rate_takes_what_is_shown_at_its_multiples()
    {
        var clip = _clips.Draw("clip.mkv", Clips.Fractal, 4);

        var one = (await _hasher.HashFileAsync(clip, 1, Stop)).Video.ShouldNotBeNull();
        var four = (await _hasher.HashFileAsync(clip, 4, Stop)).Video.ShouldNotBeNull();
        var rare = (await _hasher.HashFileAsync(clip, 0.5, Stop)).Video.ShouldNotBeNull();

        four.Frames.Count.ShouldBe(16);
        four.Frames[5].Milliseconds.ShouldBe(1250);
        four.Frames.Where((_, at) => at % 4 == 0).ShouldBe(one.Frames);
        rare.Frames.ShouldBe([one.Frames[0], one.Frames[2]]);
    }

    [Theory]
    [InlineData("a.webm")]
    [InlineData("a.avi")]
    [InlineData("a.ts")]
    [InlineData("a.flv")]
    [InlineData("a.mov")]
    [InlineData("a.mpg")]
    [InlineData("a.ogv")]
    [InlineData("a.gif")]
    [InlineData("a.wmv")]
    public async Task Every_container_shows_the_same(string name)
    {
        var plain = (await _hasher.HashFileAsync(_clips.Draw("plain.mkv", Clips.Bars, 3, "-c:v", "ffv1"), 1, Stop)).Video.ShouldNotBeNull();
        var from = new[] { "-i", _clips.At("plain.mkv") };

        var video = (await _hasher.HashFileAsync(_clips.Run(name, name == "a.gif" ? from : [.. from, "-b:v", "3M"]), 1, Stop)).Video.ShouldNotBeNull();

        video.Frames.Count.ShouldBeInRange(3, 4);
        for (var at = 0; at < 3; at++)
            video.Frames[at].Hash.DistanceTo(plain.Frames[at].Hash).ShouldBeLessThanOrEqualTo(31);
    }

    [Fact]
    public async Task A_video_in_memory_hashes_as_the_file_even_with_its_table_at_the_end()
    {
        var clip = _clips.Draw("clip.mp4", Clips.Bars, 3);

        var file = (await _hasher.HashFileAsync(clip, 1, Stop)).Video.ShouldNotBeNull();
        var memory = (await _hasher.HashAsync(File.ReadAllBytes(clip), 1, Stop)).Video.ShouldNotBeNull();

        memory.Frames.ShouldBe(file.Frames);
    }

    [Fact]
    public async Task Large_pictures_are_made_smaller_without_moving_the_hash_far()
    {
        var large = _clips.Draw("large.mp4", "mandelbrot=s=4098x2306:r=2", 1, "-c:v", "mpeg4", "-q:v", "2");
        var small = _clips.Run("small.mkv", "-i", large, "-vf", "scale=1366:768:flags=area", "-c:v", "ffv1");

        var one = (await _hasher.HashFileAsync(large, 1, Stop)).Video.ShouldNotBeNull().Frames.ShouldHaveSingleItem();
        var other = (await _hasher.HashFileAsync(small, 1, Stop)).Video.ShouldNotBeNull().Frames.ShouldHaveSingleItem();

        one.Hash.DistanceTo(other.Hash).ShouldBeLessThanOrEqualTo(10);
    }

    [Fact]
    public async Task A_still_is_told_at_every_second_that_it_is_shown()
    {
        var still = _clips.Draw("still.mp4", "mandelbrot=s=320x240:r=1", 1, "-frames:v", "1");
        var shown = _clips.Run("shown.mp4", "-stream_loop", "5", "-i", still, "-r", "1");

        var video = (await _hasher.HashFileAsync(shown, 1, Stop)).Video.ShouldNotBeNull();

        video.Frames.Count.ShouldBe(6);
        video.Frames.ShouldAllBe(f => f.Hash.DistanceTo(video.Frames[0].Hash) <= 10);
    }

    [Fact]
    public async Task Black_frames_have_no_quality()
    {
        var video = (await _hasher.HashFileAsync(_clips.Draw("black.mp4", "color=black:s=320x240:r=25", 2), 1, Stop)).Video.ShouldNotBeNull();

        video.Frames.ShouldAllBe(f => f.Quality == 0);
    }

    public void Dispose()
    {
        _hasher.Dispose();
        _clips.Dispose();
    }
}
