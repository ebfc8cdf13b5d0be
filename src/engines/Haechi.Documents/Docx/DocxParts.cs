using System.Xml.Linq;
using Haechi.Documents.Packages;

namespace Haechi.Documents.Docx;

/// <summary>The parts of a word processing package, found through its relationships.</summary>
internal sealed class DocxParts(ZipPackage package, DocumentLimits limits, CancellationToken cancel)
{
    private readonly string _main = MainPart(package, limits, cancel);
    private Dictionary<string, string>? _targets;

    public string Main => _main;

    public XElement? Load(string part) => XmlPart.Load(package, part, limits, cancel);

    /// <summary>A part beside the main one, such as <c>styles.xml</c>.</summary>
    public XElement? Beside(string name) => Load(Folder(_main) + name);

    public bool HasBeside(string name) => package.Has(Folder(_main) + name);

    /// <summary>A part that the main one refers to by id; null when it is missing or outside of the package.</summary>
    public (string Name, XElement Root)? Related(string id)
    {
        _targets ??= Targets();
        return _targets.TryGetValue(id, out var part) && Load(part) is { } root ? (part, root) : null;
    }

    private Dictionary<string, string> Targets() =>
        Load($"{Folder(_main)}_rels/{_main[Folder(_main).Length..]}.rels")?.Children("Relationship")
            .Where(r => r.Given("TargetMode") != "External").DistinctBy(r => r.Given("Id") ?? string.Empty)
            .ToDictionary(r => r.Given("Id") ?? string.Empty, r => Resolve(r.Given("Target") ?? string.Empty), StringComparer.Ordinal) ?? [];

    private string Resolve(string target) => target.StartsWith('/') ? target[1..] : Folder(_main) + target;

    private static string Folder(string part) => part[..(part.LastIndexOf('/') + 1)];

    private static string MainPart(ZipPackage package, DocumentLimits limits, CancellationToken cancel)
    {
        var named = XmlPart.Load(package, "_rels/.rels", limits, cancel)?.Children("Relationship")
            .FirstOrDefault(r => r.Given("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true)?.Given("Target")?.TrimStart('/');
        return named is not null && package.Has(named) ? named : "word/document.xml";
    }
}
