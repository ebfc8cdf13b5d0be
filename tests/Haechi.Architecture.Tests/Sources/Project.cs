using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Haechi.Architecture.Tests.Sources;

/// <summary>A project file, read from disk.</summary>
internal sealed class Project
{
    private readonly XDocument _file;

    private Project(string path)
    {
        Path = path;
        Name = System.IO.Path.GetFileNameWithoutExtension(path);
        _file = XDocument.Load(Tree.Absolute(path));
        Room = RoomOf(path, Name);
    }

    /// <summary>Every project of the repository; nobody lists them.</summary>
    public static IReadOnlyList<Project> All { get; } = [.. Tree.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)).Select(f => new Project(f))];

    /// <summary>Those that ship.</summary>
    public static IReadOnlyList<Project> Shipped { get; } = [.. All.Where(p => p.Path.StartsWith("src/", StringComparison.Ordinal))];

    public string Name { get; }

    /// <summary>Relative to the root, with forward slashes.</summary>
    public string Path { get; }

    public Room Room { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    /// <summary>Projects that it references directly; patterns are expanded as the build does.</summary>
    public IEnumerable<Project> References => Items("ProjectReference").SelectMany(include =>
    {
        var absolute = System.IO.Path.GetFullPath(System.IO.Path.Combine(Tree.Absolute(Folder), include));
        var pattern = "^" + Regex.Escape(Tree.Relative(absolute)).Replace("\\*", "[^/]*", StringComparison.Ordinal) + "$";
        return All.Where(p => Regex.IsMatch(p.Path, pattern));
    });

    public IEnumerable<string> Packages => Items("PackageReference");

    public IEnumerable<string> Frameworks => Items("FrameworkReference");

    public IEnumerable<string> Friends => Items("InternalsVisibleTo");

    /// <summary>Package references that carry a version of their own.</summary>
    public IEnumerable<string> OwnVersions => _file.Descendants("PackageReference")
        .Where(e => e.Attribute("Version") is not null || e.Attribute("VersionOverride") is not null || e.Element("Version") is not null)
        .Select(e => e.Attribute("Include")?.Value ?? "?");

    public override string ToString() => Name;

    private IEnumerable<string> Items(string element) =>
        _file.Descendants(element).Select(e => e.Attribute("Include")?.Value).OfType<string>().Select(v => v.Replace('\\', '/'));

    private static Room RoomOf(string path, string name) => path.Split('/') switch
    {
        ["tests", ..] => Room.Test,
        ["bench", ..] => Room.Bench,
        ["src", "engines", ..] => Room.Engine,
        ["src", "modules", ..] => name.EndsWith(".Contracts", StringComparison.Ordinal) ? Room.Contracts : Room.Module,
        ["src", "Haechi.Kernel", ..] => Room.Kernel,
        ["src", "Haechi.Platform", ..] => Room.Platform,
        ["src", "Haechi.Console", ..] => Room.Console,
        ["src", "Haechi.Host", ..] => Room.Host,
        _ => throw new InvalidOperationException($"{path} lies in no room of the house; see docs/architecture.md."),
    };
}
