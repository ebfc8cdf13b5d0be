using Haechi.Documents.Packages;
using Haechi.Documents.Reading;

namespace Haechi.Documents.Hwpx;

/// <summary>Reads HWPX: the sections in the order of the package's spine.</summary>
internal static class HwpxReader
{
    public static Document Read(ZipPackage package, DocumentLimits limits, CancellationToken cancel)
    {
        var manifest = HwpxManifest.Read(package, limits, cancel);
        if (manifest.Sections.Count == 0)
            throw Refuse.Broken(package.Name, "Contents/section0.xml");
        var styles = HwpxStyles.Of(XmlPart.Load(package, manifest.Header, limits, cancel));
        var blocks = new List<Block>();
        var leftOut = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < manifest.Sections.Count; index++)
        {
            var part = manifest.Sections[index];
            // Line segments say where lines broke on the last screen; they are half of a section's bytes.
            var root = XmlPart.Load(package, part, limits, cancel, skip: "linesegarray");
            if (root is null)
                continue;
            var section = new HwpxSection(styles, limits, new Position(Section: index + 1), $"{package.Name}: {part}", cancel);
            blocks.AddRange(section.Read(root));
            leftOut.UnionWith(section.LeftOut);
        }

        return new Document(DocumentKind.Hwpx, Titles.Of(manifest.Title, blocks, package.Name), blocks)
        {
            Author = manifest.Author, Language = manifest.Language, Date = manifest.Date, Warnings = [.. leftOut.Order(StringComparer.Ordinal).Select(Warn.LeftOut)],
        };
    }
}
