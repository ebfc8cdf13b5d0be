using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Testing;
using Haechi.Traffic.SmartIntersections.Plans.Deciding;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Haechi.Traffic.Tests.SmartIntersections.Plans.Deployment;

/// <summary>The built host, killed with SIGKILL amid a deployment. A lock on a table holds it exactly there.</summary>
public sealed class KilledDeploymentTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly TempFolder _folder = new();
    private TrafficSite _office = null!;
    private string _connection = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");
        _connection = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        await using (await StartHostAsync())
        {
            // It makes the tables and the keys, and is gone.
        }
        _office = await TrafficSite.PrepareAsync(DatabaseKind.Postgres, ("storage:Postgres", _connection), ("storage:DataFolder", _folder.File("data")));
        _office.Clock.Advance(TimeProvider.System.GetUtcNow() - _office.Clock.GetUtcNow());
    }

    public async ValueTask DisposeAsync()
    {
        if (_office is not null)
            await _office.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Writing to the first table waits after the order was written down; to the second, after the controllers took it and before that is on record.</summary>
    [Theory]
    [InlineData("traffic_cabinets", false)]
    [InlineData("traffic_plan_events", true)]
    public async Task An_order_is_carried_out_once_wherever_its_host_dies(string heldAt, bool controllersHaveIt)
    {
        var (plan, network) = await ApproveAsync();
        await using (var held = await HoldAsync(heldAt))
        {
            await using var host = await StartHostAsync();
            await Eventually.HoldsAsync(() => WaitsAsync(heldAt), "the deployment waits for the lock", Patience);
            (await OrderAsync(plan)).State.ShouldBe(OrderState.Sent);
            ((await CabinetsAsync(network)).OrderId is not null).ShouldBe(controllersHaveIt);
            await host.KillAsync();
        }

        await Eventually.HoldsAsync(async () => !await WaitsAsync(heldAt), "what the dead host wanted to write is dropped", Patience);
        (await OrderAsync(plan)).State.ShouldBe(OrderState.Sent, "nobody has noted an answer");
        (await FindAsync(plan)).Row.Status.ShouldBe(PlanStatus.Approved);
        await using var next = await StartHostAsync();
        await Eventually.HoldsAsync(async () => (await FindAsync(plan)).Row.Status == PlanStatus.Deployed, "the next host carries it out", Patience);

        var (file, cabinets) = (await FindAsync(plan), await CabinetsAsync(network));
        var order = file.Orders.ShouldHaveSingleItem();
        (order.State, order.Sequence, cabinets.OrderId, cabinets.Sequence).ShouldBe((OrderState.InForce, 1, order.Id, 1));
        cabinets.Programs.Select(p => p.Signal).ShouldBe(SumoCabinets.ProgramsOf(order.Programs).Select(p => p.Signal), ignoreOrder: true);
        file.History.Count(e => e.Act == "deployed").ShouldBe(1);
        (await _office.ReadAsync<RoomsDb, int>(db => db.Audit.CountAsync(a => a.Act == "traffic.plan-deployed" && a.SubjectId == plan.ToString(), Stop))).ShouldBe(1);
        await Eventually.HoldsAsync(() => _office.ReadAsync<RoomsDb, bool>(db => db.Actions.AnyAsync(a => a.Id == order.Id && a.Status == ActionStatus.Succeeded, Stop)), "the case says so too", Patience);
    }

    private async Task<(Guid Plan, Guid Network)> ApproveAsync()
    {
        var streets = await Streets.OpenAsync(_office, Stop);
        var id = (await streets.StoreAsync(streets.Plan(5), PlanStatus.Simulated, Stop)).Id;
        (await _office.Get<PlanDesk>().SubmitAsync(id, Actor.Person("oh", "오교통"), Stop)).Refusal.ShouldBeNull();
        (await _office.Get<PlanDesk>().ApproveAsync(id, 1, Actor.Person("kang", "강경찰"), "지체가 줄어듭니다", Stop)).Refusal.ShouldBeNull();
        return (id, streets.Network);
    }

    private Task<HostProcess> StartHostAsync() => HostProcess.StartAsync(
        _folder.File("data"), ["--empty", "--cluster", _connection],
        new Dictionary<string, string> { ["HAECHI__cluster__silo_port"] = $"{Ports.Free()}", ["HAECHI__actions__timeout_seconds"] = "30" });

    /// <summary>Nobody writes to the table until it is disposed of; everybody reads.</summary>
    private async Task<NpgsqlConnection> HoldAsync(string table)
    {
        var connection = new NpgsqlConnection(_connection + ";Pooling=false");
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand($"BEGIN; LOCK TABLE {table} IN SHARE MODE", connection);
        await command.ExecuteNonQueryAsync(Stop);
        return connection;
    }

    private async Task<bool> WaitsAsync(string table)
    {
        await using var connection = new NpgsqlConnection(_connection + ";Pooling=false");
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = '{table}'::regclass", connection);
        return (long)(await command.ExecuteScalarAsync(Stop))! > 0;
    }

    private async Task<PlanFile> FindAsync(Guid id) => (await _office.Get<PlanBook>().FindAsync(id, Stop))!;

    private async Task<OrderRow> OrderAsync(Guid id) => (await FindAsync(id)).Orders.ShouldHaveSingleItem();

    private Task<ControllerReport> CabinetsAsync(Guid network) => _office.Get<ISignalControllerAdapter>().ReadAsync(network, Stop);
}
