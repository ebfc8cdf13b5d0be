using Haechi.Kernel;
using Haechi.Kernel.Cases;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Console.Pages.Cases;

/// <summary>What modules add to the case desk.</summary>
public static class CaseContributions
{
    /// <summary>Shows a component of the module between facts and evidence of the service's cases.</summary>
    /// <exception cref="ArgumentException">The component does not take a <see cref="Case"/>.</exception>
    public static IServiceCollection AddCasePanel(this IServiceCollection services, CasePanel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        var parameter = panel.Component.GetProperty(CasePanel.Parameter);
        if (!typeof(IComponent).IsAssignableFrom(panel.Component) || parameter?.PropertyType != typeof(Case) || !parameter.IsDefined(typeof(ParameterAttribute), true))
        {
            throw new ArgumentException($"{panel.Component} is no component with [Parameter] public Case {CasePanel.Parameter} {{ get; set; }}.", nameof(panel));
        }

        return services.AddSingleton(panel);
    }

    /// <summary>Names a kind of case for people; a kind without a name is shown as it is.</summary>
    public static IServiceCollection AddCaseKindName(this IServiceCollection services, CaseKindName name) => services.AddSingleton(name);
}

/// <summary>A module's part of the case desk.</summary>
/// <param name="ServiceId">The service whose cases show it.</param>
/// <param name="Component">A Razor component with a parameter <c>Case</c> of type <see cref="Case"/>.</param>
public sealed record CasePanel(string ServiceId, Type Component)
{
    internal const string Parameter = "Case";
}

/// <summary>What people call a kind of case.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Kind">Kebab-case kind.</param>
/// <param name="Name">Its name.</param>
public sealed record CaseKindName(string ServiceId, string Kind, LocalizedText Name);
