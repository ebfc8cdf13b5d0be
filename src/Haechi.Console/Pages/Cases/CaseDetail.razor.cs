using Haechi.Console.Components;
using Haechi.Kernel;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Components;

namespace Haechi.Console.Pages.Cases;

/// <summary>One case with everything that a person needs to decide on it.</summary>
public sealed partial class CaseDetail : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private Case? subject;
    private IReadOnlyList<Finding> findings = [];
    private Actor me = Actor.Citizen;
    private bool loaded;
    private bool mayDecide;
    private bool maySeeAudit;
    private bool changed;
    private Refusal? trouble;
    private CaseCommand asked;
    private CaseAction? undoing;

    [Inject] private CaseQueue Queue { get; set; } = default!;
    [Inject] private CaseDesk Desk { get; set; } = default!;
    [Inject] private CaseWords Words { get; set; } = default!;
    [Inject] private CurrentActor Current { get; set; } = default!;
    [Inject] private ToastService Toasts { get; set; } = default!;
    [Inject] private IEnumerable<CasePanel> Panels { get; set; } = [];

    /// <summary>Receipt number.</summary>
    [Parameter, EditorRequired] public string Number { get; set; } = "";

    /// <summary>Raised after the person has changed the case.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private Verdict AskedVerdict => asked == CaseCommand.Dismiss ? Verdict.Dismiss : Verdict.Confirm;

    private Verdict LastVerdict => subject?.InForce.LastOrDefault()?.Verdict ?? Verdict.Confirm;

    private Dictionary<string, object> PanelParameters => new() { [CasePanel.Parameter] = subject! };

    /// <summary>Follows what others did, unless the person is in the middle of something.</summary>
    internal async Task FollowAsync()
    {
        if (asked == CaseCommand.None && trouble is null && !_gone.IsCancellationRequested)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        me = await Current.GetAsync();
        mayDecide = await Current.HoldsAsync(PlatformPermissions.CaseDecide);
        maySeeAudit = await Current.HoldsAsync(PlatformPermissions.AuditRead);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var found = await Queue.FindAsync(Number, _gone.Token);
        (subject, findings, trouble, changed, loaded) = (found?.Case, found?.Findings ?? [], null, false, true);
    }

    private IReadOnlyList<CaseActionOption> Orders(Verdict verdict) => subject is null ? [] : [.. Desk.OptionsFor(subject, verdict)];

    private async Task Ask(CaseCommand command, CaseAction? action = null)
    {
        (asked, undoing) = (command, action);
        if (command == CaseCommand.Claim)
        {
            await DoAsync(command, (id, person, stop) => Desk.ClaimAsync(id, person, stop), ReleaseAsync);
        }
        else if (command == CaseCommand.Release)
        {
            await ReleaseAsync();
        }
    }

    private void Unask() => asked = CaseCommand.None;

    private Task ReleaseAsync() => DoAsync(CaseCommand.Release, (id, person, stop) => Desk.ReleaseAsync(id, person, stop));

    private Task NoteAsync(string text) => DoAsync(CaseCommand.Note, (id, person, stop) => Desk.NoteAsync(id, person, text, stop));

    private Task CloseAsync(string none) => DoAsync(CaseCommand.Close, (id, person, stop) => Desk.CloseAsync(id, person, stop));

    private Task ReopenAsync(string reason) => DoAsync(CaseCommand.Reopen, (id, person, stop) => Desk.ReopenAsync(id, person, reason, stop));

    private Task UndoAsync(string reason)
    {
        var action = undoing!.Id;
        return DoAsync(CaseCommand.Undo, (id, person, stop) => Desk.UndoAsync(id, person, action, reason, stop));
    }

    private Task<Refusal?> OrderAsync(IReadOnlyList<ActionOrder> orders) => DoAsync(CaseCommand.Order, async (id, person, stop) =>
    {
        Outcome<Case> state = subject!;
        foreach (var order in orders)
        {
            state = state.Succeeded ? await Desk.OrderAsync(id, person, order, stop) : state;
        }

        return state;
    });

    private async Task<Refusal?> DecideAsync(DecisionDraft draft)
    {
        var (verdict, seen) = (AskedVerdict, subject!.Timeline.Length);
        return await DoAsync(asked, async (id, person, stop) =>
        {
            if (subject!.Status == CaseStatus.Waiting)
            {
                var claimed = await Desk.ClaimAsync(id, person, stop);
                if (!claimed.Succeeded || claimed.Value.Timeline.Length != seen + 1)
                {
                    return claimed.Refusal ?? CaseDesk.Changed();
                }

                (subject, seen) = (claimed.Value, seen + 1);
            }

            return await Desk.DecideAsync(id, person, verdict, draft.Reason, draft.Orders, seen, stop);
        });
    }

    private async Task<Refusal?> DoAsync(CaseCommand command, Func<Guid, Actor, CancellationToken, Task<Outcome<Case>>> change, Func<Task>? undo = null)
    {
        var refusal = await ChangeAsync(command, change, undo);
        StateHasChanged(); // the dialogs call through a function, not an event: nothing else would draw the case anew
        return refusal;
    }

    // A refused decision or order stays in its dialog, beside the words that were typed; anything else shows on the case.
    private async Task<Refusal?> ChangeAsync(CaseCommand command, Func<Guid, Actor, CancellationToken, Task<Outcome<Case>>> change, Func<Task>? undo)
    {
        var before = subject!;
        var outcome = await TryAsync(() => change(before.Id, me, _gone.Token));
        if (outcome.Succeeded)
        {
            // Whoever types A and C at once has already asked for the next thing.
            asked = asked == command ? CaseCommand.None : asked;
            await LoadAsync();
            Toasts.Show(new Toast(T[$"Done.{command}", before.Number], Undo: undo));
            await OnChanged.InvokeAsync();
            return null;
        }

        trouble = outcome.Refusal;
        changed = trouble.Code == CaseDesk.CaseChanged || (await Queue.FindAsync(before.Id, _gone.Token))?.Case.Timeline.Length != subject?.Timeline.Length;
        var inDialog = command is CaseCommand.Confirm or CaseCommand.Dismiss or CaseCommand.Order;
        if (!inDialog || changed)
        {
            asked = CaseCommand.None;
        }
        else
        {
            (trouble, changed) = (null, false);
        }

        return outcome.Refusal;
    }

    private async Task<Outcome<Case>> TryAsync(Func<Task<Outcome<Case>>> change)
    {
        try
        {
            return await change();
        }
        catch (StorageUnavailableException)
        {
            return new Refusal("storage-unavailable", new(T["Storage.Text"], T["Storage.Text"]), new(T["Storage.Mend"], T["Storage.Mend"]));
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
