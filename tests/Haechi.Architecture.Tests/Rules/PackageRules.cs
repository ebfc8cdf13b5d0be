using System.Text.Json;
using System.Xml.Linq;
using Haechi.Architecture.Tests.Sources;

namespace Haechi.Architecture.Tests.Rules;

/// <summary>Where versions live.</summary>
public class PackageRules
{
    private static readonly List<XElement> Pins = [.. XDocument.Parse(Tree.Text("Directory.Packages.props")).Descendants("PackageVersion")];

    [Fact]
    public void No_project_names_a_version() => Rule.Holds(
        from project in Project.All from package in project.OwnVersions select $"{project} -> {package}",
        "Versions are pinned in Directory.Packages.props.");

    [Fact]
    public void Every_package_is_pinned_to_one_exact_version()
    {
        var pinned = Pins.Select(p => p.Attribute("Include")!.Value).ToList();

        pinned.ShouldBeUnique();
        Pins.Select(p => p.Attribute("Version")!.Value).ShouldAllBe(version => version.Length > 0 && version.All(c => char.IsAsciiLetterOrDigit(c) || c == '.' || c == '-'));
        Project.All.SelectMany(p => p.Packages).Distinct().Except(pinned).ShouldBeEmpty();
    }

    [Fact]
    public void Web_packages_are_pinned_to_one_exact_version() => Rule.Holds(
        WebPackages.Where(p => !char.IsAsciiDigit(p.Version[0])).Select(p => $"{p.Name} {p.Version}"),
        "Use an exact version.");

    [Fact]
    public void Third_party_notices_name_every_package()
    {
        var notices = Tree.Text("docs/third-party.md");
        var names = Pins.Select(p => p.Attribute("Include")!.Value).Concat(WebPackages.Select(p => p.Name));

        Rule.Holds(names.Where(name => !notices.Contains($"`{name}`", StringComparison.Ordinal)), "Add it to docs/third-party.md with its licence.");
    }

    private static IEnumerable<(string Name, string Version)> WebPackages
    {
        get
        {
            var file = JsonDocument.Parse(Tree.Text("web/package.json")).RootElement;
            return new[] { "dependencies", "devDependencies" }
                .SelectMany(section => file.TryGetProperty(section, out var packages) ? packages.EnumerateObject().ToList() : [])
                .Select(package => (package.Name, package.Value.GetString()!));
        }
    }
}
