using System.CommandLine;
using System.Text.Json;
using Haechi.CitizenServices.Search;

namespace Haechi.CitizenServices.Tests.Search;

public sealed class SearchVerbTests : IDisposable
{
    private const string Corpus = """
        {"id":"a","title":"여권 재발급","text":"여권을 잃어버리면 구청 민원실에서 재발급을 신청합니다.","date":"2026-01-05","owner":"민원과"}
        {"id":"b","title":"공중위생업","text":"공중위생업 영업 신고는 위생과에서 받습니다."}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("haechi-search-").FullName;

    [Fact]
    public void Answers_each_query_with_one_line_of_JSON()
    {
        Index(Corpus).Code.ShouldBe(0);
        var (code, output, error) = Query("""{"id":1,"query":"여권 잃어버렸는데 어디서 신청하나요"}""" + "\n" + """{"id":"q2","query":""}""");
        error.ShouldBeEmpty();
        code.ShouldBe(0);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        lines[0].GetProperty("id").GetString().ShouldBe("1");
        lines[0].GetProperty("hits")[0].GetProperty("id").GetString().ShouldBe("a");
        lines[0].GetProperty("hits")[0].TryGetProperty("score", out _).ShouldBeTrue();
        lines[0].GetProperty("confidence").GetDouble().ShouldBeInRange(0, 1);
        lines[0].GetProperty("ms").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        lines[1].GetProperty("hits").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Only_what_passes_the_filter_is_found_and_its_sentence_shown()
    {
        Index(Corpus).Code.ShouldBe(0);
        const string both = """{"id":"q","query":"여권 영업 신고 신청"}""";
        Hits(Query(both)).ShouldBe(["a", "b"], ignoreOrder: true);
        Hits(Query(both, "--owner", "민원과")).ShouldBe(["a"]);
        Hits(Query(both, "--from", "2026-01-06")).ShouldBeEmpty();
        Hits(Query(both, "--until", "2026-01-05")).ShouldBe(["a"]);
        Hits(Query(both, "--source", "없는 출처")).ShouldBeEmpty();
        Query("""{"id":"q","query":"영업 신고"}""", "--snippets").Output.ShouldContain("\"snippet\":\"공중위생업 영업 신고는 위생과에서 받습니다.\"");
        var (code, _, error) = Query(both, "--valid-on", "someday");
        code.ShouldNotBe(0);
        error.ShouldContain("Write it as 2026-11-22");
    }

    [Fact]
    public void Bad_lines_are_told_by_number_and_the_rest_goes_on()
    {
        var (code, output, error) = Index(Corpus + "\n" + """
            not json
            {"title":"no id","text":"x"}

            {"id":"a","title":"again","text":"x"}
            {"id":"e","title":"","text":" "}
            {"id":"f","title":"t","text":"x","date":"someday"}
            [1]
            {"id":"g","title":"t","text":"x","source":null,"date":null}
            """);
        code.ShouldBe(1);
        output.ShouldContain("3 documents");
        foreach (var fault in new[] { ":3: skipped, not JSON", ":4: skipped, no id", ":6: skipped, id a is on line 1", ":7: skipped, neither", ":8: skipped, a date", ":9: skipped, not a JSON object" })
            error.ShouldContain(fault);
        Query("""{"query":"x"}""" + "\n" + """{"id":"q"}""" + "\n" + """{"id":"r","query":"여권"}""").ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe(1), r => r.Error.ShouldContain(":1: skipped, no id"), r => r.Error.ShouldContain(":2: skipped, no query"), r => r.Output.ShouldContain("\"id\":\"r\""));
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_a_bad_line()
    {
        File.WriteAllBytes(In("corpus.jsonl"), [.. "{\"id\":\"a\",\"title\":\""u8, 0xBF, 0xA9, .. "\"}\n{\"id\":\"b\",\"title\":\"여권\"}\r\n"u8]);
        var (code, output, error) = Run("search", "index", "--corpus", In("corpus.jsonl"), "--out", In("index"));
        code.ShouldBe(1);
        output.ShouldContain("1 documents");
        error.ShouldContain(":1: skipped, not UTF-8");
    }

    [Fact]
    public void Synonyms_come_from_a_file()
    {
        Index(Corpus);
        File.WriteAllText(In("words.txt"), "목욕탕 => 공중위생업\n");
        Query("""{"id":"q","query":"목욕탕"}""").Output.ShouldContain("\"hits\":[]");
        Query("""{"id":"q","query":"목욕탕"}""", "--synonyms", In("words.txt")).Output.ShouldContain("\"id\":\"b\"");
        File.WriteAllText(In("words.txt"), "목욕탕 =>\n");
        Query("""{"id":"q","query":"목욕탕"}""", "--synonyms", In("words.txt")).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(2), r => r.Error.ShouldContain("Line 1"));
    }

    [Fact]
    public void Says_what_is_missing_or_broken()
    {
        Run("search", "index", "--corpus", In("none.jsonl"), "--out", In("index")).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(2), r => r.Error.ShouldContain("There is no file"));
        File.WriteAllText(In("queries.jsonl"), "");
        Run("search", "query", "--index", _folder, "--queries", In("queries.jsonl")).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(2), r => r.Error.ShouldContain("no index"));
        Index(Corpus);
        var segment = Directory.GetFiles(In("index"), "*.bin").Single();
        File.WriteAllBytes(segment, File.ReadAllBytes(segment)[..^20]);
        Query("").ShouldSatisfyAllConditions(r => r.Code.ShouldBe(2), r => r.Error.ShouldContain("cut short"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);

    private (int Code, string Output, string Error) Index(string corpus)
    {
        File.WriteAllText(In("corpus.jsonl"), corpus);
        return Run("search", "index", "--corpus", In("corpus.jsonl"), "--out", In("index"));
    }

    private (int Code, string Output, string Error) Query(string queries, params string[] more)
    {
        File.WriteAllText(In("queries.jsonl"), queries);
        return Run(["search", "query", "--index", In("index"), "--queries", In("queries.jsonl"), .. more]);
    }

    private static IEnumerable<string?> Hits((int Code, string Output, string Error) answer) =>
        JsonDocument.Parse(answer.Output).RootElement.GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("id").GetString());

    private static (int Code, string Output, string Error) Run(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = new RootCommand { SearchVerb.Create(TimeProvider.System) };
        var code = root.Parse(words).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
