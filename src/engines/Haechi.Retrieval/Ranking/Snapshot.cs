using Haechi.Retrieval.Storage;

namespace Haechi.Retrieval.Ranking;

/// <summary>One commit of an index, open for searching. Immutable.</summary>
internal sealed class Snapshot
{
    private readonly Lazy<WordCorrector> _corrector;

    public Snapshot(long generation, IReadOnlyList<LiveSegment> segments)
    {
        (Generation, Segments) = (generation, segments);
        Documents = segments.Sum(s => s.Reader.Count);
        Live = segments.Sum(s => s.Count);
        _corrector = new(() => new WordCorrector(segments.SelectMany(s => s.Reader.Words()).Distinct(StringComparer.Ordinal)));
        Gains = new Bm25(Documents == 0 ? 1 : Math.Max(1, segments.Sum(s => s.Reader.TotalLength) / Documents));
    }

    public long Generation { get; }

    /// <summary>Made when the first query needs it.</summary>
    public WordCorrector Corrector => _corrector.Value;

    public IReadOnlyList<LiveSegment> Segments { get; }

    /// <summary>Documents, deleted ones counted: the statistics count them too until a merge.</summary>
    public int Documents { get; }

    public int Live { get; }

    public Bm25 Gains { get; }

    public static Snapshot Open(string folder, SegmentMemory memory = SegmentMemory.Mapped)
    {
        for (var attempt = 0; ; attempt++)
        {
            var manifest = Manifest.Read(folder);
            try
            {
                return new Snapshot(manifest.Generation, [.. manifest.Segments.Select(s => LiveSegment.Open(folder, s, memory))]);
            }
            catch (IOException) when (attempt < 3 && Manifest.Read(folder).Generation != manifest.Generation)
            {
                // A commit took the files away between reading their names and opening them.
            }
        }
    }

    public int Frequency(ulong key)
    {
        var sum = 0;
        foreach (var segment in Segments)
            sum += segment.Reader.Frequency(key);
        return sum;
    }
}
