using Haechi.CitizenServices.ContactCentre.Desk.Closing;
using Haechi.CitizenServices.ContactCentre.Desk.Messages;
using Haechi.CitizenServices.ContactCentre.Desk.Sheet;
using Haechi.CitizenServices.ContactCentre.Desk.Suggestions;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Microsoft.AspNetCore.Components;

namespace Haechi.CitizenServices.ContactCentre.Desk.Pages;

/// <summary>What the counsellor does with the open conversation.</summary>
public sealed partial class DeskConversation
{
    private const int FewestTyped = 4;

    private ElementReference reply;
    private string draft = "";
    private string search = "";
    private string[] citizenWords = [];
    private bool inserted;
    private IReadOnlyList<Suggestion> found = [];

    // What is searched for wins, then what is being typed, then what the citizen said last. A draft that already holds a
    // suggestion would only find that one again.
    private void Suggest() =>
        found = search.Length > 0 ? Finder.Find(search) : draft.Trim().Length >= FewestTyped && !inserted ? Finder.Find(draft) : Finder.FindForTurns(citizenWords);

    private void DraftAsync(ChangeEventArgs e)
    {
        draft = e.Value as string ?? "";
        inserted &= draft.Length > 0;
        Suggest();
    }

    internal void Search(string words)
    {
        search = words;
        Suggest();
        StateHasChanged();
    }

    internal async Task InsertAsync(Suggestion suggestion)
    {
        draft = draft.Trim().Length == 0 || !inserted && search.Length == 0 && Typed(suggestion) ? suggestion.Text : $"{draft.TrimEnd()}\n{suggestion.Text}";
        inserted = true;
        StateHasChanged();
        await reply.FocusAsync();
    }

    // Key words typed to find the answer make room for it; a sentence that was written stays.
    private bool Typed(Suggestion suggestion) => draft.Length < 20 && !draft.Contains('\n', StringComparison.Ordinal) && !draft.TrimEnd().EndsWith('.')
        && suggestion.Entry.Title.Length > 0;

    private async Task SendAsync()
    {
        var text = draft;
        if (await RunAsync((id, by, token) => Desk.SayAsync(id, by, text, token)))
        {
            (draft, search, inserted) = ("", "", false);
            Suggest();
        }
    }

    internal async Task PauseAsync(PauseReason reason, int minutes)
    {
        asking = Asking.Nothing;
        await RunAsync((id, by, token) => Pauses.BeginAsync(id, by, reason, minutes, token));
        StateHasChanged();
    }

    private async Task OpenTransferAsync()
    {
        present = [.. (await Seats.PresentAsync(CancellationToken.None)).Where(c => c.Id != actor!.Id)];
        (asking, askError) = (Asking.Transfer, null);
    }

    internal async Task TransferAsync(TransferOrder order)
    {
        var done = await RunAsync(
            (id, by, token) => order.Counsellor is { } to
                ? Transfers.ToCounsellorAsync(id, by, to, order.Note, token)
                : Transfers.ToQueueAsync(id, by, order.Queue!, order.Note, token),
            e => askError = e);
        if (done)
        {
            asking = Asking.Nothing;
        }

        StateHasChanged();
    }

    internal void Dismiss()
    {
        asking = Asking.Nothing;
        StateHasChanged();
    }

    // A null value takes the correction back.
    internal async Task CorrectAsync(SheetField field, string? value)
    {
        await RunAsync((id, by, token) => Sheets.CorrectAsync(id, by, field, value, token), e => panelError = e);
        await ReadFormAsync();
        StateHasChanged();
    }

    internal async Task FileAsync()
    {
        await RunAsync((id, by, token) => Filing.FileAsync(id, by, form, token), e => panelError = e);
        StateHasChanged();
    }

    internal async Task CloseAsync(ConfirmedClosing closing)
    {
        await RunAsync((id, by, token) => Closing.CloseAsync(id, by, closing, token), e => panelError = e);
        StateHasChanged();
    }

    internal async Task<bool> OrderAsync(MessageOrder order)
    {
        var ordered = await RunAsync((id, by, token) => Mail.OrderAsync(id, by, order, token), e => panelError = e);
        StateHasChanged();
        return ordered;
    }

    internal async Task DecideAsync(Guid message, bool again)
    {
        var outcome = again
            ? await Mail.RetryAsync(message, actor!, CancellationToken.None)
            : await Mail.DiscardAsync(message, actor!, CancellationToken.None);
        panelError = outcome.Succeeded ? null : $"{outcome.Refusal.Message} {outcome.Refusal.Mend}";
        await LoadAsync();
        StateHasChanged();
    }
}
