using Haechi.Retrieval.Ranking;
using Haechi.Retrieval.Storage;

namespace Haechi.Retrieval;

/// <summary>
/// An index folder, opened for searching. Safe for any number of threads, and beside a writer in this or another process:
/// each search sees one commit whole.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    /// <summary>Most hits of one search.</summary>
    public const int MostHits = 1000;

    private readonly string _folder;
    private readonly SegmentMemory _memory;
    private volatile Snapshot _snapshot;
    private ITimer? _timer;

    private SearchIndex(string folder, SegmentMemory memory, Snapshot snapshot) => (_folder, _memory, _snapshot) = (folder, memory, snapshot);

    /// <summary>Documents that can be found.</summary>
    public int Count => _snapshot.Live;

    /// <summary>Number of the commit that is searched.</summary>
    public long Generation => _snapshot.Generation;

    /// <summary>Words to look for beside those that were asked. May be set at any time. Default null: none.</summary>
    public Synonyms? Synonyms { get; set; }

    /// <summary>Why the last refresh failed while the commit before went on serving; null when it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>Opens the index in a folder and checks all of it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="memory">How its files are held. Default: mapped.</param>
    /// <exception cref="IndexFormatException">There is none, it is damaged, or of a newer format.</exception>
    public static SearchIndex Open(string folder, SegmentMemory memory = SegmentMemory.Mapped)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new SearchIndex(folder, memory, Snapshot.Open(folder, memory));
    }

    /// <summary>Takes up the newest commit. When it cannot be read the old one goes on serving and <see cref="Problem"/> says why.</summary>
    /// <returns>True when there was a new commit.</returns>
    public bool Refresh()
    {
        try
        {
            var changed = Manifest.Read(_folder).Generation != _snapshot.Generation;
            if (changed)
                _snapshot = Snapshot.Open(_folder, _memory);
            Problem = null;
            return changed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problem = e.Message;
            return false;
        }
    }

    /// <summary>Refreshes by itself from now on, so that commits of another process are seen within that time.</summary>
    public void RefreshEvery(TimeSpan period, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _timer?.Dispose();
        _timer = time.CreateTimer(static index => ((SearchIndex)index!).Refresh(), this, period, period);
    }

    /// <summary>The best documents for a query, best first.</summary>
    /// <param name="query">Any text. Only its first 4,000 characters are read.</param>
    /// <param name="top">Most hits, from 1 to <see cref="MostHits"/>.</param>
    /// <param name="filter">Which documents may be found; null for all.</param>
    public SearchResult Search(string query, int top = 10, SearchFilter? filter = null)
    {
        var index = _snapshot;
        var (plan, ranked) = Rank(index, query, top, filter);
        if (ranked.Count == 0)
            return SearchResult.Nothing;
        Span<float> features = stackalloc float[RankingModel.ConfidenceFeatures.Length];
        RankingModel.FillConfidence(ranked[0].Match, plan, Share(ranked), features);
        var hits = new FoundDocument[Math.Min(top, ranked.Count)];
        for (var i = 0; i < hits.Length; i++)
            hits[i] = new FoundDocument(IdOf(index, ranked[i].Candidate), ranked[i].Score);
        return new SearchResult(hits, RankingModel.Shipped.Confidence(features));
    }

    /// <summary>The same search with the evidence for each hit.</summary>
    public ExplainedResult Explain(string query, int top = 10, SearchFilter? filter = null)
    {
        var index = _snapshot;
        var (plan, ranked) = Rank(index, query, top, filter);
        if (ranked.Count == 0)
            return new ExplainedResult([], 0, new Dictionary<string, double>());
        var features = new float[RankingModel.Features.Length];
        var hits = new List<Explanation>();
        foreach (var r in ranked.Take(top))
        {
            RankingModel.Fill(r.Match, r.First, features);
            hits.Add(new Explanation(IdOf(index, r.Candidate), r.Score, Named(RankingModel.Features, features)));
        }
        var evidence = new float[RankingModel.ConfidenceFeatures.Length];
        RankingModel.FillConfidence(ranked[0].Match, plan, Share(ranked), evidence);
        return new ExplainedResult(hits, RankingModel.Shipped.Confidence(evidence), Named(RankingModel.ConfidenceFeatures, evidence));
    }

    /// <summary>A query made ready to be held beside short texts, in the words of the commit that is searched.</summary>
    public QueryFit Fit(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var index = _snapshot;
        return new QueryFit(index, QueryPlan.Read(query, index, Synonyms));
    }

    /// <summary>Makes texts ready to be held, taken together, beside many queries; see <see cref="QueryFit.Of(FitText)"/>.</summary>
    public FitText Prepare(params ReadOnlySpan<string> texts) => FitText.Of(_snapshot, texts);

    /// <summary>A document as it is stored: its text in the form of <see cref="Analysis.TextForm"/>. Null when there is none.</summary>
    public TextDocument? Find(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return Locate(_snapshot, id) is var (segment, document) ? _snapshot.Segments[segment].Reader.Read(document) : null;
    }

    /// <summary>The part of a document that answers a query best; null when there is no such document or it has no text.</summary>
    /// <param name="id">The document.</param>
    /// <param name="query">The query it was found for.</param>
    /// <param name="longest">The next best sentence beside is added while both fit in so many characters. Default 320.</param>
    public Passage? Snippet(string id, string query, int longest = 320)
    {
        ArgumentNullException.ThrowIfNull(query);
        var index = _snapshot;
        return Locate(index, id) is var (segment, document)
            ? Searcher.Own.Cut(index, QueryPlan.Read(query, index, Synonyms), segment, document, longest) : null;
    }

    /// <summary>Ends refreshing by itself. The files stay mapped until the last search is done.</summary>
    public void Dispose() => _timer?.Dispose();

    private (QueryPlan Plan, List<Ranked> Ranked) Rank(Snapshot index, string query, int top, SearchFilter? filter)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(top, MostHits);
        var plan = QueryPlan.Read(query, index, Synonyms);
        return (plan, Searcher.Own.Search(index, plan, top, filter is null ? null : filter.For));
    }

    /// <summary>The part of the first among all candidates when scores are read as logarithms of odds.</summary>
    private static float Share(List<Ranked> ranked)
    {
        var sum = 0.0;
        foreach (var r in ranked)
            sum += Math.Exp(r.Score - ranked[0].Score);
        return (float)(1 / sum);
    }

    private static string IdOf(Snapshot index, Candidate candidate) => index.Segments[candidate.Segment].Reader.Id(candidate.Document);

    private static (int Segment, int Document)? Locate(Snapshot index, string id)
    {
        for (var s = index.Segments.Count - 1; s >= 0; s--)
        {
            var document = index.Segments[s].Reader.Find(id);
            if (document >= 0 && index.Segments[s].IsLive(document))
                return (s, document);
        }
        return null;
    }

    private static Dictionary<string, double> Named(string[] names, ReadOnlySpan<float> values)
    {
        var named = new Dictionary<string, double>();
        for (var i = 0; i < names.Length; i++)
            named[names[i]] = values[i];
        return named;
    }
}
