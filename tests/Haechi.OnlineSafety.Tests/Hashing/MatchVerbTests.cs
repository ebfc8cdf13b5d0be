using System.CommandLine;
using System.Text.Json;
using Haechi.Hashing;
using Haechi.Hashing.Search;
using Haechi.OnlineSafety.Hashing;

namespace Haechi.OnlineSafety.Tests.Hashing;

/// <summary>The verb against a plain scan over the same files.</summary>
public sealed class MatchVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("haechi-match").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_tells_what_a_plain_scan_of_the_reference_lists_tells(bool dihedral)
    {
        var data = SharedData();
        Assert.SkipWhen(data is null, "The PDQ reference lists (shared/data/pdq) are not on this machine.");
        var (bank, queries) = (Path.Combine(data!, "haystack.txt"), Path.Combine(data!, "needles.txt"));

        foreach (var distance in new[] { 0, 31, 60 })
        {
            var (code, output, error) = Run(["hash", "match", "--bank", bank, "--queries", queries, "--distance", $"{distance}", .. dihedral ? new[] { "--dihedral" } : []]);

            error.ShouldBe("");
            code.ShouldBe(0);
            var hits = output[..^1].Select(l => (l.GetProperty("line").GetInt32(), l.GetProperty("bank_line").GetInt32(), l.GetProperty("distance").GetInt32())).Order();
            hits.ShouldBe(Scan(Read(bank), Read(queries), distance, dihedral).Order());
            output[^1].GetProperty("queries").GetInt32().ShouldBe(100);
            output[^1].GetProperty("hits").GetInt32().ShouldBe(output.Length - 1);
            output[^1].GetProperty("bank").GetInt32().ShouldBe(1350);
        }
    }

    [Fact]
    public void A_turned_hash_is_found_only_when_asked_and_named()
    {
        var hash = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
        PdqHash.TryParse(hash, out var read).ShouldBeTrue();
        var (bank, queries) = (Write("bank", $"{hash}, street.jpg"), Write("queries", PdqOrientations.Of(read)[(int)PdqOrientation.FlipY].ToString()));

        Run(["hash", "match", "--bank", bank, "--queries", queries]).Output.Length.ShouldBe(1);
        var hit = Run(["hash", "match", "--bank", bank, "--queries", queries, "--dihedral"]).Output[0];

        hit.GetProperty("orientation").GetString().ShouldBe("flipy");
        hit.GetProperty("id").GetString().ShouldBe("street.jpg");
        hit.GetProperty("match").GetString().ShouldBe(hash);
        hit.GetProperty("distance").GetInt32().ShouldBe(0);
    }

    [Fact]
    public void Every_form_of_line_is_read_and_a_faulty_one_is_told_and_passed_over()
    {
        var hash = new string('a', 64);
        var bank = Write("bank", $"\ufeff# a bank\r\n\r\n{hash}\r\n{hash},one\r\n{hash}\ttwo words\n{hash} three\n{hash.ToUpperInvariant()}\n{{\"file\":\"four.jpg\",\"pdq\":\"{hash}\",\"quality\":90}}\n{hash}1\n{hash[1..]}\n{{broken\n[1]\nx");
        var queries = Write("queries", hash);

        var (code, output, error) = Run(["hash", "match", "--bank", bank, "--queries", queries]);

        code.ShouldBe(0);
        output[..^1].Select(l => l.GetProperty("id").GetString()).ShouldBe([null, "one", "two words", "three", null, "four.jpg"]);
        output[^1].GetProperty("skipped").GetInt32().ShouldBe(5);
        error.ShouldContain($"{bank}, line 9:");
        error.ShouldContain($"{bank}, line 13:");
        Run(["hash", "match", "--bank", bank, "--queries", queries, "--strict"]).Code.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n\n")]
    [InlineData("not a hash")]
    public void A_list_without_a_hash_is_refused_by_name(string text)
    {
        var (code, output, error) = Run(["hash", "match", "--bank", Write("bank", text), "--queries", Write("queries", new string('0', 64))]);

        code.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain("no hash in it");
    }

    [Fact]
    public void A_missing_file_and_an_impossible_distance_are_refused()
    {
        var list = Write("list", new string('0', 64));

        var (code, _, error) = Run(["hash", "match", "--bank", Path.Combine(_folder, "none"), "--queries", list]);
        code.ShouldBe(2);
        error.ShouldContain("none");
        Run(["hash", "match", "--bank", _folder, "--queries", list]).Code.ShouldBe(2);
        Run(["hash", "match", "--bank", list, "--queries", list, "--distance", "257"]).Code.ShouldBe(2);
        Run(["hash", "match", "--bank", list, "--queries", list, "--distance", "-1"]).Code.ShouldBe(2);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static List<PdqHash> Read(string path) => [.. File.ReadLines(path).Select(line =>
    {
        PdqHash.TryParse(line, out var hash).ShouldBeTrue();
        return hash;
    })];

    private static IEnumerable<(int, int, int)> Scan(List<PdqHash> bank, List<PdqHash> queries, int distance, bool dihedral)
    {
        for (var query = 0; query < queries.Count; query++)
        {
            var forms = dihedral ? PdqOrientations.Of(queries[query]) : [queries[query]];
            for (var at = 0; at < bank.Count; at++)
            {
                if (forms.Min(f => f.DistanceTo(bank[at])) is var d && d <= distance)
                    yield return (query + 1, at + 1, d);
            }
        }
    }

    private static (int Code, JsonElement[] Output, string Error) Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var line = new RootCommand { HashVerb.Create(TimeProvider.System) }.Parse(arguments);
        line.Errors.ShouldBeEmpty();
        var code = line.Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l))], error.ToString());
    }

    private static string? SharedData()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "data", "pdq") is var data && Directory.Exists(data))
                return data;
        }

        return null;
    }
}
