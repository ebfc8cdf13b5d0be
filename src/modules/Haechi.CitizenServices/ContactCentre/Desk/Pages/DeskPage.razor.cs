using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Console.Components;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.ContactCentre.Desk.Pages;

/// <summary>The counsellor's desk: the queue at the left, the open conversations in the middle, assistance at the right; all in the address.</summary>
public sealed partial class DeskPage
{
    private const string ViewName = "view";
    private static readonly TimeSpan ListBreath = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan OpenBreath = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Sign = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource leaving = new();
    private readonly Dictionary<Guid, int> seen = [];
    private IReadOnlyList<QueueLine>? lines;
    private IReadOnlyList<QueueLine> mine = [];
    private ILookup<Guid, int> unanswered = Array.Empty<int>().ToLookup(_ => Guid.Empty);
    private (int Waiting, int Talking, DateTimeOffset? Longest) counts;
    private CounsellorState? seat;
    private Actor? actor;
    private int revision;
    private int most;
    private Task? watching;
    private Guid? watched;
    private CancellationTokenSource? opened;

    [SupplyParameterFromQuery] public Guid? Id { get; set; }
    [SupplyParameterFromQuery] public string? View { get; set; }
    [SupplyParameterFromQuery] public string? Queue { get; set; }
    [SupplyParameterFromQuery] public string? Urgency { get; set; }
    [SupplyParameterFromQuery] public string? Help { get; set; }

    [Inject] private CounsellorQueue Reader { get; set; } = default!;
    [Inject] private CounsellorSeats Seats { get; set; } = default!;
    [Inject] private CitizenPresence Citizen { get; set; } = default!;
    [Inject] private TurnSignals Signals { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;
    [Inject] private CurrentActor Current { get; set; } = default!;
    [Inject] private IOptionsMonitor<DeskOptions> Options { get; set; } = default!;

    internal IReadOnlyList<QueueLine>? Lines => lines;

    internal IReadOnlyList<QueueLine> OpenLines => mine;

    internal int Most => most;

    internal bool Filtered => Queue is not null || Urgency is not null || View is not null;

    /// <summary>Null until the page is live.</summary>
    internal CounsellorState? Seat => seat;

    private IReadOnlyList<KeyHint> Keys =>
    [
        new("J / K", L["Key.Move"]), new("Enter", L["Key.Open"]), new("T", L["Key.Take"]), new("R", L["Key.Reply"]), new("/", L["Key.Search"]),
        new("Alt+1 / Alt+2 / Alt+3", L["Key.Insert"]), new("Ctrl+Enter", L["Key.Send"]), new("Alt+↓ / Alt+↑", L["Key.Tabs"]),
        new("P", L["Key.Pause"]), new("H", L["Key.Transfer"]), new("E", L["Key.End"]),
    ];

    private IReadOnlyList<Choice> Views =>
    [
        new(null, L["View.Live"], counts.Waiting + counts.Talking), new("waiting", L["View.Waiting"], counts.Waiting),
        new("mine", L["View.Mine"], mine.Count), new("all", L["View.All"]),
    ];

    private IReadOnlyList<Choice> Queues => [new(null, L["Queue.All"]), .. DeskQueues.All.Select(q => new Choice(q.Id, q.Name.ToString()))];

    private IReadOnlyList<Choice> Urgencies => [new(null, L["Urgency.All"]), new("soon", L["Urgency.AtLeastSoon"]), new("urgent", L["Urgency.Urgent"])];

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        actor ??= await Current.GetAsync();
        most = Options.CurrentValue.OpenConversations;
        if (!RendererInfo.IsInteractive)
        {
            await LoadAsync();
            return;
        }

        seat ??= (await Seats.SeenAsync(actor, leaving.Token)).Value.State;
        await LoadAsync();
        watching ??= WatchListAsync();
        WatchOpen();
    }

    private async Task LoadAsync()
    {
        var view = View switch { "waiting" => QueueView.Waiting, "mine" => QueueView.Mine, "all" => QueueView.All, _ => QueueView.Live };
        Urgency? least = Urgency switch { "soon" => SeoulTalk.Storage.Urgency.Soon, "urgent" => SeoulTalk.Storage.Urgency.Urgent, _ => null };
        lines = await Reader.ListAsync(new QueueFilter(view, actor!.Id, DeskQueues.Find(Queue)?.Id, least), leaving.Token);
        mine = await Reader.ListAsync(new QueueFilter(QueueView.Mine, actor.Id), leaving.Token);
        unanswered = await Reader.UnansweredAsync([.. mine.Select(l => l.Conversation.Id)], leaving.Token);
        counts = await Reader.CountAsync(leaving.Token);
    }

    // The list is read again every few seconds, and the minutes with it.
    private string Waited(DateTimeOffset since) => (int)(Clock.GetUtcNow() - since).TotalMinutes is var minutes and > 0 ? L["Desk.Longest", minutes] : L["Desk.Longest.Short"];

    internal async Task SitAsync(CounsellorState state)
    {
        seat = (await Seats.SetAsync(actor!, state, leaving.Token)).Value.State;
        StateHasChanged();
    }

    // The conversation is at the end of the list that the counsellor sees: nothing of it is unread.
    private void Seen((Guid Id, int Turn) read) => seen[read.Id] = read.Turn;

    internal int UnreadOf(Guid id) => id == Id ? 0 : unanswered[id].Count(turn => turn > seen.GetValueOrDefault(id));

    internal string HrefOf(Guid? id) => QueryHelpers.AddQueryString("/console/talk", new Dictionary<string, string?>
    {
        ["id"] = id?.ToString(),
        ["view"] = View,
        ["queue"] = Queue,
        ["urgency"] = Urgency,
        ["help"] = Help,
    }.Where(p => p.Value is { Length: > 0 }));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        opened?.Dispose();
        leaving.Dispose();
    }
}
