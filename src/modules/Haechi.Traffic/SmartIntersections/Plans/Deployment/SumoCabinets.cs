using System.Text.Json;
using Haechi.Platform.Persistence;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Safety;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Plans.Deployment;

/// <summary>
/// The controllers of a simulated street. Like a cabinet at the kerb they keep what they were told over every restart; whatever runs
/// the network in SUMO asks <see cref="ReadAsync"/> what its signals follow.
/// </summary>
internal sealed class SumoCabinets(Ledger ledger, IDbContextFactory<TrafficDb> databases, NetworkRegistry registry) : ISignalControllerAdapter
{
    public string Name => "SUMO";

    public async Task<ControllerAnswer> ApplyAsync(ControllerOrder order, CancellationToken cancellationToken)
    {
        if (await registry.OpenAsync(order.Network, cancellationToken) is not { } network)
            return ControllerAnswer.Refuse("the network is not registered");
        if (order.Programs.Select(p => Fault(network, p)).FirstOrDefault(f => f is not null) is { } fault)
            return ControllerAnswer.Refuse(fault);
        return await ledger.WriteAsync(scope => TakeAsync(scope.Use<TrafficDb>(), order, cancellationToken), cancellationToken);
    }

    public async Task<ControllerReport> ReadAsync(Guid network, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Cabinets.AsNoTracking().SingleOrDefaultAsync(c => c.NetworkId == network, cancellationToken) is { } row
            ? new ControllerReport(row.OrderId, row.Sequence, ProgramsOf(row.Programs)) : new ControllerReport(null, 0, []);
    }

    internal static IReadOnlyList<SignalProgram> ProgramsOf(string json) => JsonSerializer.Deserialize<SignalProgram[]>(json, LedgerJson.Options) ?? [];

    internal static string Json(IReadOnlyList<SignalProgram> programs) => JsonSerializer.Serialize(programs, LedgerJson.Options);

    private static async Task<ControllerAnswer> TakeAsync(TrafficDb db, ControllerOrder order, CancellationToken cancellationToken)
    {
        var row = await db.Cabinets.FindAsync([order.Network], cancellationToken);
        if (row?.OrderId == order.Id)
            return ControllerAnswer.Done;
        if (row is not null && row.Sequence >= order.Sequence)
            return ControllerAnswer.Refuse($"order {order.Sequence} is older than {row.Sequence}, which is in force");
        if (row is null)
            db.Cabinets.Add(row = new CabinetRow { NetworkId = order.Network });
        (row.OrderId, row.Sequence, row.Programs) = (order.Id, order.Sequence, Json(StreetPrograms.Over(ProgramsOf(row.Programs), order.Programs)));
        row.Version++;
        return ControllerAnswer.Done;
    }

    private static string? Fault(RegisteredNetwork network, SignalProgram program)
    {
        if (network.Roads.Signals.FirstOrDefault(s => s.Id == program.Signal) is not { } signal)
            return $"there is no signal {program.Signal}";
        if (program.Plan is not { } plan)
            return null;
        if (plan.Slices.Count == 0 || plan.Slices.Any(s => s.Plans.Count != 1))
            return $"the program of {program.Signal} must hold one plan for each of its times";
        return plan.Slices.Select(s => PlanRules.Fault(signal, s.Plans[0], SignalTiming.Field)).FirstOrDefault(f => f is not null);
    }
}
