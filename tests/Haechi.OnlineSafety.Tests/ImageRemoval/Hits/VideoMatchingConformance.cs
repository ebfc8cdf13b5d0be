using System.IO.Compression;
using System.Text.Json;
using Haechi.Hashing.Video;
using Haechi.OnlineSafety.Collection;
using Haechi.OnlineSafety.ImageRemoval;
using Haechi.OnlineSafety.ImageRemoval.Evidence;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Hits;

/// <summary>Collected videos, compared with pictures and videos that victims entrusted.</summary>
public abstract class VideoMatchingConformance(Sites sites) : HitSuite(sites)
{
    private static readonly string[] Small = ["-c:v", "libx264", "-crf", "38", "-s", "240x180"];

    [Fact]
    public async Task A_clip_in_a_longer_video_is_a_hit_that_says_when_it_is_shown()
    {
        Videos.SkipWithoutFfmpeg();
        var request = await RequestAsync(await HashedAsync(await Videos.DrawnAsync("a.mp4", [], (Videos.Fractal, 6))));
        var found = await Videos.DrawnAsync("b.webm", ["-c:v", "libvpx", "-b:v", "200k"], (Videos.Wheel, 5), (Videos.Fractal, 6), (Videos.Wheel, 3));

        (await ReadAsync(Item(found, "https://tube.example.kr/long.webm"))).ShouldBeNull();

        var hit = (await HitsAsync(request)).ShouldHaveSingleItem();
        (hit.Kind, hit.State).ShouldBe((ItemKind.Video, HitState.Found));
        hit.AtSeconds.ShouldBeInRange(4.5, 6.5);
        hit.SealedPreview.ShouldNotBeNull();
        using var told = await ToldAsync(hit);
        told.RootElement.GetProperty("kind").GetString().ShouldBe("video");
        var video = told.RootElement.GetProperty("video");
        video.GetProperty("compared").GetInt32().ShouldBeInRange(20, 30);
        video.GetProperty("frames").GetInt32().ShouldBeInRange(4, 13);
        video.GetProperty("references").GetInt32().ShouldBeInRange(3, video.GetProperty("entrusted").GetInt32());
        video.GetProperty("shown").EnumerateArray().Last().GetProperty("to").GetDouble().ShouldBeLessThanOrEqualTo(11.5);
    }

    [Theory]
    [InlineData("video.mp4")]
    [InlineData("video.gif")]
    public async Task A_picture_is_found_in_a_video_and_in_an_animation(string form)
    {
        Videos.SkipWithoutFfmpeg();
        var still = await HashedAsync(await Videos.DrawnAsync("still.mp4", [], ("mandelbrot=s=320x240:r=10:start_scale=0.6", 0.4)));
        var request = await RequestAsync([(still.Frames[0].Hash, still.Frames[0].Quality, ReferenceKind.Picture)]);
        var found = await Videos.DrawnAsync(form, [], (Videos.Wheel, 3), ("mandelbrot=s=320x240:r=10:start_scale=0.6", 1));

        (await ReadAsync(form.EndsWith("gif", StringComparison.Ordinal) ? Item(found, "https://tube.example.kr/a.gif", ItemKind.Picture, "image/gif") : Item(found, "https://tube.example.kr/a.mp4"))).ShouldBeNull();

        (await HitsAsync(request)).ShouldHaveSingleItem().AtSeconds.ShouldBeInRange(2.5, 4);
    }

    [Fact]
    public async Task Another_video_and_one_of_nothing_but_black_are_no_hits()
    {
        Videos.SkipWithoutFfmpeg();
        var entrusted = await HashedAsync(await Videos.DrawnAsync("a.mp4", [], (Videos.Fractal, 5), ("color=black:s=320x240:r=10", 5)));
        var request = await RequestAsync(entrusted);

        (await ReadAsync(Item(await Videos.DrawnAsync("b.mp4", [], (Videos.Cells, 5)), "https://tube.example.kr/other.mp4"))).ShouldBeNull();
        (await ReadAsync(Item(await Videos.DrawnAsync("c.mp4", [], ("color=black:s=320x240:r=10", 5)), "https://tube.example.kr/black.mp4"))).ShouldBeNull();

        (await HitsAsync(request)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Bad_videos_are_skipped_with_a_reason_and_the_next_is_read()
    {
        Videos.SkipWithoutFfmpeg();
        var good = await Videos.DrawnAsync("good.mkv", Small, (Videos.Fractal, 6));
        var request = await RequestAsync(await HashedAsync(good));
        var reasons = new List<string?>();
        foreach (var bad in (byte[][])[[], "no video"u8.ToArray(), good[..40], [0, 0, 0, 24, .. "ftypmp42"u8, .. new byte[500]], .. new[] { "#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1/\n"u8.ToArray() }])
            reasons.Add(await ReadAsync(Item(bad, $"https://tube.example.kr/bad-{reasons.Count}.mp4")));

        reasons.ShouldAllBe(reason => reason != null && reason.StartsWith("video-", StringComparison.Ordinal));
        reasons[0].ShouldBe("video-empty");
        (await ReadAsync(Item(good, "https://tube.example.kr/good.mkv"))).ShouldBeNull();
        (await HitsAsync(request)).ShouldHaveSingleItem().Distance.ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public async Task Of_a_video_that_was_cut_off_what_there_is_counts_and_the_damage_is_told()
    {
        Videos.SkipWithoutFfmpeg();
        var whole = await Videos.DrawnAsync("whole.mkv", [], (Videos.Fractal, 12));
        var request = await RequestAsync(await HashedAsync(whole));

        (await ReadAsync(Item(whole[..(whole.Length * 2 / 3)], "https://tube.example.kr/cut.mkv"))).ShouldBe("video-damaged");

        (await HitsAsync(request)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Without_ffmpeg_videos_are_skipped_with_that_reason_and_the_service_says_so()
    {
        using var frames = new VideoFrames(Site.Get<IOptionsMonitor<MatchingOptions>>(), Site.Clock, new VideoTools("/no/such/ffmpeg"));
        var matcher = ActivatorUtilities.CreateInstance<ItemMatcher>(Site.Get<IServiceProvider>(), frames);

        (await matcher.ReadAsync(Item([1, 2, 3], "https://tube.example.kr/a.mp4"), Stop)).ShouldBe("video-no-ffmpeg");

        var condition = await new RemovalCondition(frames).CheckAsync(Stop);
        condition.Degraded.ShouldBeTrue();
        condition.Mend!.Ko.ShouldContain("ffmpeg");
    }

    private static CollectedItem Item(byte[] content, string address, ItemKind kind = ItemKind.Video, string type = "video/mp4") => Drawing.Item(content, address, kind: kind) with { ContentType = type };

    private static async Task<HashedVideo> HashedAsync(byte[] video)
    {
        using var hasher = new VideoHasher();
        return (await hasher.HashAsync(video, 1, Stop)).Video.ShouldNotBeNull();
    }

    private async Task<JsonDocument> ToldAsync(HitRow hit)
    {
        var row = await Site.ReadAsync<TakedownDb, EvidenceRow>(db => db.Evidence.SingleAsync(e => e.HitId == hit.Id));
        var archive = (await Site.Get<CaseKeys>().FindAsync(hit.RequestId, Stop))!.Open(row.SealedArchive, HitEvidence.PurposeOf(row.Id));
        await using var zip = new ZipArchive(new MemoryStream(archive));
        await using var entry = await zip.GetEntry("hit.json")!.OpenAsync(Stop);
        return await JsonDocument.ParseAsync(entry, cancellationToken: Stop);
    }

    private Task<Guid> RequestAsync(HashedVideo video) => RequestAsync([.. video.Frames.Select(frame => (frame.Hash, frame.Quality, ReferenceKind.VideoFrame))]);
}

public sealed class SqliteVideoMatchingTests(Sites sites) : VideoMatchingConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresVideoMatchingTests(Sites sites) : VideoMatchingConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
