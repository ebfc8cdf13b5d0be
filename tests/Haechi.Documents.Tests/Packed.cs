using System.IO.Compression;
using System.Text;

namespace Haechi.Documents.Tests;

/// <summary>Makes packages for tests.</summary>
internal static class Packed
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static byte[] Zip(params (string Name, string Text)[] entries) => Zip(CompressionLevel.Optimal, entries);

    public static byte[] Zip(CompressionLevel level, (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    /// <summary>An HWPX of one section with these paragraphs.</summary>
    public static byte[] Hwpx(string paragraphs, params (string Name, string Text)[] more) => Zip([
        ("mimetype", "application/hwp+zip"),
        ("Contents/section0.xml", Section(paragraphs)),
        .. more]);

    /// <summary>The same package with other bytes: entries as they are, or packed.</summary>
    public static byte[] Again(byte[] package, CompressionLevel level)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return Zip(level, [.. zip.Entries.Select(e => (e.FullName, new StreamReader(e.Open()).ReadToEnd()))]);
    }

    public static string Section(string paragraphs) => $"<hs:sec xmlns:hs='urn:section' xmlns:hp='urn:paragraph'>{paragraphs}</hs:sec>";

    /// <summary>A paragraph of one run.</summary>
    public static string P(string run) => $"<hp:p><hp:run>{run}</hp:run></hp:p>";

    public static string T(string text) => $"<hp:t>{text}</hp:t>";

    /// <summary>A cell at its address.</summary>
    public static string Tc(int row, int column, string text, int rows = 1, int columns = 1, bool heading = false) =>
        $"<hp:tc header='{(heading ? 1 : 0)}'><hp:subList>{P(T(text))}</hp:subList><hp:cellAddr colAddr='{column}' rowAddr='{row}'/><hp:cellSpan colSpan='{columns}' rowSpan='{rows}'/></hp:tc>";

    public static byte[] Docx(string body, params (string Name, string Xml)[] more) => Zip([
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", $"<w:document xmlns:w='{Word}' xmlns:r='urn:r'><w:body>{body}</w:body></w:document>"),
        .. more.Select(m => (m.Name, m.Xml.Replace("xmlns:w", $"xmlns:w='{Word}'", StringComparison.Ordinal)))]);

    public static string WordParagraph(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    public static string WordCell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{WordParagraph(text)}</w:tc>";
}
