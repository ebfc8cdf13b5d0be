using Haechi.Console.Components;
using Haechi.Console.Styling;
using Haechi.Kernel;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Identity;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Plans.Deciding;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Making;
using Haechi.Traffic.SmartIntersections.Plans.OnStreet;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Microsoft.AspNetCore.Components;

namespace Haechi.Traffic.SmartIntersections.Plans.Pages;

/// <summary>One plan: progress, before and after, the decision of the police, deployment and watch.</summary>
public sealed partial class PlanPage
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _gone = new();
    private PlanFile? plan;
    private Measured? measured;
    private RegisteredNetwork? network;
    private bool loaded, mayPlan, mayApprove, asking;
    private string question = "Submit";
    private Refusal? refusal;

    [Parameter] public Guid Id { get; set; }

    [Inject] private PlanBook Book { get; set; } = null!;

    [Inject] private StreetBook Street { get; set; } = null!;

    [Inject] private PlanDesk Desk { get; set; } = null!;

    [Inject] private PlanRetry Retry { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private PlanStudio Studio { get; set; } = null!;

    [Inject] private NetworkRegistry Registry { get; set; } = null!;

    [Inject] private CaseDesk Cases { get; set; } = null!;

    [Inject] private CurrentActor Current { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private string Lead => L["Plan.Lead", network!.Row.Name, plan!.Row.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), plan.Signals.Count, plan.Row.CountsName];

    private IReadOnlyList<Tone> Tones => [.. network!.Junctions.Select(j => plan!.Signals.Contains(j.Signal) ? Tone.Primary : Tone.Neutral)];

    /// <summary>True while something may change without anybody on this page doing it.</summary>
    private bool IsMoving => plan is { IsBusy: true } or { Row.Status: PlanStatus.Approved or PlanStatus.Deployed };

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        (mayPlan, mayApprove) = (await Current.HoldsAsync(SmartIntersectionsService.PlanPermission), await Current.HoldsAsync(SmartIntersectionsService.ApprovePermission));
        await LoadAsync();
        network = plan is null ? null : await Registry.OpenAsync(plan.Row.NetworkId, _gone.Token);
        loaded = true;
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = FollowAsync();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task LoadAsync()
    {
        plan = await Book.FindAsync(Id, _gone.Token);
        measured = plan is null ? null : await Street.OfAsync(plan.Row, _gone.Token);
    }

    /// <summary>Reads the plan again while it is being worked on.</summary>
    private async Task FollowAsync()
    {
        var gone = _gone.Token;
        try
        {
            using var timer = new PeriodicTimer(Look, Clock);
            while (await timer.WaitForNextTickAsync(gone))
            {
                if (!IsMoving || asking)
                    continue;
                var version = plan!.Row.Version;
                await InvokeAsync(LoadAsync);
                if (plan?.Row.Version != version)
                    await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }

    private void Ask(string what) => (question, asking, refusal) = (what, true, null);

    private async Task ConfirmAsync(string reason)
    {
        var me = await Current.GetAsync();
        refusal = question switch
        {
            "Submit" when mayPlan => (await Desk.SubmitAsync(Id, me, _gone.Token)).Refusal,
            "Approve" when mayApprove => (await Desk.ApproveAsync(Id, plan!.Row.Revision, me, reason, _gone.Token)).Refusal,
            "Refuse" when mayApprove => (await Desk.RefuseAsync(Id, plan!.Row.Revision, me, reason, _gone.Token)).Refusal,
            "Return" when mayApprove || mayPlan => await ReturnAsync(me, reason),
            _ => null,
        };
        await LoadAsync();
    }

    private async Task AgainAsync()
    {
        refusal = mayPlan || mayApprove ? (await Studio.AgainAsync(Id, await Current.GetAsync(), _gone.Token)).Refusal : null;
        await LoadAsync();
    }

    private async Task AmendAsync(Handed handed)
    {
        if (!(plan!.Row.Status == PlanStatus.Simulated ? mayPlan : mayApprove) || handed.The<PlanAmend.Amendment>() is not { } wanted)
            return;
        refusal = (await Desk.AmendAsync(Id, plan!.Row.Revision, wanted.Plan, wanted.Times, await Current.GetAsync(), wanted.Reason, _gone.Token)).Refusal;
        await LoadAsync();
    }

    /// <summary>The next step out of a trouble.</summary>
    private async Task ActAsync(string act)
    {
        var me = await Current.GetAsync();
        if (act == "Copy" && mayPlan)
        {
            var copy = await Studio.CopyAsync(Id, me, _gone.Token);
            refusal = copy.Refusal;
            if (copy.Succeeded)
                Navigation.NavigateTo($"/console/traffic/plans/{copy.Value}");
            return;
        }
        refusal = act switch
        {
            "Deploy" when mayPlan || mayApprove => (await Retry.DeployAsync(Id, me, _gone.Token)).Refusal,
            "Return" when mayPlan || mayApprove => (await Retry.ReturnAsync(Id, me, _gone.Token)).Refusal,
            _ => null,
        };
        await LoadAsync();
    }

    /// <summary>Takes the case's action back; its carrier brings the previous plan into force.</summary>
    private async Task<Refusal?> ReturnAsync(Actor me, string reason)
    {
        if (plan is not { Row.CaseId: { } caseId } || plan.Orders.FirstOrDefault(o => !o.IsReturn && o.State == OrderState.InForce) is not { } order)
            return PlanRefusals.NothingToReturn();
        return (await Cases.UndoAsync(caseId, me, order.Id, reason, _gone.Token)).Refusal;
    }
}
