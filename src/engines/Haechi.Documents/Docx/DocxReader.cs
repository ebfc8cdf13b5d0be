using System.Xml.Linq;
using Haechi.Documents.Packages;
using Haechi.Documents.Reading;

namespace Haechi.Documents.Docx;

/// <summary>Reads DOCX: what a reader would print with all tracked changes accepted, without comments.</summary>
internal static class DocxReader
{
    public static Document Read(ZipPackage package, DocumentLimits limits, CancellationToken cancel)
    {
        if (package.HasLockedEntry)
            throw Refuse.Encrypted(package.Name);
        var parts = new DocxParts(package, limits, cancel);
        var body = parts.Load(parts.Main)?.Child("body") ?? throw Refuse.Broken(package.Name, parts.Main);
        var story = new DocxStory(parts, limits, $"{package.Name}: {parts.Main}", cancel);
        var blocks = story.Read(body);
        var leftOut = parts.HasBeside("comments.xml") ? story.LeftOut.Append(Warn.Comments) : story.LeftOut;
        var core = parts.Load("docProps/core.xml");
        return new Document(DocumentKind.Docx, Titles.Of(Text(core, "title"), blocks, package.Name), blocks)
        {
            Author = Text(core, "creator"), Language = Text(core, "language"),
            Date = Days.Parse(Text(core, "modified")) ?? Days.Parse(Text(core, "created")),
            Warnings = [.. leftOut.Order(StringComparer.Ordinal).Select(Warn.LeftOut)],
        };
    }

    private static string? Text(XElement? core, string name) => core?.Child(name)?.Value.Trim() is { Length: > 0 } text ? text : null;
}
