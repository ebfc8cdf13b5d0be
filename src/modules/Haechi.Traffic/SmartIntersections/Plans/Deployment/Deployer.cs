using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Signals.Control.Webster;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Plans.Watching;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Plans.Deployment;

/// <summary>
/// Sends orders to controllers: written down first, sent, then noted what came of it. Every step may be repeated after a crash; the
/// controllers take an order once.
/// </summary>
internal sealed class Deployer(PlanChange plans, IDbContextFactory<TrafficDb> databases, ISignalControllerAdapter controllers, PlanHarm harm)
{
    private static readonly Actor Service = Actor.Service(SmartIntersectionsManifest.ServiceId);

    /// <summary>Deploys the revision that a person approved by this decision. Null when it is in force, else why not.</summary>
    public async Task<string?> DeployAsync(DeployWords words, Guid orderId, Guid decisionId, CancellationToken cancellationToken)
    {
        var before = await controllers.ReadAsync(await NetworkOfAsync(words.Plan, cancellationToken), cancellationToken);
        var written = await plans.RunAsync(words.Plan, (scope, row) => WriteAsync(scope, row, orderId, decisionId, words.Revision, before, cancellationToken), cancellationToken);
        return written.Succeeded ? await SendAsync(orderId, (scope, row) => Entered(scope, row, cancellationToken), cancellationToken) : Told(written.Refusal);
    }

    /// <summary>Brings back what was in force before the order. <paramref name="found"/>: the harm; null when a person asked. Null when it is back, else why not.</summary>
    public async Task<string?> ReturnAsync(Guid plan, Guid orderId, HarmFinding? found, CancellationToken cancellationToken)
    {
        var back = WayBack(orderId);
        var written = await plans.RunAsync(plan, (scope, row) => WriteBackAsync(scope, row, orderId, back, cancellationToken), cancellationToken);
        return written.Succeeded ? await SendAsync(back, (scope, row) => LeftAsync(scope, row, found, cancellationToken), cancellationToken) : Told(written.Refusal);
    }

    /// <summary>The order that takes another back: always the same one, so that it is sent once however often it is asked for.</summary>
    public static Guid WayBack(Guid order)
    {
        var bytes = order.ToByteArray();
        bytes[^1] ^= 0xFF;
        return new Guid(bytes);
    }

    private async Task<Guid> NetworkOfAsync(Guid plan, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Plans.Where(p => p.Id == plan).Select(p => p.NetworkId).SingleOrDefaultAsync(cancellationToken);
    }

    private static async Task<Outcome<PlanRow>> WriteAsync(
        LedgerScope scope, PlanRow row, Guid orderId, Guid decisionId, int revision, ControllerReport before, CancellationToken cancellationToken)
    {
        if (await scope.Use<TrafficDb>().Orders.FindAsync([orderId], cancellationToken) is not null)
            return row;
        if (row.Status != PlanStatus.Approved || row.ApprovedRevision != revision || row.Revision != revision || row.DecisionId != decisionId)
            return PlanRefusals.NotApproved();
        var programs = StreetPrograms.Cut(JsonSerializer.Deserialize<DayPlan>(row.Plan!, LedgerJson.Options)!, JsonSerializer.Deserialize<string[]>(row.Signals, LedgerJson.Options)!);
        // An earlier try that nobody heard of may have reached the controllers: what was there before it is the way back.
        var earlier = await scope.Use<TrafficDb>().Orders.Where(o => o.PlanId == row.Id && !o.IsReturn && o.State == OrderState.Sent).OrderBy(o => o.Sequence).FirstOrDefaultAsync(cancellationToken);
        var was = programs.Select(p => before.Programs.FirstOrDefault(b => b.Signal == p.Signal) ?? new SignalProgram(p.Signal, null)).ToList();
        await AddAsync(scope, row, new OrderRow { Id = orderId, Programs = SumoCabinets.Json(programs), Before = earlier?.Before ?? SumoCabinets.Json(was) }, cancellationToken);
        return row;
    }

    private static async Task<Outcome<PlanRow>> WriteBackAsync(LedgerScope scope, PlanRow row, Guid orderId, Guid back, CancellationToken cancellationToken)
    {
        var orders = scope.Use<TrafficDb>().Orders;
        if (await orders.FindAsync([back], cancellationToken) is { } known)
        {
            // Controllers that refused it never had it: it goes out again under a later number.
            if (known.State == OrderState.Refused && row.State.IsInForce)
                await NumberAsync(scope, row, known, cancellationToken);
            return row;
        }
        if (!row.State.IsInForce || await orders.FindAsync([orderId], cancellationToken) is not { } order)
            return PlanRefusals.NothingToReturn();
        await AddAsync(scope, row, new OrderRow { Id = back, IsReturn = true, Programs = order.Before, Before = order.Programs }, cancellationToken);
        return row;
    }

    private static async Task AddAsync(LedgerScope scope, PlanRow row, OrderRow order, CancellationToken cancellationToken)
    {
        (order.PlanId, order.NetworkId) = (row.Id, row.NetworkId);
        await NumberAsync(scope, row, order, cancellationToken);
        scope.Use<TrafficDb>().Orders.Add(order);
    }

    private static async Task NumberAsync(LedgerScope scope, PlanRow row, OrderRow order, CancellationToken cancellationToken)
    {
        var last = await scope.Use<TrafficDb>().Orders.Where(o => o.NetworkId == row.NetworkId).MaxAsync(o => (long?)o.Sequence, cancellationToken) ?? 0;
        (order.Sequence, order.State, order.Why, order.SentAt, order.EndedAt) = (last + 1, OrderState.Sent, "", scope.At, null);
    }

    private async Task<string?> SendAsync(Guid orderId, Func<LedgerScope, PlanRow, Task> accepted, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var order = await db.Orders.AsNoTracking().SingleAsync(o => o.Id == orderId, cancellationToken);
        if (order.State != OrderState.Sent)
            return order.State == OrderState.InForce ? null : order.Why;
        var answer = await controllers.ApplyAsync(new ControllerOrder(order.Id, order.Sequence, order.NetworkId, SumoCabinets.ProgramsOf(order.Programs)), cancellationToken);
        var noted = await plans.RunAsync(
            order.PlanId,
            async (scope, row) =>
            {
                var stored = (await scope.Use<TrafficDb>().Orders.FindAsync([orderId], cancellationToken))!;
                (stored.State, stored.Why, stored.EndedAt) = (answer.Accepted ? OrderState.InForce : OrderState.Refused, answer.Why, scope.At);
                if (answer.Accepted)
                    await accepted(scope, row);
                else
                    PlanChange.Tell(scope, row, Service, "order-refused", answer.Why);
                return row;
            },
            cancellationToken);
        // Somebody changed the plan at that moment: the runner of actions comes again and finds the order taken.
        return noted.Succeeded ? answer.Accepted ? null : answer.Why : throw new IOException(noted.Refusal.Code);
    }

    private static async Task Entered(LedgerScope scope, PlanRow row, CancellationToken cancellationToken)
    {
        var signals = JsonSerializer.Deserialize<string[]>(row.Signals, LedgerJson.Options)!;
        var others = await scope.Use<TrafficDb>().Plans
            .Where(p => p.NetworkId == row.NetworkId && p.Id != row.Id && (p.Status == PlanStatus.Deployed || p.Status == PlanStatus.Kept)).ToListAsync(cancellationToken);
        foreach (var other in others.Where(o => JsonSerializer.Deserialize<string[]>(o.Signals, LedgerJson.Options)!.Intersect(signals).Any()))
        {
            other.State = other.State.Replace().Value;
            other.Version++;
            PlanChange.Tell(scope, other, Service, "replaced", row.Name);
        }
        foreach (var unheard in await scope.Use<TrafficDb>().Orders.Where(o => o.PlanId == row.Id && !o.IsReturn && o.State == OrderState.Sent).ToListAsync(cancellationToken))
        {
            if (unheard.EndedAt is null)
                (unheard.State, unheard.Why, unheard.EndedAt) = (OrderState.Refused, "replaced by a later order", scope.At);
        }
        (row.State, row.Watched, row.WatchDueAt) = (row.State.Deploy().Value, null, scope.At);
        PlanChange.Tell(scope, row, Service, "deployed");
    }

    private async Task LeftAsync(LedgerScope scope, PlanRow row, HarmFinding? found, CancellationToken cancellationToken)
    {
        row.State = row.State.Return().Value;
        row.WatchDueAt = null;
        if (found is null)
            PlanChange.Tell(scope, row, Service, "returned");
        else
            await harm.TellAsync(scope, row, found, cancellationToken);
    }

    private static string Told(Refusal refusal) => refusal.Message.Ko;
}
