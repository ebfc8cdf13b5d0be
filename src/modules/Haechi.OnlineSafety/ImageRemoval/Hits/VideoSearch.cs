using Haechi.Hashing.Video;

namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>One reference picture or video that is seen in a found video.</summary>
/// <param name="Nearest">The reference hash and frame that lie nearest.</param>
/// <param name="Frame">That frame.</param>
/// <param name="Share">How much agrees, and when.</param>
internal sealed record SeenReference(ReferenceMatch Nearest, VideoFrame Frame, VideoShare Share);

/// <summary>Looks up every frame of a video in what is watched for.</summary>
internal static class VideoSearch
{
    private const int MostRanges = 50;

    /// <param name="video">Its frames.</param>
    /// <param name="index">What is watched for; its lowest quality holds for frames too, or black would match black.</param>
    /// <param name="distance">Greatest distance that counts, in bits.</param>
    /// <param name="cancellationToken">Cancels between two frames.</param>
    public static IReadOnlyList<SeenReference> Find(HashedVideo video, ReferenceIndex index, int distance, CancellationToken cancellationToken)
    {
        var seen = new Dictionary<Guid, Tally>();
        var (compared, last, matches) = (0, default(VideoFrame?), Array.Empty<ReferenceMatch>());
        for (var at = 0; at < video.Frames.Count; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var frame = video.Frames[at];
            if (frame.Quality < index.LowestQuality)
                continue;
            compared++;
            if (last is not { } before || before.Hash != frame.Hash)
                matches = [.. index.FindAll(frame.Hash, distance)];
            last = frame;
            foreach (var match in matches)
            {
                if (!seen.TryGetValue(match.Reference.MediaId, out var tally))
                    seen.Add(match.Reference.MediaId, tally = new Tally());
                tally.Add(at, frame, match);
            }
        }

        return [.. seen.Select(one => one.Value.Sum(compared, index.SizeOf(one.Key), video)).OrderBy(one => one.Nearest.Distance)];
    }

    private sealed class Tally
    {
        private readonly HashSet<Guid> _references = [];
        private readonly List<int> _frames = [];
        private ReferenceMatch? _nearest;
        private VideoFrame _frame;

        public void Add(int at, VideoFrame frame, ReferenceMatch match)
        {
            _references.Add(match.Reference.Id);
            if (_frames.Count == 0 || _frames[^1] != at)
                _frames.Add(at);
            if (_nearest is null || match.Distance < _nearest.Distance)
                (_nearest, _frame) = (match, frame);
        }

        public SeenReference Sum(int compared, int entrusted, HashedVideo video) =>
            new(_nearest!, _frame, new VideoShare(_frames.Count, compared, _references.Count, entrusted, [.. Ranges(video).Take(MostRanges)]));

        private IEnumerable<ShownRange> Ranges(HashedVideo video)
        {
            for (int first = 0, next = 1; first < _frames.Count; first = next++)
            {
                while (next < _frames.Count && _frames[next] == _frames[next - 1] + 1)
                    next++;
                yield return new(video.Frames[_frames[first]].Seconds, Math.Min(video.Seconds, video.Frames[_frames[next - 1]].Seconds + (1 / video.Rate)));
            }
        }
    }
}
