using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Streams;
using Haechi.Platform.Streams.Folder;
using Haechi.Platform.Streams.Rows;
using Haechi.Platform.Tests.Testing;
using Haechi.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Tests.Streams;

/// <summary>Files dropped into a folder of a running platform.</summary>
public sealed class FolderStreamTests : IAsyncLifetime
{
    private const string Id = "folder/drop";
    private TestPlatform _platform = null!;

    private string Inbox => Path.Combine(_platform.Get<InboxRoot>().Path, "drop");

    public async ValueTask InitializeAsync()
    {
        _platform = await TestStreams.RunningAsync(DatabaseKind.Sqlite);
        Directory.CreateDirectory(Inbox);
        await _platform.DeclareAsync(Id, new FolderSettings { Folder = "drop", LookSeconds = 1, SettleSeconds = 0, Batch = 7 });
    }

    public async ValueTask DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task Each_line_is_stored_once_bad_lines_are_recorded_and_the_file_moves_to_done()
    {
        string[] lines = [.. Enumerable.Range(0, 25).Select(Observation), "not json", "", "{\"observation\":{}}", Finding(), "{\"other\":1}", "{\"observation\":5}"];
        Drop("a.jsonl", string.Join('\n', lines));

        await FinishedAsync("a.jsonl");

        var line = await _platform.LineAsync(Id);
        (line.Items, line.Faults, line.Restarts).ShouldBe((26, 4, 0));
        (await ObservationsAsync(), await FindingsAsync()).ShouldBe((25, 1));
        (await _platform.Get<StreamDirectory>().FaultsAsync(Id, 10, default)).Select(f => f.ItemKey)
            .ShouldBe(["a.jsonl:26", "a.jsonl:28", "a.jsonl:30", "a.jsonl:31"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_same_file_dropped_again_doubles_nothing_and_another_of_its_name_is_read()
    {
        Drop("a.jsonl", Observation(1));
        await FinishedAsync("a.jsonl");
        Drop("a.jsonl", Observation(1));
        await FinishedAsync("a.jsonl.1");
        (await ObservationsAsync()).ShouldBe(1);

        Drop("a.jsonl", Observation(2));
        await FinishedAsync("a.jsonl.2");
        (await ObservationsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_file_that_was_half_read_is_read_on_behind_its_last_commit()
    {
        var directory = _platform.Get<StreamDirectory>();
        await directory.StopAsync(Id, TestStreams.Operator, default);
        await Eventually.HoldsAsync(async () => (await _platform.LineAsync(Id)).State == StreamState.Stopped, "it rests");
        Drop("a.jsonl", $"{Observation(1)}\n{Observation(2)}\n{Observation(3)}\n");
        var stamp = File.GetLastWriteTimeUtc(Path.Combine(Inbox, "a.jsonl")).Ticks;
        var position = new FolderPosition("a.jsonl", stamp, Observation(1).Length + 1, 1).ToString();
        await _platform.Ledger.WriteAsync(
            scope => scope.Use<StreamsDb>().Streams.Where(s => s.Id == Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Position, position)), default);

        await directory.StartAsync(Id, TestStreams.Operator, default);
        await FinishedAsync("a.jsonl");

        (await ObservationsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Links_hidden_files_and_other_names_are_left_alone()
    {
        var outside = Path.Combine(Path.GetTempPath(), $"haechi-outside-{Guid.NewGuid():N}.jsonl");
        await File.WriteAllTextAsync(outside, Observation(9), TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(Inbox, "link.jsonl"), outside);
        Drop(".hidden.jsonl", Observation(8));
        Drop("notes.txt", Observation(7));
        Drop("z.jsonl", Observation(1));

        await FinishedAsync("z.jsonl");

        (await ObservationsAsync()).ShouldBe(1);
        File.Exists(Path.Combine(Inbox, "link.jsonl")).ShouldBeTrue();
        File.Delete(outside);
    }

    private void Drop(string name, string text)
    {
        var hidden = Path.Combine(Inbox, "." + Guid.NewGuid());
        File.WriteAllText(hidden, text);
        File.Move(hidden, Path.Combine(Inbox, name));
    }

    private Task FinishedAsync(string name) => Eventually.HoldsAsync(
        () => Directory.Exists(Path.Combine(Inbox, "done")) && Directory.EnumerateFiles(Path.Combine(Inbox, "done"), name, SearchOption.AllDirectories).Any(),
        $"{name} is done");

    private Task<int> ObservationsAsync() => _platform.ReadAsync<RoomsDb, int>(db => db.Observations.CountAsync());

    private Task<int> FindingsAsync() => _platform.ReadAsync<RoomsDb, int>(db => db.Findings.CountAsync());

    private static string Observation(int number) => $$$$"""
        {"observation":{"serviceId":"{{{{TestPlatform.ServiceId}}}}","kind":"reading","source":"sensor-{{{{number}}}}","observedAt":"2026-11-22T03:00:00Z","payload":{"value":{{{{number}}}} } } }
        """;

    private static string Finding() => $$$$"""
        {"finding":{"serviceId":"{{{{TestPlatform.ServiceId}}}}","kind":"illegal-parking","score":0.9,"severity":"caution","evidence":[],"snapshot":{"modelId":"rule","modelVersion":"1","inputHash":"{{{{new string('a', 64)}}}}","thresholds":{} } } }
        """;
}
