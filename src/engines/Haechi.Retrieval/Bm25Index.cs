using System.Buffers;
using Haechi.Retrieval.Korean;

namespace Haechi.Retrieval;

/// <summary>
/// An immutable index over fielded documents: BM25 with field weights for recall, then the likeness to each stored
/// question to order the best of them. Safe for any number of threads.
/// </summary>
public sealed class Bm25Index
{
    private const int Reranked = 24;
    private const int LongestQuery = 4000;

    private readonly Bm25Options _options;
    private readonly TermTable _terms;
    private readonly string[] _ids;
    private readonly DocumentTerms[] _documents;
    private readonly Posting[][] _postings;
    private readonly float[] _weights;

    internal Bm25Index(
        Bm25Options options, TermTable terms, string[] ids, DocumentTerms[] documents, Posting[][] postings)
    {
        _options = options;
        _terms = terms;
        _ids = ids;
        _documents = documents;
        _postings = postings;
        _weights = [.. postings.Select(p => (float)Math.Log(1 + (ids.Length - p.Length + 0.5) / (p.Length + 0.5)))];
    }

    /// <summary>An index that finds nothing.</summary>
    public static Bm25Index Empty { get; } = new Bm25IndexBuilder().Build();

    /// <summary>Number of documents.</summary>
    public int Count => _ids.Length;

    /// <summary>
    /// The best documents for a query, best first. Empty when no informative word of the query occurs anywhere.
    /// </summary>
    /// <param name="query">
    /// Any text; see <see cref="KoreanText.Normalize"/> for what is ignored. Only its first 4,000 characters are read.
    /// </param>
    /// <param name="top">Most hits returned, from 1 to 24.</param>
    public IReadOnlyList<SearchHit> Search(string query, int top = 5)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(top, Reranked);
        return [.. Rank(query, top).Select(r => new SearchHit(r.Id, r.Score, Confidence.Of(r.Features)))];
    }

    /// <summary>The best documents with what their confidence is computed from.</summary>
    internal IReadOnlyList<RankedDocument> Rank(string query, int top)
    {
        if (query.Length > LongestQuery)
            query = query[..LongestQuery];
        var read = QueryReader.Read(query, _terms, _weights, _options, UnknownWeight);
        if (read.Terms.Count == 0)
            return [];
        var candidates = Candidates(read);
        return candidates.Count == 0 ? [] : Rank(read, candidates, top);
    }

    /// <summary>How rare a term is; that of a term the index has never seen is <see cref="UnknownWeight"/>.</summary>
    internal double WeightOf(ReadOnlySpan<char> term)
    {
        var id = _terms.Find(term);
        return id < 0 ? UnknownWeight : _weights[id];
    }

    private double UnknownWeight => Math.Log(1 + (_ids.Length + 0.5) / 0.5);

    private List<Candidate> Candidates(QueryTerms query)
    {
        var scores = ArrayPool<float>.Shared.Rent(_ids.Length);
        try
        {
            Array.Clear(scores, 0, _ids.Length);
            foreach (var term in query.Terms)
            {
                var weight = (float)(_weights[term.Id] * term.Weight);
                foreach (var posting in _postings[term.Id])
                    scores[posting.Document] += weight * posting.Impact;
            }
            return Best(scores.AsSpan(0, _ids.Length));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    private static List<Candidate> Best(ReadOnlySpan<float> scores)
    {
        var heap = new PriorityQueue<int, (float Score, int Tie)>(Reranked + 1);
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] <= 0)
                continue;
            // Equal scores keep the document that was added first.
            if (heap.Count < Reranked)
                heap.Enqueue(i, (scores[i], -i));
            else
                heap.EnqueueDequeue(i, (scores[i], -i));
        }
        var best = new List<Candidate>(heap.Count);
        while (heap.TryDequeue(out var document, out var priority))
            best.Add(new Candidate(document, priority.Score));
        best.Reverse();
        return best;
    }

    private List<RankedDocument> Rank(QueryTerms query, List<Candidate> candidates, int top)
    {
        var highest = candidates[0].Score;
        var ranked = candidates
            .Select(c => (c.Document, Likeness: Likeness(query, _documents[c.Document]), c.Score))
            .Select(c => (c.Document, c.Likeness, Total: c.Score + _options.LikenessWeight * highest * c.Likeness))
            .OrderByDescending(c => c.Total)
            .ToList();
        var best = new List<RankedDocument>(Math.Min(top, ranked.Count));
        for (var i = 0; i < ranked.Count && i < top; i++)
        {
            var (document, likeness, total) = ranked[i];
            var rival = i == 0 ? (ranked.Count > 1 ? ranked[1].Total : 0) : ranked[0].Total;
            var margin = (total - rival) / Math.Max(total, rival);
            var features = MatchFeatures.Of(query, _documents[document], likeness, margin, UnknownWeight);
            best.Add(new RankedDocument(_ids[document], total, features));
        }
        return best;
    }

    /// <summary>Weighted overlap (Dice) with the stored question that is most like the query, from 0 to 1.</summary>
    private double Likeness(QueryTerms query, DocumentTerms document)
    {
        var best = 0.0;
        foreach (var question in document.Questions)
        {
            double shared = 0, size = 0;
            foreach (var term in question)
                size += _weights[term];
            foreach (var term in query.Terms)
            {
                if (DocumentTerms.Has(question, term.Id))
                    shared += _weights[term.Id];
            }
            best = Math.Max(best, 2 * shared / (size + query.Mass));
        }
        return Math.Min(1, best);
    }

    private readonly record struct Candidate(int Document, float Score);
}

/// <summary>A document with its score and the evidence for it.</summary>
internal readonly record struct RankedDocument(string Id, double Score, MatchFeatures Features);
