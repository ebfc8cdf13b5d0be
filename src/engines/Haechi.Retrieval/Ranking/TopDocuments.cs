using Haechi.Retrieval.Storage;

namespace Haechi.Retrieval.Ranking;

/// <summary>A document of a segment with its first score.</summary>
internal readonly record struct Candidate(int Segment, int Document, float Score);

/// <summary>
/// The best documents by summed term gains, exactly as a full scan would find them. It works on windows of 4,096 documents:
/// terms that even together cannot lift a document over the worst one kept are only looked up for documents that the other
/// terms have found (MaxScore of Turtle and Flood 1995, with the block bounds of Ding and Suel 2011).
/// </summary>
internal sealed class TopDocuments
{
    private const int Window = 4096;

    /// <summary>Sums of single-precision numbers differ by their order; bounds are widened by more than that.</summary>
    private const float Slack = 1.00001f;

    private readonly float[] _window = new float[Window];
    private readonly PriorityQueue<Candidate, (float Score, int Segment, int Document)> _best = new();
    private readonly List<PostingCursor> _free = [];
    private PostingCursor[] _cursors = [];
    private float[] _bounds = [];
    private int _count;
    private int _wanted;

    /// <summary>Whether to skip what cannot matter. Only tests switch it off.</summary>
    public bool Prunes { get; init; } = true;

    public void Start(int wanted)
    {
        _best.Clear();
        _wanted = wanted;
    }

    /// <summary>Starts with the terms of a segment.</summary>
    public void Begin(int terms)
    {
        while (_free.Count < terms)
            _free.Add(new PostingCursor());
        if (_cursors.Length < terms)
            (_cursors, _bounds) = (new PostingCursor[terms], new float[terms]);
        _count = 0;
    }

    public void Add(ReadOnlySpan<byte> postings, float weight, Bm25 gains, ReadOnlySpan<byte> lengths)
    {
        var cursor = _free[_count];
        cursor.Start(postings, weight, gains, lengths);
        _cursors[_count++] = cursor;
    }

    public void Collect(int segment, LiveSegment live, Bm25 gains, Func<int, bool>? allowed)
    {
        var lengths = live.Reader.Lengths;
        for (uint start = 0; start < lengths.Length;)
        {
            var first = Next();
            if (first == PostingCursor.End)
                return;
            start = Math.Max(start, first);
            var end = (uint)Math.Min(lengths.Length, (long)start + Window);
            var needed = Order(start, end);
            if (needed < _count)
                Scan(segment, live, gains, allowed, start, end, needed);
            Skip(end);
            start = end;
        }
    }

    /// <summary>The best, best first; of equal scores the document that came first.</summary>
    public List<Candidate> Drain()
    {
        var result = new List<Candidate>(_best.Count);
        while (_best.TryDequeue(out var candidate, out _))
            result.Add(candidate);
        result.Reverse();
        return result;
    }

    private float Threshold => Prunes && _best.Count == _wanted && _best.TryPeek(out var worst, out _) ? worst.Score : 0;

    private uint Next()
    {
        var first = PostingCursor.End;
        for (var i = 0; i < _count; i++)
            first = Math.Min(first, _cursors[i].Document);
        return first;
    }

    /// <summary>Sorts the terms by what they can add in the window; gives how many of the first cannot matter on their own.</summary>
    private int Order(uint start, uint end)
    {
        for (var i = 0; i < _count; i++)
            _bounds[i] = _cursors[i].MostBefore(start, end) * Slack;
        Array.Sort(_bounds, _cursors, 0, _count);
        var threshold = Threshold;
        var (sum, idle) = (0f, 0);
        for (; idle < _count; idle++)
        {
            sum += _bounds[idle];
            if (sum > threshold)
                break;
        }
        for (var i = 1; i < _count; i++)
            _bounds[i] += _bounds[i - 1];
        return idle;
    }

    private void Scan(int segment, LiveSegment live, Bm25 gains, Func<int, bool>? allowed, uint start, uint end, int needed)
    {
        var lengths = live.Reader.Lengths;
        for (var i = needed; i < _count; i++)
            _cursors[i].AddTo(_window, start, end, lengths);
        var rest = needed > 0 ? _bounds[needed - 1] : 0;
        var window = _window.AsSpan(0, (int)(end - start));
        for (var at = window.IndexOfAnyExcept(0f); at >= 0;)
        {
            var score = window[at];
            window[at] = 0;
            var document = (int)start + at;
            if (score * Slack + rest > Threshold && live.IsLive(document) && (allowed is null || allowed(document)))
                Offer(segment, (uint)document, score, gains, lengths[document], needed);
            var next = window[(at + 1)..].IndexOfAnyExcept(0f);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private void Offer(int segment, uint document, float score, Bm25 gains, byte lengthCode, int needed)
    {
        var threshold = Threshold;
        for (var i = needed - 1; i >= 0; i--)
        {
            if (score * Slack + _bounds[i] <= threshold)
                return;
            var cursor = _cursors[i];
            if (cursor.Advance(document) == document)
                score += cursor.Weight * gains.Gain(cursor.Count, lengthCode);
        }
        if (score <= threshold)
            return;
        var candidate = new Candidate(segment, (int)document, score);
        if (_best.Count < _wanted)
            _best.Enqueue(candidate, (score, -segment, -(int)document));
        else
            _best.EnqueueDequeue(candidate, (score, -segment, -(int)document));
    }

    private void Skip(uint end)
    {
        for (var i = 0; i < _count; i++)
            _cursors[i].Advance(end);
    }
}
