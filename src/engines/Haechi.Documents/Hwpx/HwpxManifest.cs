using System.Globalization;
using System.Xml.Linq;
using Haechi.Documents.Packages;
using Haechi.Documents.Reading;

namespace Haechi.Documents.Hwpx;

/// <summary>What the package says of itself: metadata, and which parts are its sections in which order.</summary>
/// <param name="Title">Null when the package names none.</param>
/// <param name="Author">Null when the package names none.</param>
/// <param name="Language">Null when the package names none.</param>
/// <param name="Date">Last change, else making.</param>
/// <param name="Header">Part with styles and numberings.</param>
/// <param name="Sections">Parts with text, in reading order.</param>
internal sealed record HwpxManifest(string? Title, string? Author, string? Language, DateOnly? Date, string Header, IReadOnlyList<string> Sections)
{
    private const string Usual = "Contents/content.hpf";

    public static HwpxManifest Read(ZipPackage package, DocumentLimits limits, CancellationToken cancel)
    {
        RefuseEncrypted(package, limits, cancel);
        var root = XmlPart.Load(package, RootFile(package, limits, cancel), limits, cancel);
        var items = root?.Below("item").Select(i => (Id: i.Given("id") ?? "", Part: Part(package, i.Given("href") ?? "")))
            .Where(i => i.Part is not null).DistinctBy(i => i.Id).ToDictionary(i => i.Id, i => i.Part!, StringComparer.Ordinal) ?? [];
        var spine = root?.Below("itemref").Select(r => items.GetValueOrDefault(r.Given("idref") ?? "")).OfType<string>().Where(IsSection) ?? [];
        // A section that the spine forgets is still text of the document.
        var rest = package.Parts.Where(IsSection).OrderBy(Number);
        return new HwpxManifest(
            root?.Below("title").FirstOrDefault()?.Value, Text(Meta(root, "creator")), root?.Below("language").FirstOrDefault()?.Value,
            Days.Parse(Meta(root, "ModifiedDate")) ?? Days.Parse(Meta(root, "CreatedDate")) ?? Days.Parse(Meta(root, "date")),
            items.GetValueOrDefault("header") ?? "Contents/header.xml",
            [.. spine.Concat(rest).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    private static void RefuseEncrypted(ZipPackage package, DocumentLimits limits, CancellationToken cancel)
    {
        var manifest = XmlPart.Load(package, "META-INF/manifest.xml", limits, cancel);
        if (package.HasLockedEntry || manifest?.Below("encryption-data").Any() == true)
            throw Refuse.Encrypted(package.Name);
    }

    private static string RootFile(ZipPackage package, DocumentLimits limits, CancellationToken cancel)
    {
        var files = XmlPart.Load(package, "META-INF/container.xml", limits, cancel)?.Below("rootfile").ToList() ?? [];
        var named = files.Find(f => f.Given("media-type") == "application/hwpml-package+xml")?.Given("full-path");
        return named is not null && package.Has(named) ? named : Usual;
    }

    /// <summary>Some writers give paths from the package's root, some from the folder of content.hpf.</summary>
    private static string? Part(ZipPackage package, string href) =>
        package.Has(href) ? href : package.Has($"Contents/{href}") ? $"Contents/{href}" : null;

    private static bool IsSection(string part)
    {
        var name = part[(part.LastIndexOf('/') + 1)..];
        return name.StartsWith("section", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);
    }

    private static int Number(string part) =>
        int.TryParse(new string([.. part.Where(char.IsAsciiDigit)]), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    private static string? Meta(XElement? root, string name) => root?.Below("meta").FirstOrDefault(m => m.Given("name") == name)?.Value;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
