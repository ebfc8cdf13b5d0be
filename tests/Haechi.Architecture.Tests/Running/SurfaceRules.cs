using Haechi.Architecture.Tests.Sources;
using Haechi.Platform.Modules;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Haechi.Architecture.Tests.Running;

/// <summary>A module shows one class; the rest is its own business.</summary>
public class SurfaceRules
{
    /// <summary>Kinds that a framework requires to be public.</summary>
    private static readonly Type[] Required =
        [typeof(IHaechiModule), typeof(IComponent), typeof(DbContext), typeof(Migration), typeof(ModelSnapshot), typeof(IDesignTimeDbContextFactory<>)];

    [Fact]
    public void Every_module_project_holds_exactly_one_module()
    {
        var projects = Project.Shipped.Where(p => p.Room == Room.Module).Select(p => p.Name).Order(StringComparer.Ordinal).ToList();

        Rule.Holds(
            projects.Where(name => House.Modules.Count(m => m.GetType().Assembly.GetName().Name == name) != 1),
            "Give the project one public sealed class that implements IHaechiModule.");
    }

    [Fact]
    public void A_module_shows_nothing_but_its_module_class_pages_and_contexts() => Rule.Holds(
        from module in House.Modules
        from type in module.GetType().Assembly.GetExportedTypes()
        where !Required.Any(required => Is(type, required)) && type.Namespace?.Contains(".Migrations", StringComparison.Ordinal) != true && type.DeclaringType is null && type.Name != "_Imports"
        select $"{type.FullName}",
        "Make it internal.");

    private static bool Is(Type type, Type required) => required.IsGenericTypeDefinition
        ? type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == required)
        : type.IsAssignableTo(required);
}
