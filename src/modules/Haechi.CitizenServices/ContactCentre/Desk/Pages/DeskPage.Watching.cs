using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;

namespace Haechi.CitizenServices.ContactCentre.Desk.Pages;

/// <summary>How the desk learns that something is new: one watch for the queue, one for the open conversation.</summary>
public sealed partial class DeskPage
{
    private async Task WatchListAsync()
    {
        using var watch = Signals.OpenAll();
        var signed = Clock.GetTimestamp();
        try
        {
            while (!leaving.IsCancellationRequested)
            {
                await watch.WaitAsync(Look, Clock, leaving.Token);
                if (Clock.GetElapsedTime(signed) > Sign)
                {
                    signed = Clock.GetTimestamp();
                    await Seats.SeenAsync(actor!, leaving.Token);
                }

                await InvokeAsync(RefreshAsync);
                // A busy day pulses many times a second; one look takes them all in.
                await Task.Delay(ListBreath, Clock, leaving.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The counsellor left the page.
        }
    }

    // The open conversation has a watch of its own, so that what is said elsewhere neither delays it nor reads it again.
    private void WatchOpen()
    {
        if (watched == Id)
        {
            return;
        }

        opened?.Cancel();
        opened?.Dispose();
        (opened, watched) = (null, Id);
        if (Id is { } id)
        {
            opened = CancellationTokenSource.CreateLinkedTokenSource(leaving.Token);
            _ = WatchOpenAsync(id, opened.Token);
        }
    }

    private async Task WatchOpenAsync(Guid id, CancellationToken until)
    {
        using var watch = Signals.OpenAtDesk(id);
        try
        {
            while (!until.IsCancellationRequested)
            {
                // A sign of writing fades without another pulse.
                await watch.WaitAsync(Citizen.IsWriting(id) ? CitizenPresence.Writes : Look, Clock, until);
                await InvokeAsync(Reread);
                await Task.Delay(OpenBreath, Clock, until);
            }
        }
        catch (OperationCanceledException)
        {
            // Another conversation was opened, or the counsellor left the page.
        }
    }

    private void Reread()
    {
        revision++;
        StateHasChanged();
    }

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }
}
