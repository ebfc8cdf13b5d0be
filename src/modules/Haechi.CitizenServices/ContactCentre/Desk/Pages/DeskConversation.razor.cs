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

    [Inject] private CounsellorQueue Queue { get; set; } = default!;
    [Inject] private CaseQueue Cases { get; set; } = default!;
    [Inject] private CounsellorDesk Desk { get; set; } = default!;
    [Inject] private ConversationPause Pauses { get; set; } = default!;
    [Inject] private ConversationTransfer Transfers { get; set; } = default!;
    [Inject] private CounsellorSeats Seats { get; set; } = default!;
    [Inject] private CitizenPresence Citizen { get; set; } = default!;
    [Inject] private TopicReader Topics { get; set; } = default!;
    [Inject] private SheetReader Reader { get; set; } = default!;
    [Inject] private SheetDesk Sheets { get; set; } = default!;
    [Inject] private CounsellorFiling Filing { get; set; } = default!;
    [Inject] private ConsultationClosing Closing { get; set; } = default!;
    [Inject] private SuggestionFinder Finder { get; set; } = default!;
    [Inject] private MessageDesk Mail { get; set; } = default!;
    [Inject] private CurrentActor Current { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    // What the parts of the desk show; they are given the conversation itself.
    internal IReadOnlyList<TurnView> Turns => turns;

    internal bool Masked => masked;

    internal QueueLine Line => line!;

    internal SheetForm Form => form;

    internal IReadOnlyList<ReceiptBody> Filed => filed;

    internal ClosingProposal Proposal => proposal;

    internal IReadOnlyList<Suggestion> Found => found;

    internal IReadOnlyList<MessageRow> Messages => messages;

    internal string SearchWords => search;

    internal string? PanelError => panelError;

    internal string? AskError => askError;

    internal bool Pausing => asking == Asking.Pause;

    internal bool Transferring => asking == Asking.Transfer;

    internal IReadOnlyList<CounsellorRow> Present => present;

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

    // Everything that is drawn from the turns: the form, the proposal for the end, and the suggestions.
    private async Task ReadAsync()
    {
        await ReadFormAsync();
        filed = [.. turns.Select(t => t.Body).OfType<ReceiptBody>()];
        proposal = ClosingDraft.Of(turns, form[SheetField.Kind].From);
        string[] asked = [.. turns.Where(t => t.Author == TurnAuthor.Citizen).Select(t => t.Body).OfType<TextBody>().Select(t => t.Text).Where(t => !CitizenWords.AsksForPerson(t))];
        if (asked.Length != citizenWords.Length)
        {
            citizenWords = asked;
            Suggest();
        }

        await OnSeen.InvokeAsync((Id, turns[^1].Sequence));
    }

    private async Task ReadFormAsync()
    {
        var said = turns.Where(t => t.Author == TurnAuthor.Citizen && t.Body is TextBody).Select(t => new Spoken(PlainText.Of(((TextBody)t.Body).Text), t.At));
        form = Reader.Read(said).With(await Sheets.ReadAsync(Id, CancellationToken.None));
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
