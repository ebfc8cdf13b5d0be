using Haechi.Platform.Audit;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Streams;
using Haechi.Platform.Streams.Running;
using Haechi.Platform.Streams.Rows;
using Haechi.Platform.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Tests.Streams;

/// <summary>What a run may rely on, on either database.</summary>
public abstract class StreamStoreConformance : IAsyncLifetime
{
    private const string Id = "scripted/one";
    private TestPlatform _platform = null!;

    protected abstract DatabaseKind Kind { get; }

    private StreamStore Store => _platform.Get<StreamStore>();

    private StreamDirectory Directory => _platform.Get<StreamDirectory>();

    public async ValueTask InitializeAsync()
    {
        _platform = await TestStreams.StoredAsync(Kind);
        await _platform.DeclareAsync(Id);
    }

    public async ValueTask DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Items_and_position_are_committed_together()
    {
        var run = (await Store.OpenAsync(Id, default)).ShouldNotBeNull();

        await Store.CommitAsync(Id, run.Epoch, new StreamBatch([TestStreams.Item(Id, "a"), TestStreams.Item(Id, "b")], "2"), default);

        var line = await _platform.LineAsync(Id);
        (line.Items, line.Position, await StoredAsync()).ShouldBe((2, "2", 2));
    }

    [Fact]
    public async Task Reading_again_stores_once()
    {
        var run = (await Store.OpenAsync(Id, default))!;
        var batch = new StreamBatch([TestStreams.Item(Id, "a"), TestStreams.Item(Id, "b")], "2");
        await Store.CommitAsync(Id, run.Epoch, batch, default);
        var next = (await Store.OpenAsync(Id, default))!;
        await Store.CommitAsync(Id, next.Epoch, batch, default);

        (await StoredAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_run_that_was_overtaken_can_commit_nothing()
    {
        var old = (await Store.OpenAsync(Id, default))!;
        var later = (await Store.OpenAsync(Id, default))!;
        later.Epoch.ShouldBeGreaterThan(old.Epoch);

        await Should.ThrowAsync<StreamFencedException>(() => Store.CommitAsync(Id, old.Epoch, new StreamBatch([TestStreams.Item(Id, "a")], "1"), default));

        ((await _platform.LineAsync(Id)).Position, await StoredAsync()).ShouldBe((null, 0));
    }

    [Fact]
    public async Task Runs_that_open_at_once_get_different_epochs()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.OpenAsync(Id, default)));

        opened.Select(o => o!.Epoch).ShouldBeUnique();
    }

    [Fact]
    public async Task A_stream_that_is_not_wanted_does_not_open()
    {
        await Directory.StopAsync(Id, TestStreams.Operator, default);

        (await Store.OpenAsync(Id, default)).ShouldBeNull();
        (await Store.OpenAsync("scripted/none", default)).ShouldBeNull();
    }

    [Fact]
    public async Task An_item_that_the_intake_refuses_becomes_a_fault_and_the_others_are_stored()
    {
        var run = (await Store.OpenAsync(Id, default))!;
        var batch = new StreamBatch([TestStreams.Item(Id, "a"), TestStreams.Item(Id, "bad", "no-such-service"), TestStreams.Item(Id, "c")], "3", [new StreamFault("x", "unreadable")]);

        var receipt = await Store.CommitAsync(Id, run.Epoch, batch, default);

        receipt.ShouldBe(new StreamReceipt(2, 2));
        (await Directory.FaultsAsync(Id, 10, default)).Select(f => f.ItemKey).ShouldBe(["x", "bad"], ignoreOrder: true);
        (await _platform.LineAsync(Id)).Position.ShouldBe("3");
    }

    [Fact]
    public async Task Every_refused_item_is_recorded_however_many()
    {
        var run = (await Store.OpenAsync(Id, default))!;
        var items = Enumerable.Range(0, 150).Select(i => TestStreams.Item(Id, $"{i}", i % 10 == 0 ? TestPlatform.ServiceId : "no-such-service")).ToList();

        var receipt = await Store.CommitAsync(Id, run.Epoch, new StreamBatch(items, "150"), default);

        receipt.ShouldBe(new StreamReceipt(15, 135));
        (await StoredAsync()).ShouldBe(15);
    }

    [Fact]
    public async Task Only_the_newest_faults_are_kept()
    {
        var run = (await Store.OpenAsync(Id, default))!;
        for (var i = 0; i < 5; i++)
        {
            await Store.CommitAsync(Id, run.Epoch, new StreamBatch([], null, [.. Enumerable.Range(0, 60).Select(n => new StreamFault($"{i}:{n}", "bad"))]), default);
        }

        (await Directory.FaultsAsync(Id, 1000, default)).Count.ShouldBe(200);
        (await Directory.FaultsAsync(Id, 1, default))[0].ItemKey.ShouldBe("4:59");
        (await _platform.LineAsync(Id)).Faults.ShouldBe(300);
    }

    [Fact]
    public async Task Orders_are_audited_and_change_nothing_when_nothing_is_to_change()
    {
        await Directory.StartAsync(Id, TestStreams.Operator, default);
        await Directory.StopAsync(Id, TestStreams.Operator, default);
        await Directory.StopAsync(Id, TestStreams.Operator, default);
        await Directory.RestartAsync(Id, TestStreams.Operator, default);

        var acts = await _platform.ReadAsync<RoomsDb, List<string>>(db => db.Audit.OrderBy(a => a.Sequence).Select(a => a.Act).ToListAsync());
        acts.ShouldBe(["stream.declared", "stream.stopped", "stream.restarted"]);
        (await _platform.LineAsync(Id)).Desired.ShouldBe(DesiredState.Running);
        (await Store.FindAsync(Id, default))!.Revision.ShouldBe(2);
    }

    [Fact]
    public async Task Wrong_orders_are_refused_with_words()
    {
        (await Directory.StartAsync("scripted/none", TestStreams.Operator, default)).Refusal!.Code.ShouldBe("stream-unknown");
        (await Directory.DeclareAsync(new StreamDeclaration(Id, "둘째", new { }), TestStreams.Operator, default)).Refusal!.Code.ShouldBe("stream-exists");
        (await Directory.DeclareAsync(new StreamDeclaration("camera/1", "카메라", new { }), TestStreams.Operator, default)).Refusal!.Code.ShouldBe("stream-id-invalid");
        (await Directory.DeclareAsync(new StreamDeclaration("scripted/../1", "경로", new { }), TestStreams.Operator, default)).Refusal!.Code.ShouldBe("stream-id-invalid");
        (await Directory.DeclareAsync(new StreamDeclaration("folder/up", "위로", new { folder = "../../etc" }), TestStreams.Operator, default)).Refusal!.Code.ShouldBe("stream-settings-invalid");
        (await Directory.ConfigureAsync(Id, "[1]", TestStreams.Operator, default)).Refusal!.Code.ShouldBe("stream-settings-invalid");
    }

    private Task<int> StoredAsync() => _platform.ReadAsync<RoomsDb, int>(db => db.Observations.CountAsync());
}

public sealed class SqliteStreamStoreTests : StreamStoreConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresStreamStoreTests : StreamStoreConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
