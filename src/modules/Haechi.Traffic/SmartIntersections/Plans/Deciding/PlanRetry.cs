using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Storage;

namespace Haechi.Traffic.SmartIntersections.Plans.Deciding;

/// <summary>Tries again what the controllers refused or never answered. The decision of the police stays the only ground: it orders the same revision once more.</summary>
internal sealed class PlanRetry(PlanChange plans, PlanBook book, CaseDesk cases, Deployer deployer)
{
    /// <summary>Orders the deployment of the approved revision again.</summary>
    public async Task<Outcome<PlanRow>> DeployAsync(Guid id, Actor by, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(id, cancellationToken) is not { } plan)
            return PlanRefusals.NoSuchPlan();
        if (PlanTroubles.Of(plan).Trouble is not (PlanTrouble.OrderRefused or PlanTrouble.OrderLost) || plan.Row.CaseId is not { } caseId)
            return PlanRefusals.WrongState(plan.Row.Status);
        var order = OrderOf(plan.Row);
        var ordered = await cases.OrderAsync(caseId, by, order, cancellationToken);
        return ordered.Succeeded ? await TellAsync(id, by, "deploy-again", cancellationToken) : ordered.Refusal;
    }

    /// <summary>Sends the way back again, for a plan that is in force although somebody has taken it back.</summary>
    public async Task<Outcome<PlanRow>> ReturnAsync(Guid id, Actor by, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(id, cancellationToken) is not { } plan)
            return PlanRefusals.NoSuchPlan();
        if (PlanTroubles.Of(plan).Trouble is not (PlanTrouble.ReturnRefused or PlanTrouble.ReturnLost) || plan.Orders.FirstOrDefault(o => o is { IsReturn: false, State: OrderState.InForce }) is not { } order)
            return PlanRefusals.NothingToReturn();
        var told = await TellAsync(id, by, "return-again", cancellationToken);
        if (!told.Succeeded)
            return told;
        try
        {
            return await deployer.ReturnAsync(id, order.Id, null, cancellationToken) is { } why ? PlanRefusals.NotTaken(why) : told;
        }
        catch (IOException exception)
        {
            return PlanRefusals.NotTaken(exception.Message);
        }
    }

    /// <summary>The action that deploys a plan's present revision.</summary>
    public static ActionOrder OrderOf(PlanRow row) =>
        new(DeployCarrier.ActionKind, row.Name, JsonSerializer.Serialize(new DeployWords(row.Id, row.Revision), LedgerJson.Options), Undoable: true);

    private Task<Outcome<PlanRow>> TellAsync(Guid id, Actor by, string act, CancellationToken cancellationToken) => plans.RunAsync(
        id,
        (scope, row) =>
        {
            PlanChange.Tell(scope, row, by, act);
            return Task.FromResult<Outcome<PlanRow>>(row);
        },
        cancellationToken);
}
