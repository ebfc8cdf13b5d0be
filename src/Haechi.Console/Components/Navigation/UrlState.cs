using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Haechi.Console.Components;

/// <summary>
/// A component whose state is the address: filters, tabs, sorting, pages. It draws itself again whenever the address
/// changes, and its links keep the rest of the query.
/// </summary>
public abstract class UrlState : ComponentBase, IDisposable
{
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <summary>The current query, decoded.</summary>
    protected IReadOnlyDictionary<string, string> Query =>
        QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query)
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);

    /// <summary>The path of the page, without the query.</summary>
    protected string Path => new Uri(Navigation.Uri).AbsolutePath;

    /// <summary>The value of a query parameter; null when it is absent or empty.</summary>
    protected string? Read(string name) => Query.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>The address with one parameter set (null removes it) and the page number dropped.</summary>
    protected string Link(string name, string? value)
    {
        var changes = new Dictionary<string, object?>(StringComparer.Ordinal) { [name] = value };
        if (name != Pager.Parameter)
        {
            changes[Pager.Parameter] = null;
        }

        var address = Navigation.GetUriWithQueryParameters(changes);
        return new Uri(address).PathAndQuery;
    }

    /// <inheritdoc />
    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(StateHasChanged);

    /// <inheritdoc />
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        GC.SuppressFinalize(this);
    }
}
