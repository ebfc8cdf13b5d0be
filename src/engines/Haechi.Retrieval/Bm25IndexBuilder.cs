using Haechi.Retrieval.Korean;

namespace Haechi.Retrieval;

/// <summary>Collects documents and makes an index of them. Not safe for use from several threads.</summary>
public sealed class Bm25IndexBuilder(Bm25Options? options = null)
{
    private readonly Bm25Options _options = options ?? Bm25Options.Default;
    private readonly TermTable _terms = new();
    private readonly List<SearchDocument> _documents = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Adds a document. Throws <see cref="ArgumentException"/> when its id was added before.</summary>
    public Bm25IndexBuilder Add(SearchDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (!_ids.Add(document.Id))
            throw new ArgumentException($"A document with the id '{document.Id}' was added before.", nameof(document));
        _documents.Add(document);
        return this;
    }

    public Bm25IndexBuilder AddRange(IEnumerable<SearchDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        foreach (var document in documents)
            Add(document);
        return this;
    }

    /// <summary>Makes an immutable index that any number of threads may search.</summary>
    public Bm25Index Build()
    {
        var read = _documents.Select(Read).ToArray();
        var averages = Enumerable.Range(0, FieldCount)
            .Select(f => read.Length == 0 ? 1 : Math.Max(1, read.Average(d => d.Fields[f].Length)))
            .ToArray();
        var postings = new List<Posting>[_terms.Count];
        for (var d = 0; d < read.Length; d++)
        {
            foreach (var (term, frequency) in Frequencies(read[d], averages))
                (postings[term] ??= []).Add(new Posting(d, (float)(frequency / (_options.Saturation + frequency))));
        }
        return new Bm25Index(
            _options, _terms, [.. _documents.Select(d => d.Id)], [.. read.Select(r => r.Terms)],
            [.. postings.Select(p => p?.ToArray() ?? [])]);
    }

    private const int FieldCount = 4;

    private ReadDocument Read(SearchDocument document)
    {
        var questions = document.Questions.Append(document.Title).Select(KoreanAnalyzer.Analyze).ToArray();
        var keywords = document.Keywords.Select(KoreanAnalyzer.Analyze).ToArray();
        var title = KoreanAnalyzer.Analyze(document.Title);
        var body = KoreanAnalyzer.Analyze(document.Body);
        Field[] fields =
        [
            Count([title], _options.TitleWeight), Count(questions[..^1], _options.QuestionWeight),
            Count(keywords, _options.KeywordWeight), Count([body], _options.BodyWeight),
        ];
        var head = questions.Concat(keywords).SelectMany(t => _terms.Distinct(t, add: true)).Distinct().Order();
        var all = fields.SelectMany(f => f.Counts.Keys).Distinct().Order();
        return new ReadDocument(
            fields, new DocumentTerms([.. all], [.. head], [.. questions.Select(q => _terms.Distinct(q, add: true))]));
    }

    private Field Count(IReadOnlyList<AnalyzedText> texts, double weight)
    {
        var counts = new Dictionary<int, int>();
        foreach (var text in texts)
        {
            foreach (var term in text.Terms)
            {
                var id = _terms.Add(text.Of(term));
                counts[id] = counts.GetValueOrDefault(id) + 1;
            }
        }
        return new Field(counts, texts.Sum(t => t.Words), weight);
    }

    private Dictionary<int, double> Frequencies(ReadDocument document, double[] averages)
    {
        var sums = new Dictionary<int, double>();
        for (var f = 0; f < FieldCount; f++)
        {
            var field = document.Fields[f];
            var length = 1 - _options.LengthPenalty + _options.LengthPenalty * field.Length / averages[f];
            foreach (var (term, count) in field.Counts)
                sums[term] = sums.GetValueOrDefault(term) + field.Weight * count / length;
        }
        return sums;
    }

    private sealed record Field(Dictionary<int, int> Counts, int Length, double Weight);

    private sealed record ReadDocument(Field[] Fields, DocumentTerms Terms);
}
