using System.Xml.Linq;
using Haechi.Architecture.Tests.Sources;

namespace Haechi.Architecture.Tests.Rules;

/// <summary>Who stands on whom.</summary>
public class ProjectRules
{
    private static readonly Dictionary<Room, Room[]> MayReference = new()
    {
        [Room.Kernel] = [],
        [Room.Engine] = [],
        [Room.Platform] = [Room.Kernel],
        [Room.Console] = [Room.Platform, Room.Kernel],
        [Room.Contracts] = [Room.Kernel],
        [Room.Module] = [Room.Console, Room.Platform, Room.Kernel, Room.Engine, Room.Contracts],
        [Room.Host] = [Room.Module, Room.Console, Room.Platform, Room.Kernel],
    };

    [Fact]
    public void The_house_was_found()
    {
        Room[] rooms = [Room.Kernel, Room.Platform, Room.Console, Room.Host, Room.Engine, Room.Module, Room.Test];

        rooms.ShouldBeSubsetOf(Project.All.Select(p => p.Room));
    }

    [Fact]
    public void Dependencies_point_one_way() => Rule.Holds(
        from project in Project.Shipped
        from reference in project.References
        where !MayReference[project.Room].Contains(reference.Room)
        select $"{project} -> {reference}",
        "Host -> modules -> Console/Platform -> Kernel, modules -> engines; engines know nothing of ours, modules not each other.");

    [Fact]
    public void The_kernel_stands_on_nothing() => Rule.Holds(
        from project in Project.Shipped
        where project.Room == Room.Kernel
        from what in project.Packages.Concat(project.Frameworks)
        select $"{project} -> {what}",
        "The Kernel is pure types and transitions.");

    [Fact]
    public void Engines_know_no_web_and_no_store() => Rule.Holds(
        from project in Project.Shipped
        where project.Room == Room.Engine
        from what in project.Packages.Concat(project.Frameworks)
        where what.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || what.Contains("EntityFrameworkCore", StringComparison.Ordinal)
            || what.StartsWith("Microsoft.Orleans", StringComparison.Ordinal)
        select $"{project} -> {what}",
        "An engine computes; what serves and stores is a module.");

    [Fact]
    public void Internals_are_shown_to_mirrored_tests_only() => Rule.Holds(
        from project in Project.Shipped
        from friend in project.Friends
        where friend != $"{project}.Tests" && !Allowed(project, friend)
        select $"{project} -> {friend}",
        "InternalsVisibleTo is for the mirrored test project; publish what another project needs.");

    [Fact]
    public void Every_project_of_ours_has_a_mirrored_test_project() => Rule.Holds(
        from project in Project.Shipped
        where !Project.All.Any(t => t.Room == Room.Test && t.Name == $"{project}.Tests" && t.References.Any(r => r.Name == project.Name))
        select project.Name,
        "Add tests/<project>.Tests that references it.");

    [Fact]
    public void Every_project_is_in_the_solution_and_nothing_else_is()
    {
        var solution = XDocument.Parse(Tree.Text("Haechi.slnx")).Descendants("Project").Select(e => e.Attribute("Path")!.Value.Replace('\\', '/')).ToList();

        solution.Order(StringComparer.Ordinal).ShouldBe(Project.All.Select(p => p.Path).Order(StringComparer.Ordinal));
    }

    /// <summary>The Platform restores cases from storage, and tests from outside look at the composed host.</summary>
    private static bool Allowed(Project project, string friend) => project.Room switch
    {
        Room.Kernel => friend == "Haechi.Platform",
        Room.Host => friend is "Haechi.Functional.Tests" or "Haechi.EndToEnd.Tests" or "Haechi.Architecture.Tests",
        _ => false,
    };
}
