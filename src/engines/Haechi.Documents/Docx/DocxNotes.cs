using System.Globalization;
using System.Xml.Linq;
using Haechi.Documents.Packages;

namespace Haechi.Documents.Docx;

/// <summary>Footnotes and endnotes by id; each is handed out once, numbered as it is met.</summary>
internal sealed class DocxNotes(DocxParts parts)
{
    private readonly Dictionary<string, Dictionary<string, XElement>> _notes = new(StringComparer.Ordinal)
    {
        ["footnote"] = Load(parts, "footnotes.xml", "footnote"),
        ["endnote"] = Load(parts, "endnotes.xml", "endnote"),
    };

    private readonly Dictionary<string, int> _count = new(StringComparer.Ordinal);

    public (string Mark, XElement Body)? Take(string kind, string id)
    {
        if (!_notes[kind].Remove(id, out var body))
            return null;
        var number = _count[kind] = _count.GetValueOrDefault(kind) + 1;
        return (number.ToString(CultureInfo.InvariantCulture), body);
    }

    private static Dictionary<string, XElement> Load(DocxParts parts, string part, string kind) =>
        parts.Beside(part)?.Children(kind).Where(n => n.Given("type") is null or "normal").DistinctBy(n => n.Given("id"))
            .ToDictionary(n => n.Given("id") ?? string.Empty, StringComparer.Ordinal) ?? [];
}
