using Haechi.Documents.Docx;
using Haechi.Documents.Hwpx;
using Haechi.Documents.Packages;

namespace Haechi.Documents.Reading;

/// <summary>Which document a zip is, told from its parts.</summary>
internal static class PackageKind
{
    public static Document Read(ZipPackage package, DocumentLimits limits, CancellationToken cancel)
    {
        if (Has(package, p => p.StartsWith("Contents/", StringComparison.OrdinalIgnoreCase) && (p.EndsWith(".hpf", StringComparison.OrdinalIgnoreCase) || p.EndsWith("section0.xml", StringComparison.OrdinalIgnoreCase))))
            return HwpxReader.Read(package, limits, cancel);
        if (Has(package, p => p.StartsWith("word/", StringComparison.OrdinalIgnoreCase)))
            return DocxReader.Read(package, limits, cancel);
        throw Refuse.Unsupported(package.Name, Name(package), "HWPX, DOCX, PDF 또는 CSV로 다시 저장해 주십시오.", "Save it as HWPX, DOCX, PDF or CSV.");
    }

    private static string Name(ZipPackage package) =>
        Has(package, p => p.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) ? "XLSX"
        : Has(package, p => p.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase)) ? "PPTX"
        : package.Has("content.xml") ? "OpenDocument"
        : "ZIP";

    private static bool Has(ZipPackage package, Func<string, bool> named) => package.Parts.Any(named);
}
