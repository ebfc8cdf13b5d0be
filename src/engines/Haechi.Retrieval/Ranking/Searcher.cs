using Haechi.Retrieval.Storage;

namespace Haechi.Retrieval.Ranking;

/// <summary>A candidate after its text was read.</summary>
internal readonly record struct Ranked(Candidate Candidate, double Score, PassageMatch Match, float First);

/// <summary>Runs searches one after another and keeps its working memory between them. One thread at a time.</summary>
internal sealed class Searcher
{
    /// <summary>Candidates whose text is read.</summary>
    public const int Reread = 32;

    [ThreadStatic]
    private static Searcher? t_own;

    private readonly TopDocuments _top = new();
    private readonly PassageReader _reader = new();
    private char[] _characters = [];

    /// <summary>The searcher of this thread.</summary>
    public static Searcher Own => t_own ??= new Searcher();

    public List<Ranked> Search(Snapshot index, QueryPlan plan, int wanted, Func<LiveSegment, Func<int, bool>>? filter)
    {
        var candidates = Candidates(index, plan, Math.Max(wanted, Reread), filter);
        _reader.Start(plan);
        var ranked = new List<Ranked>(candidates.Count);
        var features = new float[RankingModel.Features.Length];
        foreach (var candidate in candidates)
        {
            var match = Read(index, candidate.Segment, candidate.Document);
            var first = candidate.Score / (plan.Total * Bm25.Most);
            RankingModel.Fill(match, first, features);
            ranked.Add(new Ranked(candidate, RankingModel.Shipped.Score(features), match, first));
        }
        // A stable order: of equal scores the better first score wins.
        return [.. ranked.OrderByDescending(r => r.Score)];
    }

    public PassageMatch Read(Snapshot index, int segment, int document)
    {
        var (title, text) = index.Segments[segment].Reader.ReadText(document, ref _characters);
        return _reader.Read(_characters.AsSpan(0, title), _characters.AsSpan(title, text));
    }

    /// <summary>The best sentence of a document, with the better one beside it while both fit.</summary>
    public Passage? Cut(Snapshot index, QueryPlan plan, int segment, int document, int longest)
    {
        _reader.Start(plan);
        var match = Read(index, segment, document);
        var (title, length) = index.Segments[segment].Reader.ReadText(document, ref _characters);
        var text = _characters.AsSpan(title, length);
        var sentence = text[match.Start..match.End].Trim().ToString();
        if (sentence.Length == 0)
            return null;
        var (start, end) = (Math.Min(match.Start, match.NeighbourStart), Math.Max(match.End, match.NeighbourEnd));
        if (end - start > longest)
            (start, end) = (match.Start, match.End);
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        return new Passage(text[start..end].TrimEnd().ToString(), start, sentence);
    }

    public List<Candidate> Candidates(Snapshot index, QueryPlan plan, int wanted, Func<LiveSegment, Func<int, bool>>? filter)
    {
        _top.Start(wanted);
        for (var s = 0; s < index.Segments.Count; s++)
        {
            var segment = index.Segments[s];
            var lengths = segment.Reader.Lengths;
            _top.Begin(plan.Leading.Count);
            foreach (var unit in plan.Leading)
            {
                var postings = segment.Reader.Postings(unit.Key);
                if (!postings.IsEmpty)
                    _top.Add(postings, unit.Weight, index.Gains, lengths);
            }
            _top.Collect(s, segment, index.Gains, filter?.Invoke(segment));
        }
        return _top.Drain();
    }
}
