using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Looks;
using Haechi.OnlineSafety.ImageRemoval.Notices;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.OnlineSafety.ImageRemoval.Watching;
using Haechi.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.ImageRemoval.Pages;

/// <summary>One hit: what was found, its picture on demand, evidence, notices and history.</summary>
public sealed partial class HitPanel : IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private HitView? view;
    private GrantedLook? look;
    private Refusal? refusal;
    private bool loaded;
    private bool watching;
    private int seconds;
    private (TimeSpan Seen, TimeSpan Limit) today;

    /// <summary>The hit.</summary>
    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>Something of the hit changed.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private HitBook Book { get; set; } = default!;

    [Inject]
    private HitDesk Desk { get; set; } = default!;

    [Inject]
    private RemovalWatch Watch { get; set; } = default!;

    [Inject]
    private NoticeDrafting Drafting { get; set; } = default!;

    [Inject]
    private LookDesk Looks { get; set; } = default!;

    [Inject]
    private IOptionsMonitor<LookOptions> LookSettings { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    // What a demo shows is nowhere.
    private bool IsWatched => view!.Row is { IsDemo: false, State: HitState.Confirmed or HitState.Notified or HitState.Removed } && view.Places?.Address.StartsWith("http", StringComparison.Ordinal) == true;

    private string List => new Uri(Navigation.GetUriWithQueryParameter("hit", (string?)null)).PathAndQuery;

    private IEnumerable<(DateTimeOffset At, string What, string? Who, string Icon)> History
    {
        get
        {
            var hit = view!.Row;
            if (hit.AppearedAt is { } appeared)
                yield return (appeared, T["Appeared"], null, "inbox");
            foreach (var (index, evidence) in view.Evidence.Reverse().Index())
                yield return (evidence.At, index == 0 ? T["Detected"] : T["Reuploaded"], null, "search");
            foreach (var notice in view.Notices)
            {
                yield return (notice.Row.DraftedAt, T["Notice.Drafted"], null, "file");
                if (notice.Row.SentAt is { } sent)
                    yield return (sent, T["Notice.Sent"], notice.Row.ConfirmedBy, "send");
                if (notice.Row.AnsweredAt is { } answered)
                    yield return (answered, T[$"Answer.{notice.Row.Answer}"], null, "inbox");
            }

            if (hit.RemovedAt is { } removed)
                yield return (removed, T["State.Removed"], hit.DecidedBy is { } by ? Who(by) : null, "check-circle");
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await HideAsync();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        view = await Book.FindAsync(Id, CancellationToken.None);
        seconds = LookSettings.CurrentValue.Seconds;
        today = await Looks.TodayAsync((await Current.GetAsync()).Id, CancellationToken.None);
        loaded = true;
    }

    private async Task DoAsync(Func<Guid, Actor, CancellationToken, Task<Outcome<bool>>> act)
    {
        refusal = (await act(Id, await Current.GetAsync(), CancellationToken.None)).Refusal;
        await ChangedAsync();
    }

    private async Task LookAgainAsync()
    {
        watching = true;
        try
        {
            refusal = (await Watch.LookNowAsync(Id, await Current.GetAsync(), _gone.Token)).Refusal;
        }
        catch (OperationCanceledException)
        {
            // The page was left; the address is looked at again at its time.
            return;
        }

        watching = false;
        await ChangedAsync();
    }

    private string Who(string name) => name == ImageRemovalManifest.ServiceId ? T["Automatic"] : name;

    /// <summary>What was seen, in words; of a reason that has none, the reason itself.</summary>
    private string WatchText(string word)
    {
        var (seen, by) = word.Split(':', 2) is [var first, var rest] ? (first, rest) : (word, "");
        var reason = T[$"Watch.By.{by}"];
        return by.Length == 0 ? T[$"Watch.{seen}"] : T[$"Watch.{seen}.By", reason.ResourceNotFound ? by : reason.Value];
    }

    private async Task DraftAsync()
    {
        refusal = (await Drafting.DraftAsync(view!.Row.CaseId, null, null, await Current.GetAsync(), CancellationToken.None)).Refusal;
        await ChangedAsync();
    }

    private async Task ChangedAsync()
    {
        await LoadAsync();
        await OnChanged.InvokeAsync();
    }

    private async Task LookAsync()
    {
        if (look is not null)
        {
            await HideAsync();
            return;
        }

        var granted = await Looks.BeginAsync(Id, await Current.GetAsync(), CancellationToken.None);
        refusal = granted.Refusal;
        if (granted.Succeeded)
        {
            look = granted.Value;
            _ = HideLaterAsync(look);
        }
    }

    // The picture goes by itself, whatever the person does.
    private async Task HideLaterAsync(GrantedLook shown)
    {
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(shown.Milliseconds), Clock, _gone.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await InvokeAsync(async () =>
        {
            if (look == shown)
            {
                await HideAsync();
                StateHasChanged();
            }
        });
    }

    private async Task HideAsync()
    {
        if (look is { } shown)
        {
            look = null;
            var me = (await Current.GetAsync()).Id;
            await Looks.EndAsync(shown.Id, me, CancellationToken.None);
            today = await Looks.TodayAsync(me, CancellationToken.None);
        }
    }
}
