using System.IO.Compression;
using System.Text;
using Haechi.Testing;

namespace Haechi.Functional.Tests;

public sealed class BackupTests(RunningHost running) : IClassFixture<RunningHost>, IDisposable
{
    private readonly TempFolder _folder = new();
    private IReadOnlyList<string> _archived = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_running_city_is_backed_up_and_stands_again_elsewhere_with_its_trail_whole()
    {
        var archive = await BackUpAsync("--with-keys");

        var restore = await HaechiCommand.RunAsync("restore", "--from", archive, "--data", _folder.File("other"));

        restore.Error.ShouldBeEmpty();
        restore.ExitCode.ShouldBe(0);
        restore.Output.ShouldContain("The audit trail is whole");
        (await CountsAsync(["--data", _folder.File("other")])).ShouldBe(_archived);
    }

    [Fact]
    public async Task A_city_on_sqlite_moves_to_postgresql()
    {
        Assert.SkipWhen(PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        string[] target = ["--data", _folder.File("other"), "--cluster", database];

        var restore = await HaechiCommand.RunAsync(["restore", "--from", await BackUpAsync("--with-keys"), .. target]);

        restore.Error.ShouldBeEmpty();
        restore.ExitCode.ShouldBe(0);
        (await CountsAsync(target)).ShouldBe(_archived);
        await using var moved = await HostProcess.StartAsync(_folder.File("other"), ["--cluster", database]);
        moved.Output.ShouldNotContain("First administrator");
    }

    [Fact]
    public async Task An_altered_archive_is_refused_and_nothing_is_restored()
    {
        var archive = await BackUpAsync("--with-keys");
        Alter(archive, "tables/instance/instance_facts.jsonl", text => text.Replace("yes", "no", StringComparison.Ordinal));

        var restore = await HaechiCommand.RunAsync("restore", "--from", archive, "--data", _folder.File("other"));

        restore.ExitCode.ShouldBe(1);
        restore.Error.ShouldContain("tables/instance/instance_facts.jsonl");
        File.Exists(_folder.File("other", "haechi.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_target_with_data_is_kept_unless_forced()
    {
        var archive = await BackUpAsync("--with-keys");
        string[] restore = ["restore", "--from", archive, "--data", _folder.File("other")];
        await HaechiCommand.RunAsync(restore);

        var refused = await HaechiCommand.RunAsync(restore);
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("--force");
        (await HaechiCommand.RunAsync([.. restore, "--force"])).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Without_its_keys_a_restored_city_says_what_is_missing()
    {
        var restore = await HaechiCommand.RunAsync("restore", "--from", await BackUpAsync(), "--data", _folder.File("other"));

        restore.ExitCode.ShouldBe(1);
        restore.Error.ShouldContain("keys/audit.key");
    }

    [Fact]
    public async Task What_is_no_archive_is_refused_in_words()
    {
        var restore = await HaechiCommand.RunAsync("restore", "--from", _folder.Write("not.zip", "hello"), "--data", _folder.File("other"));

        restore.ExitCode.ShouldBe(1);
        restore.Error.ShouldContain("not an archive");
    }

    private async Task<string> BackUpAsync(params string[] more)
    {
        var archive = _folder.File("city.zip");
        var answer = await HaechiCommand.RunAsync(["backup", "--out", archive, "--data", running.Data, .. more]);
        answer.Error.ShouldBeEmpty();
        // What the archive itself holds: the running city goes on counting words and beating the pulse of its streams.
        _archived = Counts(answer.Output);
        _archived.ShouldContain(line => line.Contains("cases: ", StringComparison.Ordinal));
        File.GetUnixFileMode(archive).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return archive;
    }

    // The lines "table: rows" of a backup of the instance.
    private async Task<IReadOnlyList<string>> CountsAsync(string[] instance)
    {
        var file = _folder.File($"{Guid.NewGuid():N}.zip");
        var answer = await HaechiCommand.RunAsync(["backup", "--out", file, .. instance]);
        return Counts(answer.Output);
    }

    private static IReadOnlyList<string> Counts(string output) =>
        [.. output.Split('\n').Where(line => line.EndsWith("rows", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static void Alter(string archive, string entry, Func<string, string> change)
    {
        using var zip = ZipFile.Open(archive, ZipArchiveMode.Update);
        var old = zip.GetEntry(entry)!;
        using var reader = new StreamReader(old.Open());
        var text = change(reader.ReadToEnd());
        reader.Dispose();
        old.Delete();
        using var stream = zip.CreateEntry(entry).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
