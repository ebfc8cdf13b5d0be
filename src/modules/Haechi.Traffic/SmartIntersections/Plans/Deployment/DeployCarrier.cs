using System.Text.Json;
using Haechi.Kernel.Cases;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;

namespace Haechi.Traffic.SmartIntersections.Plans.Deployment;

/// <summary>Content of the action that deploys a plan.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Revision">The revision that was approved.</param>
internal sealed record DeployWords(Guid Plan, int Revision);

/// <summary>Carries out what the police ordered: the approved plan goes to the controllers. Taken back, the plan before it returns.</summary>
internal sealed class DeployCarrier(Deployer deployer) : IActionCarrier
{
    public const string ActionKind = "deploy-signal-plan";

    public string Kind => ActionKind;

    public async Task<CarryResult> CarryAsync(Case subject, CaseAction action, CancellationToken cancellationToken)
    {
        var words = JsonSerializer.Deserialize<DeployWords>(action.Order.Content, LedgerJson.Options)!;
        return await deployer.DeployAsync(words, action.Id, action.DecisionId, cancellationToken) is { } why
            ? new CarryResult(false, $"적용하지 못했습니다: {why}") : new CarryResult(true, "신호제어기에 적용했습니다.");
    }

    public async Task<CarryResult> UndoAsync(Case subject, CaseAction action, CancellationToken cancellationToken)
    {
        var words = JsonSerializer.Deserialize<DeployWords>(action.Order.Content, LedgerJson.Options)!;
        return await deployer.ReturnAsync(words.Plan, action.Id, null, cancellationToken) is { } why
            ? new CarryResult(false, $"복귀하지 못했습니다: {why}") : new CarryResult(true, "이전 계획으로 되돌렸습니다.");
    }
}
