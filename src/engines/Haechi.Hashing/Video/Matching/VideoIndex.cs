using System.Collections.Concurrent;
using Haechi.Hashing.Search;

namespace Haechi.Hashing.Video;

/// <summary>
/// Many videos, to be searched at once: their frames lie in one <see cref="HashIndex"/>, and only videos with a frame in common are
/// compared. What it tells of a pair is what <see cref="VideoMatcher.Compare"/> tells. Any number of searches may run
/// beside one writer.
/// </summary>
/// <param name="rules">When frames count as the same; null for <see cref="VideoMatchRules.Default"/>.</param>
public sealed class VideoIndex(VideoMatchRules? rules = null) : IDisposable
{
    // Number of the video in the upper bits, of the run in the lower ones.
    private const int RunBits = 24;

    private readonly VideoMatchRules _rules = rules ?? VideoMatchRules.Default;
    private readonly HashIndex _frames = new();
    private readonly ConcurrentDictionary<long, Kept> _videos = new();
    private readonly ConcurrentDictionary<long, long> _numbers = new();
    private readonly Lock _writing = new();
    private long _last;

    private sealed record Kept(long Id, HashedVideo Video, List<FrameRun> Runs);

    /// <summary>Videos kept.</summary>
    public int Count => _numbers.Count;

    /// <summary>Frames kept, of which equal ones that follow each other count once.</summary>
    public int Frames => _frames.Count;

    /// <summary>Keeps a video. Another one of the same number is given up for it.</summary>
    public void Add(long id, HashedVideo video)
    {
        ArgumentNullException.ThrowIfNull(video);
        lock (_writing)
        {
            Drop(id);
            var (number, runs) = (++_last, FrameRun.Of(video, _rules.LowestQuality));
            _videos[number] = new Kept(id, video, runs);
            _numbers[id] = number;
            for (var run = 0; run < runs.Count; run++)
                _frames.Add((number << RunBits) | (uint)run, runs[run].Hash);
        }
    }

    /// <summary>Gives up a video.</summary>
    /// <returns>False when there was none of the number.</returns>
    public bool Remove(long id)
    {
        lock (_writing)
            return Drop(id);
    }

    /// <summary>Every video that has a frame in common with the query, those with most of the query first.</summary>
    /// <param name="query">The video asked about.</param>
    /// <param name="dihedral">Also ask for it turned and mirrored; each video is told once, in the orientation of most frames.</param>
    /// <param name="cancellationToken">Checked between frames.</param>
    public IReadOnlyList<(long Id, VideoMatch Match)> Find(HashedVideo query, bool dihedral = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (best, from) = (new Dictionary<long, VideoMatch>(), FrameRun.Of(query, _rules.LowestQuality));
        var forms = from.Select(run => dihedral ? PdqOrientations.Of(run.Hash) : [run.Hash]).ToList();
        for (var form = 0; form < (dihedral ? PdqOrientations.Count : 1); form++)
        {
            foreach (var (kept, pairs) in PairsOf(query, from, [.. forms.Select(f => f[form])], cancellationToken))
            {
                if (best.TryGetValue(kept.Id, out var before) && before.QueryFrames >= pairs.QueryFrames)
                    continue;
                var turned = form == 0 ? query : Turned(query, (PdqOrientation)form);
                best[kept.Id] = VideoMatcher.Of(turned, kept.Video, from, kept.Runs, pairs, _rules) with { Orientation = (PdqOrientation)form };
            }
        }

        return [.. best.OrderByDescending(b => b.Value.QueryFrames).ThenByDescending(b => b.Value.OtherPercent).ThenBy(b => b.Key).Select(b => (b.Key, b.Value))];
    }

    /// <summary>Every video in which a picture is seen, and when; the nearest first.</summary>
    /// <param name="forms">The picture's hash, or its eight (<see cref="PdqOrientations.Of"/>).</param>
    public IReadOnlyList<(long Id, IReadOnlyList<PictureRange> Ranges)> Find(ReadOnlySpan<PdqHash> forms)
    {
        var seen = new Dictionary<long, (Kept Kept, List<PictureSighting> Sightings)>();
        foreach (var match in _frames.Find(forms, _rules.Distance))
        {
            if (!_videos.TryGetValue(match.Id >> RunBits, out var kept))
                continue;
            var run = kept.Runs[(int)(match.Id & ((1 << RunBits) - 1))];
            if (!seen.TryGetValue(kept.Id, out var video))
                seen[kept.Id] = video = (kept, []);
            video.Sightings.Add(new PictureSighting(run.First, run.Last, match.Distance, match.Orientation));
        }

        return [.. seen.Values
            .Select(v => (v.Kept.Id, (IReadOnlyList<PictureRange>)PictureSighting.Joined([.. v.Sightings.OrderBy(s => s.First)], v.Kept.Video)))
            .OrderBy(v => v.Item2.Min(r => r.Distance)).ThenBy(v => v.Id)];
    }

    /// <inheritdoc />
    public void Dispose() => _frames.Dispose();

    private IEnumerable<(Kept Kept, FramePairs Pairs)> PairsOf(HashedVideo query, List<FrameRun> from, PdqHash[] hashes, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, (Kept Kept, FramePairs Pairs)>();
        for (var at = 0; at < from.Count; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var match in _frames.Find(hashes[at], _rules.Distance))
            {
                var number = match.Id >> RunBits;
                if (!_videos.TryGetValue(number, out var kept))
                    continue;
                if (!found.TryGetValue(number, out var video))
                    found[number] = video = (kept, new FramePairs(query, kept.Video));
                video.Pairs.Add(from[at], kept.Runs[(int)(match.Id & ((1 << RunBits) - 1))], match.Distance);
            }
        }

        return found.Values;
    }

    private static HashedVideo Turned(HashedVideo video, PdqOrientation orientation) =>
        new(video.Rate, video.Milliseconds, [.. video.Frames.Select(f => f with { Hash = PdqOrientations.Of(f.Hash)[(int)orientation] })]);

    private bool Drop(long id)
    {
        if (!_numbers.TryRemove(id, out var number) || !_videos.TryRemove(number, out var kept))
            return false;
        for (var run = 0; run < kept.Runs.Count; run++)
            _frames.Remove((number << RunBits) | (uint)run);
        return true;
    }
}
