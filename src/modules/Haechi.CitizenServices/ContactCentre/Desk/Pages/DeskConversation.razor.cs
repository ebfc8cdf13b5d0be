using Haechi.CitizenServices.ContactCentre.Desk.Closing;
using Haechi.CitizenServices.ContactCentre.Desk.Messages;
using Haechi.CitizenServices.ContactCentre.Desk.Sheet;
using Haechi.CitizenServices.ContactCentre.Desk.Storage;
using Haechi.CitizenServices.ContactCentre.Desk.Suggestions;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Identity;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Components;

namespace Haechi.CitizenServices.ContactCentre.Desk.Pages;

/// <summary>One conversation on the desk: what was said, the reply, and the assistance beside it.</summary>
public sealed partial class DeskConversation : IDisposable
{
    private readonly List<TurnView> turns = [];
    private readonly SemaphoreSlim loading = new(1, 1);
    private QueueLine? line;
    private Actor? actor;
    private string? note;
    private string? caseNumber;
    private string? error;
    private string? panelError;
    private string? askError;
    private bool busy;
    private bool gone;
    private bool masked = true;
    private bool writes;
    private int seen = -1;
    private Asking asking;
    private IReadOnlyList<CounsellorRow> present = [];
    private SheetForm form = SheetForm.Empty;
    private IReadOnlyList<ReceiptBody> filed = [];
    private IReadOnlyList<MessageRow> messages = [];
    private ClosingProposal proposal = new("", HandoverOutcome.Answered);

    private enum Asking
    {
        Nothing,
        Pause,
        Transfer,
    }

    [Parameter, EditorRequired] public Guid Id { get; set; }

    /// <summary>Grows whenever something may be new.</summary>
    [Parameter, EditorRequired] public int Revision { get; set; }

    /// <summary>The panel of the assistance that is open; null for the first.</summary>
    [Parameter] public string? Help { get; set; }

    /// <summary>Told up to which turn the counsellor has read.</summary>
    [Parameter] public EventCallback<(Guid Id, int Turn)> OnSeen { get; set; }

    internal bool Mine => line?.Conversation is { Mode: ConversationMode.Counsellor } row && row.CounsellorId == actor?.Id;

    private string Shown => Help is "close" or "message" ? Help : "form";

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (RendererInfo.IsInteractive && seen != Revision)
        {
            seen = Revision;
            await LoadAsync();
        }
    }

    // Only what is new is opened, so that the trail counts each turn once per reader and visit. One at a time: an own
    // message and the signal of it arrive together, and each would open the same turns.
    // The counsellor may go to another conversation while this one still reads: what is gone neither waits nor lets go.
    private async Task LoadAsync()
    {
        if (gone)
        {
            return;
        }

        await loading.WaitAsync();
        try
        {
            await LoadNewAsync();
        }
        finally
        {
            if (!gone)
            {
                loading.Release();
            }
        }
    }

    private async Task LoadNewAsync()
    {
        actor ??= await Current.GetAsync();
        line = await Queue.FindAsync(Id, CancellationToken.None);
        if (line is null)
        {
            return;
        }

        if (caseNumber is null && line.Conversation.HandoverCaseId is { } caseId)
        {
            caseNumber = (await Cases.FindAsync(caseId, CancellationToken.None))?.Case.Number;
        }

        note = Queue.NoteOf(line);
        writes = Citizen.IsWriting(Id);
        messages = await Mail.ListAsync(Id, CancellationToken.None);
        var last = turns.Count == 0 ? 0 : turns[^1].Sequence;
        if (line.Conversation.Turns > last)
        {
            turns.AddRange(await Queue.OpenAsync(Id, last, actor, "counsel", CancellationToken.None));
            await ReadAsync();
        }
    }

    private async Task UnmaskAsync()
    {
        await Queue.OpenAsync(Id, 0, actor!, "counsel-unmasked", CancellationToken.None);
        masked = false;
    }

    private Task<bool> RunAsync(Func<Guid, Actor, CancellationToken, Task<Outcome<ConversationRow>>> work) => RunAsync(work, e => error = e);

    private async Task<bool> RunAsync(Func<Guid, Actor, CancellationToken, Task<Outcome<ConversationRow>>> work, Action<string?> tell)
    {
        busy = true;
        tell(null);
        try
        {
            var outcome = await work(Id, actor!, CancellationToken.None);
            tell(outcome.Succeeded ? null : $"{outcome.Refusal.Message} {outcome.Refusal.Mend}");
            await LoadAsync();
            return outcome.Succeeded;
        }
        catch (StorageUnavailableException)
        {
            tell(L["Thread.Storage"]);
            return false;
        }
        finally
        {
            busy = false;
        }
    }

    private string Panel(string panel) => new Uri(Navigation.GetUriWithQueryParameter("help", panel)).PathAndQuery;

    /// <inheritdoc />
    public void Dispose()
    {
        gone = true;
        loading.Dispose();
    }
}
