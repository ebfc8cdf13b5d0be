using Haechi.CitizenServices.ContactCentre.Desk.Closing;
using Haechi.CitizenServices.ContactCentre.Desk.Messages;
using Haechi.CitizenServices.ContactCentre.Desk.Sheet;
using Haechi.CitizenServices.ContactCentre.Desk.Storage;
using Haechi.CitizenServices.ContactCentre.Desk.Suggestions;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Platform.Cases;
using Haechi.Platform.Identity;
using Microsoft.AspNetCore.Components;

namespace Haechi.CitizenServices.ContactCentre.Desk.Pages;

/// <summary>What the open conversation works with, and what its parts show.</summary>
public sealed partial class DeskConversation
{
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
}
