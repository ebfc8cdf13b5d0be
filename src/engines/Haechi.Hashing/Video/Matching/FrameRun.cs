namespace Haechi.Hashing.Video;

/// <summary>Frames that follow each other and have one hash.</summary>
/// <param name="Hash">The hash.</param>
/// <param name="First">Place of the first frame in the video.</param>
/// <param name="Last">Place of the last one.</param>
internal readonly record struct FrameRun(PdqHash Hash, int First, int Last)
{
    /// <summary>The runs of a video, without frames of low quality.</summary>
    public static List<FrameRun> Of(HashedVideo video, int lowestQuality)
    {
        var runs = new List<FrameRun>();
        for (var at = 0; at < video.Frames.Count; at++)
        {
            var frame = video.Frames[at];
            if (frame.Quality < lowestQuality)
                continue;
            if (runs.Count > 0 && runs[^1].Hash == frame.Hash && runs[^1].Last == at - 1)
                runs[^1] = runs[^1] with { Last = at };
            else
                runs.Add(new FrameRun(frame.Hash, at, at));
        }

        return runs;
    }
}
