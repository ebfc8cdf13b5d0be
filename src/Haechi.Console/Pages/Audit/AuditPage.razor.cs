using Haechi.Console.Components;
using Haechi.Platform.Audit;
using Haechi.Platform.Modules;
using Haechi.Platform.Register;
using Haechi.Platform.Rooms.Rows;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Haechi.Console.Pages.Audit;

/// <summary>The trail, filtered by the address.</summary>
public sealed partial class AuditPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<AuditRow>? rows;
    private int total;
    private int page = 1;

    [Inject] private AuditReader Reader { get; set; } = default!;
    [Inject] private IEnumerable<AuditGroup> Groups { get; set; } = default!;
    [Inject] private ServiceRegister Register { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        (var filter, page) = AuditQuery.Parse(new Uri(Navigation.Uri).Query);
        (rows, total) = await Reader.ListAsync(filter, _gone.Token);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        if (new Uri(e.Location).AbsolutePath == "/console/audit" && !_gone.IsCancellationRequested)
        {
            await LoadAsync();
            StateHasChanged();
        }
    });

    private string ExportHref(string format) => AuditExport.Path + "?" + string.Join('&', new[] { "format=" + format }.Concat(
        new Uri(Navigation.Uri).Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !pair.StartsWith("page=", StringComparison.Ordinal))));

    private IReadOnlyList<Choice> Acts => [new(null, T["Act.All"]), .. Groups.Select(group => new Choice(group.Prefix, group.Title.ToString()))];

    private IReadOnlyList<Choice> Services => [new(null, T["Service.All"]), .. Register.All.Select(m => new Choice(m.Id, m.Name.ToString()))];

    /// <inheritdoc />
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _gone.Cancel();
        _gone.Dispose();
    }
}
