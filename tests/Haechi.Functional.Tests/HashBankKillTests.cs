using System.Text.Json;
using Haechi.Testing;

namespace Haechi.Functional.Tests;

/// <summary>A bank that is being filled when its process is killed: every number that was confirmed is there.</summary>
public sealed class HashBankKillTests : IDisposable
{
    private const int Hashes = 40_000;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_hash_that_was_confirmed_is_there_after_SIGKILL()
    {
        var random = new Random(20261124);
        var list = _folder.File("list.txt");
        await File.WriteAllLinesAsync(list, Enumerable.Range(0, Hashes).Select(number => $"{Hash(number)},{number}"), TestContext.Current.CancellationToken);
        var bank = _folder.File("bank");
        var confirmed = new HashSet<string>();

        // Tables are written every 8,192 hashes; some of these ends fall into that.
        foreach (var lines in new[] { 1, 8_190, 8_193, random.Next(9_000, 30_000) })
        {
            confirmed.UnionWith(await HaechiCommand.KillAfterLinesAsync(lines, "hash", "bank", "add", bank, "--from", list, "--confirm"));
            (await HaechiCommand.RunAsync("hash", "bank", "check", bank)).ShouldSatisfyAllConditions(check => check.ExitCode.ShouldBe(0, check.Error), check => check.Output.ShouldStartWith("intact"));
            (await FoundAsync(bank, list)).IsSupersetOf(confirmed.Where(line => !line.Contains(' ', StringComparison.Ordinal))).ShouldBeTrue();
        }
    }

    private static async Task<HashSet<string>> FoundAsync(string bank, string list)
    {
        var answer = await HaechiCommand.RunAsync("hash", "match", "--bank", bank, "--queries", list, "--distance", "0");
        answer.ExitCode.ShouldBe(0, answer.Error);
        return [.. answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).SkipLast(1).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!)];
    }

    // Far from each other, the same in every run.
    private static string Hash(int number) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number)));
}
