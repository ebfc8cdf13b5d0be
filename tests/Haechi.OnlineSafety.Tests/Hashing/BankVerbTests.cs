using System.CommandLine;
using System.Text.Json;
using Haechi.OnlineSafety.Hashing;

namespace Haechi.OnlineSafety.Tests.Hashing;

public sealed class BankVerbTests : IDisposable
{
    private const string Zero = "0000000000000000000000000000000000000000000000000000000000000000";
    private const string One = "0000000000000000000000000000000000000000000000000000000000000001";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("haechi-bank-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_added_is_found_in_the_folder_and_what_was_removed_is_not()
    {
        var list = Written("list.txt", $"# known\n{Zero},7\n{One}\nnot a hash\n{One},name\n");

        (await RunAsync("hash", "bank", "add", At("known"), "--from", list)).ShouldSatisfyAllConditions(
            run => run.Code.ShouldBe(HashVerb.SomeRefused),
            run => run.Output.ShouldContain("2 kept, 0 known already, 2 faulty; 2 in "),
            run => run.Error.ShouldContain("line 4: not a hash"));
        (await RunAsync("hash", "bank", "add", At("known"), "--from", Written("again.txt", $"{Zero},7"))).Output.ShouldContain("0 kept, 1 known");
        Ids(await MatchAsync(At("known"))).ShouldBe(["7", "0"]);
        (await RunAsync("hash", "bank", "remove", At("known"), "7", "8")).ShouldSatisfyAllConditions(
            run => run.Code.ShouldBe(HashVerb.SomeRefused),
            run => run.Output.ShouldContain("1 removed; 1 in "),
            run => run.Error.ShouldContain("8: not in the bank."));
        Ids(await MatchAsync(At("known"))).ShouldBe(["0"]);
        (await RunAsync("hash", "bank", "check", At("known"))).Output.ShouldContain("intact: 1 hashes");
    }

    [Fact]
    public async Task Several_banks_are_searched_at_once_and_a_hit_says_which()
    {
        await RunAsync("hash", "bank", "add", At("known"), "--from", Written("list.txt", $"{One},1"));
        var run = await RunAsync("hash", "match", "--bank", At("known"), "--bank", Written("partner.txt", $"{Zero},p"), "--queries", Written("q.txt", Zero));

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.SkipLast(1).Select(hit => (hit.GetProperty("bank_file").GetString(), hit.GetProperty("id").GetString(), hit.GetProperty("distance").GetInt32()))
            .ShouldBe([(At("partner.txt"), "p", 0), (At("known"), "1", 1)]);
        lines[^1].GetProperty("bank").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_folder_that_is_no_bank_or_is_damaged_is_told_and_nothing_is_made()
    {
        (await RunAsync("hash", "bank", "check", At("missing"))).Code.ShouldBe(HashVerb.Unusable);
        Directory.Exists(At("missing")).ShouldBeFalse();
        await RunAsync("hash", "bank", "add", At("known"), "--from", Written("list.txt", Zero));
        File.WriteAllText(At("known/bank.json"), "{");
        var run = await RunAsync("hash", "match", "--bank", At("known"), "--queries", Written("q.txt", Zero));
        run.Code.ShouldBe(HashVerb.Unusable);
        run.Error.ShouldContain("bank.json is damaged");
    }

    private Task<(int Code, string Output, string Error)> MatchAsync(string bank) => RunAsync("hash", "match", "--bank", bank, "--queries", Written("q.txt", Zero));

    private static IEnumerable<string?> Ids((int Code, string Output, string Error) run) => run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).SkipLast(1)
        .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString());

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private string Written(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var root = new RootCommand { HashVerb.Create(TimeProvider.System) };
        var code = await root.Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
