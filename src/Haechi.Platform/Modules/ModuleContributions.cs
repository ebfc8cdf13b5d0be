using System.Reflection;
using Haechi.Kernel;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Register;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Modules;

/// <summary>How a module contributes. Everything lands in the container as plain singletons that the platform enumerates.</summary>
public static class ModuleContributions
{
    /// <summary>Declares a service. Ids must be unique; the platform refuses to start otherwise.</summary>
    public static IServiceCollection AddManifest(this IServiceCollection services, ServiceManifest manifest) =>
        services.AddSingleton(manifest);

    /// <summary>Adds a menu entry to the console.</summary>
    public static IServiceCollection AddNavigation(this IServiceCollection services, NavigationItem item) =>
        services.AddSingleton(item);

    /// <summary>Adds a permission and the roles that hold it.</summary>
    public static IServiceCollection AddPermission(this IServiceCollection services, Permission permission) =>
        services.AddSingleton(permission);

    /// <summary>Adds the assembly of Razor pages.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services, Assembly assembly) =>
        services.AddSingleton(new PageAssembly(assembly));

    /// <summary>Names a group of acts in the audit trail, so that the audit page can filter by it.</summary>
    public static IServiceCollection AddAuditGroup(this IServiceCollection services, AuditGroup group) =>
        services.AddSingleton(group);

    /// <summary>Offers an action on the case desk for the cases of a service.</summary>
    public static IServiceCollection AddCaseAction(this IServiceCollection services, CaseActionOption option) =>
        services.AddSingleton(option);
}

/// <summary>A menu entry. Shown only to people who hold <paramref name="Permission"/>.</summary>
/// <param name="Id">Unique.</param>
/// <param name="Group">Group id: <c>work</c>, <c>services</c>, <c>oversight</c> or <c>system</c>; <c>public</c> for the menu of citizen pages.</param>
/// <param name="Title">Text.</param>
/// <param name="Href">Path, relative to the site root.</param>
/// <param name="Icon">Name of an icon of the console's set.</param>
/// <param name="Order">Ascending within the group.</param>
/// <param name="Permission">Permission id; null for everyone who is signed in.</param>
public sealed record NavigationItem(string Id, string Group, LocalizedText Title, string Href, string Icon, int Order, string? Permission = null);

/// <summary>A right to do something.</summary>
/// <param name="Id">Dotted name, e.g. <c>case.decide</c>. It is also the name of the authorisation policy.</param>
/// <param name="Title">Text.</param>
/// <param name="Roles">Roles that hold it; the administrator is not implied.</param>
public sealed record Permission(string Id, LocalizedText Title, params string[] Roles);

/// <summary>Acts of the audit trail that begin alike.</summary>
/// <param name="Prefix">With its dot, e.g. <c>case.</c>; every act that is written belongs to one group.</param>
/// <param name="Title">Text of the filter.</param>
public sealed record AuditGroup(string Prefix, LocalizedText Title);

/// <summary>An assembly with Razor pages.</summary>
public sealed record PageAssembly(Assembly Assembly);

/// <summary>An action that people may order on a case of a service once they have decided.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="Kind">Kind of action; an <c>IActionCarrier</c> of the same kind carries it out.</param>
/// <param name="Title">Text of the button.</param>
/// <param name="After">The verdict after which it is offered.</param>
/// <param name="Undoable">Whether it can be taken back.</param>
/// <param name="Target">Proposed target for a case.</param>
/// <param name="Content">Proposed content for a case; people edit it before they order.</param>
public sealed record CaseActionOption(
    string ServiceId,
    string Kind,
    LocalizedText Title,
    Verdict After,
    bool Undoable,
    Func<Case, string> Target,
    Func<Case, string> Content);
