using System.Net;
using System.Net.Http.Json;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Streams;
using Haechi.Platform.Streams.Rows;
using Haechi.Platform.Streams.Running;
using Haechi.Platform.Tests.Testing;
using Haechi.Testing;
using Microsoft.EntityFrameworkCore;
using Orleans;
using Orleans.Configuration;

namespace Haechi.Platform.Tests.Streams;

/// <summary>Streams in a real silo of one process.</summary>
public sealed class RunningStreamTests : IAsyncLifetime
{
    private const string Id = "scripted/one";
    private TestPlatform _platform = null!;

    private Script Script => _platform.Get<Script>();

    private StreamDirectory Directory => _platform.Get<StreamDirectory>();

    public async ValueTask InitializeAsync() => _platform = await TestStreams.RunningAsync(DatabaseKind.Sqlite);

    public async ValueTask DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task A_failing_source_is_started_again_and_its_health_tells_why()
    {
        var runs = 0;
        Script[Id] = (_, _) => Interlocked.Increment(ref runs) < 4 ? throw new IOException("camera unplugged") : Task.Delay(Timeout.Infinite, CancellationToken.None);
        await _platform.DeclareAsync(Id);

        await StateAsync(StreamState.Running, line => line.Restarts == 3);

        (await _platform.LineAsync(Id)).LastError.ShouldBe("camera unplugged");
        Volatile.Read(ref runs).ShouldBe(4);
    }

    [Fact]
    public async Task A_source_that_ends_by_itself_is_started_again()
    {
        var runs = 0;
        Script[Id] = (_, token) => Interlocked.Increment(ref runs) < 3 ? Task.CompletedTask : Task.Delay(Timeout.Infinite, token);
        await _platform.DeclareAsync(Id);

        await StateAsync(StreamState.Running, line => line.Restarts == 2);
    }

    [Fact]
    public async Task One_item_that_cannot_be_stored_never_stops_the_stream()
    {
        Script[Id] = async (context, token) =>
        {
            var poison = TestStreams.Item(Id, "poison");
            poison = poison with { Observation = poison.Observation! with { Payload = null! } };
            await context.ReportAsync(new StreamBatch([TestStreams.Item(Id, "a"), poison, TestStreams.Item(Id, "b")], "3"), token);
            await Task.Delay(Timeout.Infinite, token);
        };
        await _platform.DeclareAsync(Id);

        await StateAsync(StreamState.Running, line => line.Position == "3");

        var line = await _platform.LineAsync(Id);
        (line.Items, line.Faults, line.Restarts).ShouldBe((2, 1, 0));
        (await Directory.FaultsAsync(Id, 10, default)).ShouldHaveSingleItem().ItemKey.ShouldBe("poison");
    }

    [Fact]
    public async Task Stop_cancels_it_and_start_goes_on_from_its_position()
    {
        var positions = new List<string?>();
        Script[Id] = async (context, token) =>
        {
            lock (positions)
            {
                positions.Add(context.Position);
            }

            await context.ReportAsync(TestStreams.Item(Id, $"{positions.Count}"), $"{positions.Count}", token);
            await Task.Delay(Timeout.Infinite, token);
        };
        await _platform.DeclareAsync(Id);
        await StateAsync(StreamState.Running, line => line.Position == "1");

        await Directory.StopAsync(Id, TestStreams.Operator, default);
        await StateAsync(StreamState.Stopped);
        await Directory.StartAsync(Id, TestStreams.Operator, default);
        await StateAsync(StreamState.Running, line => line.Position == "2");

        positions.ShouldBe([null, "1"]);
    }

    [Fact]
    public async Task A_source_that_ignores_the_order_to_stop_is_left_behind_and_can_store_nothing_more()
    {
        var release = new TaskCompletionSource();
        var fenced = new TaskCompletionSource<Exception?>();
        var runs = 0;
        Script[Id] = async (context, token) =>
        {
            if (Interlocked.Increment(ref runs) > 1)
            {
                await Task.Delay(Timeout.Infinite, token);
            }

            await release.Task;
            fenced.SetResult(await Record.ExceptionAsync(() => context.ReportAsync(TestStreams.Item(Id, "late"), "late", default)));
        };
        await _platform.DeclareAsync(Id);
        await StateAsync(StreamState.Running);

        await Directory.RestartAsync(Id, TestStreams.Operator, default);
        await Eventually.HoldsAsync(() => Volatile.Read(ref runs) == 2, "a second run");
        await Eventually.HoldsAsync(async () => (await EpochAsync()) == 2, "the second run is open");
        release.SetResult();

        (await fenced.Task).ShouldBeOfType<StreamFencedException>();
        (await _platform.ReadAsync<RoomsDb, int>(db => db.Observations.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_running_stream_has_a_durable_reminder_and_a_stopped_one_has_none()
    {
        await _platform.DeclareAsync(Id);
        await Eventually.HoldsAsync(async () => await RemindersAsync() == 1, "a reminder");

        await Directory.StopAsync(Id, TestStreams.Operator, default);
        await Eventually.HoldsAsync(async () => await RemindersAsync() == 0, "no reminder");
    }

    [Fact]
    public async Task The_interface_lists_and_orders_for_those_who_may()
    {
        await _platform.DeclareAsync(Id);
        await StateAsync(StreamState.Running);

        var list = await _platform.Client.GetStringAsync("/api/v1/streams", TestContext.Current.CancellationToken);
        list.ShouldContain("\"id\":\"scripted/one\"");
        (await PostAsync("scripted/one:stop")).ShouldBe(HttpStatusCode.OK);
        await StateAsync(StreamState.Stopped);
        (await PostAsync("scripted/none:start")).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync("scripted/one:explode")).ShouldBe(HttpStatusCode.NotFound);

        _platform.Client.DefaultRequestHeaders.Remove("X-Permissions");
        (await PostAsync("scripted/one:start")).ShouldBe(HttpStatusCode.Unauthorized);
        _platform.Client.DefaultRequestHeaders.Add("X-Permissions", "case.read");
        (await PostAsync("scripted/one:start")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public void A_platform_of_one_process_opens_no_port_but_its_own()
    {
        var silo = _platform.Get<Microsoft.Extensions.Options.IOptions<EndpointOptions>>().Value;

        (silo.SiloPort, silo.GatewayPort).ShouldBe((1, 0));
    }

    private async Task<HttpStatusCode> PostAsync(string path) =>
        (await _platform.Client.PostAsync(new Uri("/api/v1/streams/" + path, UriKind.Relative), null)).StatusCode;

    private Task StateAsync(StreamState state, Func<StreamLine, bool>? and = null) => Eventually.HoldsAsync(
        async () => await _platform.LineAsync(Id) is var line && line.State == state && and?.Invoke(line) != false, $"the stream is {state}");

    private Task<long> EpochAsync() => _platform.ReadAsync<StreamsDb, long>(db => db.Streams.Where(s => s.Id == Id).Select(s => s.Epoch).SingleAsync());

    private Task<int> RemindersAsync() => _platform.ReadAsync<StreamsDb, int>(db => db.Reminders.CountAsync());
}
