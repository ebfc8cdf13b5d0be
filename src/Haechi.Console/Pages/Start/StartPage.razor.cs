using Haechi.Console.Pages.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Microsoft.AspNetCore.Components;

namespace Haechi.Console.Pages.Start;

/// <summary>What is waiting, what is degraded, and where to go.</summary>
public sealed partial class StartPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _following;
    private Actor? me;
    private Waiting? board;
    private Conditions? conditions;
    private bool maySeeCases;
    private bool mayDecide;

    [Inject] private StartBoard Board { get; set; } = default!;
    [Inject] private CaseChanges Changes { get; set; } = default!;
    [Inject] private CurrentActor Current { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        me = await Current.GetAsync();
        maySeeCases = await Current.HoldsAsync(PlatformPermissions.CaseRead);
        mayDecide = await Current.HoldsAsync(PlatformPermissions.CaseDecide);
        board = await Board.ReadWaitingAsync(me.Id, _gone.Token);
        conditions = await Board.ReadConditionsAsync(_gone.Token);
        _following = Changes.Follow(OnChanges);
    }

    private void OnChanges() => _ = InvokeAsync(async () =>
    {
        if (!_gone.IsCancellationRequested)
        {
            board = await Board.ReadWaitingAsync(me!.Id, _gone.Token);
            StateHasChanged();
        }
    });

    /// <inheritdoc />
    public void Dispose()
    {
        _following?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }
}
