using FsCheck.Xunit;
using Haechi.Hashing.Search;
using Haechi.Hashing.Video;

namespace Haechi.Hashing.Tests.Video;

public sealed class VideoMatcherTests
{
    private const double Close = 1.01;

    [Property(MaxTest = 200)]
    public void Shares_are_those_of_a_plain_count(int seed)
    {
        var (one, other, rules) = Related(seed);

        var match = VideoMatcher.Compare(one, other, rules);

        var (from, to) = (Worth(one, rules), Worth(other, rules));
        var found = from.Count(f => to.Any(t => t.Hash.DistanceTo(f.Hash) <= rules.Distance));
        var back = to.Count(t => from.Any(f => f.Hash.DistanceTo(t.Hash) <= rules.Distance));
        match.QueryFrames.ShouldBe(found);
        match.OtherFrames.ShouldBe(back);
        match.QueryPercent.ShouldBe(found == 0 ? 0 : 100.0 * found / from.Count);
        match.OtherPercent.ShouldBe(back == 0 ? 0 : 100.0 * back / to.Count);
    }

    [Property(MaxTest = 200)]
    public void Every_pair_that_agrees_lies_in_a_range_and_every_range_begins_and_ends_with_one(int seed)
    {
        var (one, other, rules) = Related(seed);

        var ranges = VideoMatcher.Compare(one, other, rules).Ranges;

        var pairs = (from f in Worth(one, rules) from t in Worth(other, rules) where f.Hash.DistanceTo(t.Hash) <= rules.Distance select (From: f.Seconds, To: t.Seconds)).ToList();
        if (ranges.Count < rules.Ranges)
        {
            // A crumb may begin a gap away from a range and be a third as long.
            pairs.ShouldAllBe(p => ranges.Any(r => Within(p.From, r.QueryFrom, r.QueryTo, rules.Gap) && Within(p.To, r.OtherFrom, r.OtherTo, rules.Gap)));
        }

        foreach (var range in ranges)
        {
            range.Frames.ShouldBeGreaterThan(0);
            if (range.IsStill)
                continue;
            pairs.ShouldContain(p => p.From == range.QueryFrom && p.To >= range.OtherFrom && p.To <= range.OtherTo);
            pairs.ShouldContain(p => p.To == range.OtherFrom && p.From >= range.QueryFrom && p.From <= range.QueryTo);
        }
    }

    [Property(MaxTest = 60)]
    public void Many_videos_at_once_give_what_two_give(int seed)
    {
        var random = new Random(seed);
        var videos = Enumerable.Range(0, 8).Select(at => Related(seed + (at % 3)).One).Append(MadeVideos.Any(seed + 9)).ToList();
        var query = Related(seed).Other;
        using var index = new VideoIndex();
        for (var at = 0; at < videos.Count; at++)
            index.Add(at, videos[random.Next(videos.Count)]);
        for (var at = 0; at < videos.Count; at++)
            index.Add(at, videos[at]);
        index.Remove(3).ShouldBeTrue();
        index.Remove(3).ShouldBeFalse();
        index.Count.ShouldBe(videos.Count - 1);

        var found = index.Find(query, cancellationToken: TestContext.Current.CancellationToken).ToDictionary(f => f.Id, f => f.Match);

        for (var at = 0; at < videos.Count; at++)
        {
            var plain = VideoMatcher.Compare(query, videos[at]);
            found.ContainsKey(at).ShouldBe(at != 3 && plain.QueryFrames > 0);
            if (found.TryGetValue(at, out var match))
            {
                (match.QueryPercent, match.OtherPercent, match.QueryFrames, match.OtherFrames).ShouldBe((plain.QueryPercent, plain.OtherPercent, plain.QueryFrames, plain.OtherFrames));
                match.Ranges.ShouldBe(plain.Ranges);
            }
        }
    }

    [Fact]
    public void A_clip_is_found_at_its_seconds_in_a_longer_video()
    {
        var match = VideoMatcher.Compare(MadeVideos.Copy(1, 40, 30), MadeVideos.Copy(1, 0, 120));

        var range = match.Ranges.ShouldHaveSingleItem();
        (range.QueryFrom, range.QueryTo, range.OtherFrom, range.OtherTo).ShouldBe((0, 30, 40, 70));
        match.QueryPercent.ShouldBe(100);
        match.OtherPercent.ShouldBeInRange(25, 30);
        range.Distance.ShouldBeInRange(1, 13);
        range.IsStill.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0.95)]
    [InlineData(0.97)]
    [InlineData(1.03)]
    [InlineData(1.05)]
    public void A_copy_that_runs_slower_or_faster_is_one_range(double speed)
    {
        var match = VideoMatcher.Compare(MadeVideos.Copy(2, 20, 200, speed), MadeVideos.Copy(2, 0, 300));

        var range = match.Ranges.MaxBy(r => r.Frames).ShouldNotBeNull();
        range.QueryFrom.ShouldBeLessThanOrEqualTo(Close);
        range.QueryTo.ShouldBeGreaterThanOrEqualTo(199 - Close);
        range.OtherFrom.ShouldBe(20, 2);
        range.OtherTo.ShouldBe(20 + (200 * speed), 3);
        range.Speed.ShouldBe(speed, 0.015);
    }

    [Fact]
    public void Frames_that_were_dropped_and_black_between_scenes_do_not_part_a_range()
    {
        var random = new Random(3);
        var whole = MadeVideos.Copy(3, 10, 90);
        var holed = new HashedVideo(1, whole.Milliseconds, [.. whole.Frames.Where((_, at) => at is 0 or 89 || random.Next(5) > 0).Select(f => f.Milliseconds is > 40_000 and < 47_000 ? f with { Quality = 0 } : f)]);

        var range = VideoMatcher.Compare(holed, MadeVideos.Copy(3, 0, 110)).Ranges.ShouldHaveSingleItem();

        (range.QueryFrom, range.QueryTo, range.OtherFrom, range.OtherTo).ShouldBe((0, 90, 10, 100));
    }

    [Fact]
    public void Two_clips_in_another_order_are_two_ranges()
    {
        var (first, second) = (MadeVideos.Copy(4, 0, 20), MadeVideos.Copy(4, 60, 20));
        var mixed = MadeVideos.Of(1, second.Frames.Concat(first.Frames).Select(f => f.Hash));

        var ranges = VideoMatcher.Compare(mixed, MadeVideos.Copy(4, 0, 100)).Ranges;

        ranges.Select(r => (r.QueryFrom, r.QueryTo, r.OtherFrom, r.OtherTo)).ShouldBe([(0, 20, 60, 80), (20, 40, 0, 20)]);
    }

    [Fact]
    public void A_clip_that_comes_twice_is_told_twice()
    {
        var clip = MadeVideos.Copy(5, 0, 12);
        var twice = MadeVideos.Of(1, [.. clip.Frames.Select(f => f.Hash), .. MadeVideos.Copy(6, 0, 30).Frames.Select(f => f.Hash), .. clip.Frames.Select(f => f.Hash)]);

        VideoMatcher.Compare(clip, twice).Ranges.Select(r => (r.QueryFrom, r.QueryTo, r.OtherFrom, r.OtherTo)).ShouldBe([(0, 12, 0, 12), (0, 12, 42, 54)]);
    }

    [Fact]
    public void A_still_that_stands_for_other_times_is_one_range()
    {
        var (random, picture) = (new Random(7), MadeVideos.Hash(7));
        HashedVideo Still(int before, int seconds) => MadeVideos.Of(1, [.. MadeVideos.Copy(before, 0, 10).Frames.Select(f => f.Hash), .. Enumerable.Range(0, seconds).Select(_ => MadeVideos.Near(picture, 3, random))]);

        var range = VideoMatcher.Compare(Still(11, 60), Still(12, 100)).Ranges.ShouldHaveSingleItem();

        (range.QueryFrom, range.QueryTo, range.OtherFrom, range.OtherTo, range.IsStill).ShouldBe((10, 70, 10, 110, true));
    }

    [Fact]
    public void Two_stills_of_two_hours_are_compared_in_bounded_memory()
    {
        var (random, picture) = (new Random(8), MadeVideos.Hash(8));
        HashedVideo Still() => MadeVideos.Of(1, Enumerable.Range(0, 7200).Select(_ => MadeVideos.Near(picture, 3, random)));

        var match = VideoMatcher.Compare(Still(), Still());

        (match.QueryPercent, match.OtherPercent).ShouldBe((100, 100));
        match.Ranges.ShouldHaveSingleItem().IsStill.ShouldBeTrue();
    }

    [Fact]
    public void Black_and_flat_frames_match_nothing()
    {
        var black = new HashedVideo(1, 60_000, [.. Enumerable.Range(0, 60).Select(at => new VideoFrame(at * 1000, default, at < 30 ? 0 : 49))]);

        var match = VideoMatcher.Compare(black, black);

        (match.QueryPercent, match.OtherPercent, match.Ranges.Count).ShouldBe((0, 0, 0));
        VideoMatcher.Compare(black, MadeVideos.Copy(9, 0, 10)).QueryPercent.ShouldBe(0);
    }

    [Fact]
    public void Other_videos_have_nothing_in_common() =>
        VideoMatcher.Compare(MadeVideos.Copy(10, 0, 300), MadeVideos.Copy(11, 0, 300)).Ranges.ShouldBeEmpty();

    [Fact]
    public void Videos_of_other_rates_are_compared_by_their_times()
    {
        var range = VideoMatcher.Compare(MadeVideos.Copy(12, 30, 20, rate: 4), MadeVideos.Copy(12, 0, 90)).Ranges.MaxBy(r => r.Frames).ShouldNotBeNull();

        range.QueryFrom.ShouldBe(0, Close);
        range.OtherFrom.ShouldBe(30, Close);
        range.QueryTo.ShouldBe(20, Close);
        range.OtherTo.ShouldBe(50, Close);
    }

    [Fact]
    public void A_picture_is_told_at_the_seconds_at_which_it_stands()
    {
        var (video, random) = (MadeVideos.Copy(13, 0, 60, noise: 0), new Random(13));
        var picture = MadeVideos.Near(video.Frames[21].Hash, 2, random);

        var range = VideoMatcher.Find([picture], video).ShouldHaveSingleItem();

        (range.From, range.To, range.Frames, range.Distance).ShouldBe((20, 24, 4, 2));
        VideoMatcher.Find([MadeVideos.Hash(99)], video).ShouldBeEmpty();
    }

    [Fact]
    public void A_mirrored_video_and_a_turned_picture_are_found_in_their_orientation()
    {
        var video = MadeVideos.Copy(14, 0, 40);
        var mirrored = new HashedVideo(1, video.Milliseconds, [.. video.Frames.Select(f => f with { Hash = PdqOrientations.Of(f.Hash)[(int)PdqOrientation.FlipY] })]);
        using var index = new VideoIndex();
        index.Add(5, video);

        index.Find(mirrored, cancellationToken: TestContext.Current.CancellationToken).ShouldBeEmpty();
        var (id, match) = index.Find(mirrored, dihedral: true, TestContext.Current.CancellationToken).ShouldHaveSingleItem();
        (id, match.QueryPercent, match.Orientation, match.Ranges.Count).ShouldBe((5, 100, PdqOrientation.FlipY, 1));
        var (_, seen) = index.Find(PdqOrientations.Of(mirrored.Frames[7].Hash)).ShouldHaveSingleItem();
        seen.ShouldContain(r => r.From <= 7 && r.To > 7 && r.Distance == 0 && r.Orientation == PdqOrientation.FlipY);
    }

    private static bool Within(double time, double from, double to, double gap) => time >= from - gap - (to - from) && time <= to + gap + (to - from);

    // Two videos that share parts, stills and frames of low quality.
    private static (HashedVideo One, HashedVideo Other, VideoMatchRules Rules) Related(int seed)
    {
        var random = new Random(seed);
        HashedVideo Made()
        {
            var hashes = new List<PdqHash>();
            while (hashes.Count < 40)
            {
                var (from, length) = (random.Next(40), random.Next(1, 15));
                hashes.AddRange(random.Next(4) == 0 ? Enumerable.Repeat(MadeVideos.Hash(seed % 100), length) : MadeVideos.Copy(seed % 100, from, length, noise: random.Next(16)).Frames.Select(f => f.Hash));
            }

            var video = MadeVideos.Of(random.Next(3) == 0 ? 2 : 1, hashes);
            return new HashedVideo(video.Rate, video.Milliseconds, [.. video.Frames.Where(_ => random.Next(8) > 0).Select(f => f with { Quality = random.Next(6) == 0 ? random.Next(60) : 100 })]);
        }

        return (Made(), Made(), VideoMatchRules.Default with { Distance = random.Next(3) == 0 ? random.Next(60) : 31 });
    }

    private static List<VideoFrame> Worth(HashedVideo video, VideoMatchRules rules) => [.. video.Frames.Where(f => f.Quality >= rules.LowestQuality)];
}
