using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Haechi.Retrieval.Bench.Peers;

/// <summary>Lucene.NET with its analyzer for Chinese, Japanese and Korean (character pairs) and BM25; title and text in one field.</summary>
internal sealed class LuceneCjk(string folder) : IPeer
{
    private const string Content = "content";

    private readonly CJKAnalyzer _analyzer = new(LuceneVersion.LUCENE_48);
    private FSDirectory? _directory;
    private DirectoryReader? _reader;
    private IndexSearcher? _searcher;

    public string Name => "Lucene.NET CJK BM25";

    public long Bytes => new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length);

    public void Index(IReadOnlyList<TextDocument> documents)
    {
        _reader?.Dispose();
        _directory ??= new MMapDirectory(folder);
        var configuration = new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer) { OpenMode = OpenMode.CREATE, Similarity = new BM25Similarity(), RAMBufferSizeMB = 256 };
        using (var writer = new Lucene.Net.Index.IndexWriter(_directory, configuration))
        {
            foreach (var document in documents)
            {
                writer.AddDocument(new Document
                {
                    new StringField("id", document.Id, Field.Store.YES),
                    new TextField(Content, document.Title + "\n" + document.Text, Field.Store.YES),
                });
            }
            writer.ForceMerge(1);
            writer.Commit();
        }
        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
    }

    public (IReadOnlyList<string> Ids, double Sureness) Search(string query, int top)
    {
        var asked = new BooleanQuery();
        foreach (var term in Terms(query).Distinct().Take(1000))
            asked.Add(new TermQuery(new Term(Content, term)), Occur.SHOULD);
        var hits = _searcher!.Search(asked, top).ScoreDocs;
        return ([.. hits.Select(h => _searcher.Doc(h.Doc).Get("id", System.Globalization.CultureInfo.InvariantCulture))], hits.Length > 0 ? hits[0].Score : 0);
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _directory?.Dispose();
        _analyzer.Dispose();
    }

    private List<string> Terms(string text)
    {
        var terms = new List<string>();
        using var tokens = _analyzer.GetTokenStream(Content, text);
        var term = tokens.GetAttribute<ICharTermAttribute>();
        tokens.Reset();
        while (tokens.IncrementToken())
            terms.Add(term.ToString()!);
        tokens.End();
        return terms;
    }
}
