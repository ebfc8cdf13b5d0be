using System.Text.RegularExpressions;
using Haechi.Documents.Reading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Haechi.Documents.Pdf;

/// <summary>Reads the text of a PDF page by page.</summary>
internal static partial class PdfReader
{
    public static Document Read(Stream stream, string name, DocumentLimits limits, CancellationToken cancel)
    {
        if (stream.Length > limits.MaxFileBytes)
            throw Refuse.TooLarge(name, limits.MaxFileBytes);
        var bytes = new byte[stream.Length];
        stream.Position = 0;
        stream.ReadExactly(bytes);
        try
        {
            using var pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            return Read(pdf, name, limits, cancel);
        }
        catch (PdfDocumentEncryptedException)
        {
            throw Refuse.Encrypted(name);
        }
        catch (Exception e) when (e is not (RefusedException or OperationCanceledException or OutOfMemoryException))
        {
            // The library meets a damaged file with whatever its parser ran into; to the owner of the file it is all one.
            throw Refuse.Broken(name, "PDF");
        }
    }

    private static Document Read(PdfDocument pdf, string name, DocumentLimits limits, CancellationToken cancel)
    {
        var (pages, empty, broken) = (new List<PdfPage>(), new List<int>(), new List<int>());
        var count = Math.Min(pdf.NumberOfPages, limits.MaxPages);
        for (var number = 1; number <= count; number++)
        {
            cancel.ThrowIfCancellationRequested();
            if (Lines(pdf, number) is not { } lines)
                broken.Add(number);
            else if (lines.Count == 0)
                empty.Add(number);
            else
                pages.Add(new PdfPage(number, lines));
        }

        if (pages.Count == 0)
            throw broken.Count > 0 || count == 0 ? Refuse.Broken(name, "PDF") : Refuse.NoText(name);
        var blocks = PdfBlocks.Of(pages);
        return new Document(DocumentKind.Pdf, Titles.Of(Text(pdf.Information.Title), blocks, name), blocks)
        {
            Author = Text(pdf.Information.Author), Date = Day(pdf.Information.ModifiedDate) ?? Day(pdf.Information.CreationDate),
            Warnings = [.. Warnings(pdf.NumberOfPages, count, empty, broken)],
        };
    }

    /// <summary>The lines of a page; null when it is damaged. One bad page does not lose the others.</summary>
    private static IReadOnlyList<PdfLine>? Lines(PdfDocument pdf, int number)
    {
        try
        {
            return PdfLines.Of(pdf.GetPage(number).Letters);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static IEnumerable<DocumentWarning> Warnings(int pages, int read, List<int> empty, List<int> broken)
    {
        if (pages > read)
            yield return Warn.Pages(read);
        if (empty.Count > 0)
            yield return Warn.PagesWithoutText(empty);
        if (broken.Count > 0)
            yield return Warn.BrokenPages(broken);
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : Words.Clean(text);

    /// <summary>Written as <c>D:20240502093000+09'00'</c>: the day is in the writer's own time.</summary>
    private static DateOnly? Day(string? text) => text is null || Moment().Match(text) is not { Success: true } match ? null : Days.Parse($"{match.Groups[1]}-{match.Groups[2]}-{match.Groups[3]}");

    [GeneratedRegex(@"^(?:D:)?(\d{4})(\d{2})(\d{2})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Moment();
}
