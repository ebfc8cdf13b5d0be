using System.CommandLine;
using System.Text.Json;
using Haechi.CitizenServices.Documents;
using Haechi.CitizenServices.Search;
using Haechi.Testing;

namespace Haechi.CitizenServices.Tests.Search;

/// <summary>From documents to answers with the three commands alone, as somebody with a folder of documents would.</summary>
public sealed class CorpusToAnswerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_becomes_a_corpus_an_index_and_answers()
    {
        _folder.Write(Path.Combine("guides", "fees.md"), "# 증명서\n\n## 수수료\n\n| 증명서 | 창구 |\n|---|---|\n| 등본 | 400원 |\n| 인감 | 600원 |\n");
        _folder.Write(Path.Combine("guides", "pool.csv"), "시설,어른 요금,어린이 요금\n수영장,3000원,1500원\n빙상장,4000원,2000원\n");
        _folder.Write(Path.Combine("guides", "broken.pdf"), "%PDF-1.7 broken");
        var (corpus, index) = (_folder.File("corpus.jsonl"), _folder.File("index"));

        var made = Run("documents", "corpus", _folder.File("guides"), "--out", corpus);
        made.Code.ShouldBe(1);
        made.Error.ShouldContain("broken.pdf");
        Run("search", "index", "--corpus", corpus, "--out", index).Code.ShouldBe(0);

        var queries = _folder.Write("queries.jsonl", """{"id":"fee","query":"인감 수수료 얼마예요"}""" + "\n" + """{"id":"pool","query":"수영장 어린이 요금"}""" + "\n");
        var answered = Run("search", "query", "--index", index, "--queries", queries, "--top", "3");
        answered.Code.ShouldBe(0);
        var lines = answered.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Text(corpus, lines[0]).Split('\n').ShouldContain(row => row.Contains("인감") && row.Contains("600원"));
        Text(corpus, lines[1]).Split('\n').ShouldContain(row => row.Contains("수영장") && row.Contains("1500원"));
    }

    /// <summary>What the first hit says in the corpus.</summary>
    private static string Text(string corpus, JsonElement answer)
    {
        var id = answer.GetProperty("hits")[0].GetProperty("id").GetString();
        return File.ReadLines(corpus).Select(l => JsonDocument.Parse(l).RootElement).Single(l => l.GetProperty("id").GetString() == id).GetProperty("text").GetString()!;
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var root = new RootCommand { DocumentsVerb.Create(), SearchVerb.Create(TimeProvider.System) };
        var code = root.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
