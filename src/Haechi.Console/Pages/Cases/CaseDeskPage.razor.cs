using Haechi.Console.Components;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Haechi.Console.Pages.Cases;

/// <summary>The case desk: the queue at the left, the open case at the right, both held in the address.</summary>
public sealed partial class CaseDeskPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _following;
    private CaseQuery query = new();
    private CaseFilter filter = new();
    private CasePage? page;
    private CaseCounts? counts;
    private QueueFacets facets = new([], [], []);
    private DateTimeOffset loadedAt;
    private int fresh;
    private CaseDetail? detail;

    [Inject] private CaseQueue Queue { get; set; } = default!;
    [Inject] private CaseFacets Facets { get; set; } = default!;
    [Inject] private CaseChanges Changes { get; set; } = default!;
    [Inject] private CaseWords Words { get; set; } = default!;
    [Inject] private CurrentActor Current { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        _following = Changes.Follow(OnChanges);
        await MoveAsync();
    }

    private async Task MoveAsync()
    {
        var before = query;
        query = CaseQuery.Parse(Navigation.Uri);
        if (page is null || before with { Number = null } != query with { Number = null })
        {
            await LoadQueueAsync();
        }
    }

    private async Task LoadQueueAsync()
    {
        filter = query.ToFilter((await Current.GetAsync()).Id);
        loadedAt = Clock.GetUtcNow();
        (page, counts, facets) = (await Queue.ListAsync(filter, _gone.Token), await Queue.CountAsync(_gone.Token), await Facets.ReadAsync(_gone.Token));
        fresh = 0;
    }

    // New cases announce themselves and wait; the open case follows by itself.
    private async Task TakeNoticeAsync()
    {
        fresh = await Queue.CountNewAsync(filter, loadedAt, _gone.Token);
        StateHasChanged();
        if (detail is not null)
        {
            await detail.FollowAsync();
        }
    }

    private void OnChanges() => _ = InvokeAsync(() => _gone.IsCancellationRequested ? Task.CompletedTask : TakeNoticeAsync());

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        if (new Uri(e.Location).AbsolutePath == "/console/cases" && !_gone.IsCancellationRequested)
        {
            await MoveAsync();
            StateHasChanged();
        }
    });

    private IReadOnlyList<Choice> Statuses =>
    [
        new(null, T["Status.Open"], counts is null ? null : counts.Waiting + counts.Claimed + counts.Decided),
        .. Enum.GetValues<CaseStatus>().Select(s => new Choice(s.ToString().ToLowerInvariant(), L[$"CaseStatus.{s}"], CountOf(s))),
        new("all", T["Status.All"]),
    ];

    private int? CountOf(CaseStatus status) => counts is null ? null : status switch
    {
        CaseStatus.Waiting => counts.Waiting,
        CaseStatus.Claimed => counts.Claimed,
        CaseStatus.Decided => counts.Decided,
        _ => counts.Closed,
    };

    private IReadOnlyList<Choice> Severities =>
    [
        new(null, T["Severity.All"]),
        .. new[] { Severity.Caution, Severity.Alert, Severity.Critical }.Select(s => new Choice(s.ToString().ToLowerInvariant(), T["Severity.AtLeast", L[$"Severity.{s}"].Value])),
    ];

    private IReadOnlyList<Choice> Services => [new(null, T["Service.All"]), .. facets.Services.Select(s => new Choice(s, Words.Service(s)))];

    private IReadOnlyList<Choice> Kinds =>
    [
        new(null, T["Kind.All"]),
        .. facets.Kinds.Where(k => query.Service is null || k.ServiceId == query.Service).Select(k => new Choice(k.Kind, Words.Kind(k.ServiceId, k.Kind))).DistinctBy(c => c.Value),
    ];

    private IReadOnlyList<Choice> Departments => [new(null, T["Department.All"]), .. facets.Departments.Select(d => new Choice(d, d))];

    private IReadOnlyList<Choice> Sorts =>
        [new(null, T["Sort.Urgency"]), .. new[] { "due", "newest", "oldest" }.Select(s => new Choice(s, T[$"Sort.{s}"]))];

    private IReadOnlyList<KeyHint> Keys =>
    [
        new("A", T["Keys.Claim"]),
        new("C", T["Keys.Confirm"]),
        new("D", T["Keys.Dismiss"]),
        new("U", T["Keys.Undo"]),
        new("M", T["Keys.Note"]),
        new("N", T["Keys.New"]),
    ];

    /// <inheritdoc />
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _following?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }
}
