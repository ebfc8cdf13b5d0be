using MiniExcelLibs;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Exports;

/// <summary>Writes tables as the sheets of one workbook.</summary>
internal static class XlsxSheets
{
    public static async Task WriteAsync(Stream stream, IReadOnlyList<Sheet> sheets, CancellationToken cancellationToken)
    {
        // The format is a zip whose directory comes last; it is put together in a file that the system deletes, then sent.
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await file.SaveAsAsync(sheets.ToDictionary(s => s.Name, s => (object)Rows(s)), cancellationToken: cancellationToken);
        file.Position = 0;
        await file.CopyToAsync(stream, cancellationToken);
    }

    private static IEnumerable<Dictionary<string, object?>> Rows(Sheet sheet)
    {
        foreach (var row in sheet.Rows)
        {
            var cells = new Dictionary<string, object?>(sheet.Columns.Count, StringComparer.Ordinal);
            for (var i = 0; i < sheet.Columns.Count; i++)
            {
                cells.Add(sheet.Columns[i], row[i] switch
                {
                    string text => SafeCell.Of(text),
                    DateOnly day => day.ToDateTime(TimeOnly.MinValue),
                    var other => other,
                });
            }

            yield return cells;
        }
    }
}
