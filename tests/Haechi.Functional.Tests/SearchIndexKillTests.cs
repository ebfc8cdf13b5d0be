using System.Globalization;
using System.Text.Json;
using Haechi.Testing;

namespace Haechi.Functional.Tests;

/// <summary>An index that is being replaced when its process is killed: what was committed last answers, whole.</summary>
public sealed class SearchIndexKillTests : IDisposable
{
    private const int Old = 200;
    private const int New = 20_000;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_replacement_leaves_the_old_index_or_the_new_one_whole()
    {
        var index = _folder.File("index");
        (await HaechiCommand.RunAsync("search", "index", "--corpus", Corpus("old", Old), "--out", index)).ExitCode.ShouldBe(0);
        var replacement = Corpus("new", New);
        var random = new Random(20261123);

        for (var kill = 0; kill < 6; kill++)
        {
            await HaechiCommand.KillAsync(TimeSpan.FromMilliseconds(random.Next(100, 4000)), "search", "index", "--corpus", replacement, "--out", index);

            (await DocumentsAsync(index)).ShouldBeOneOf(Old, New);
        }

        (await HaechiCommand.RunAsync("search", "index", "--corpus", replacement, "--out", index)).ExitCode.ShouldBe(0);
        (await DocumentsAsync(index)).ShouldBe(New);
        Directory.EnumerateFiles(index, "segment-*").Count().ShouldBe(1, "what killed writers left is gone with the next commit");
    }

    /// <summary>Which corpus answers, by its number of documents, after asking for its first and its last.</summary>
    private async Task<int> DocumentsAsync(string index)
    {
        var queries = _folder.Write("queries.jsonl", $$"""
            {"id":"first","query":"{{Name(0)}} 수수료"}
            {"id":"old","query":"{{Name(Old - 1)}} 수수료"}
            {"id":"new","query":"{{Name(New - 1)}} 수수료"}
            """);
        var answer = await HaechiCommand.RunAsync("search", "query", "--index", index, "--queries", queries, "--top", "1");
        answer.ExitCode.ShouldBe(0, answer.Error);
        var first = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("hits")[0].GetProperty("id").GetString()!).ToList();
        first[0][..3].ShouldBe(first[1][..3], "one commit is seen whole");
        first[1].ShouldBe($"{first[0][..3]}-{Old - 1}");
        return first[2] == $"new-{New - 1}" ? New : Old;
    }

    private string Corpus(string prefix, int count)
    {
        var file = _folder.File($"{prefix}.jsonl");
        File.WriteAllLines(file, Enumerable.Range(0, count).Select(i => string.Create(
            CultureInfo.InvariantCulture, $$"""{"id":"{{prefix}}-{{i}}","title":"{{Name(i)}}","text":"{{Name(i)}}의 수수료는 {{i + 500}}원이며 구청 민원실에서 냅니다."}""")));
        return file;
    }

    /// <summary>A word that no other number has: three syllables, one for each digit in base 40.</summary>
    private static string Name(int i) => string.Concat(Syllable(i / 1600), Syllable(i / 40 % 40), Syllable(i % 40), "증명서");

    private static char Syllable(int digit) => (char)('가' + (digit * 276));
}
