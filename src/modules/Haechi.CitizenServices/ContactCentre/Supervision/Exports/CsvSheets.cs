using System.Globalization;
using System.Text;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Exports;

/// <summary>Writes tables as CSV after RFC 4180, in UTF-8 with the mark that lets spreadsheet programs read Korean.</summary>
internal static class CsvSheets
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Tables follow one another, each with its name and an empty line between.</summary>
    public static async Task WriteAsync(Stream stream, IReadOnlyList<Sheet> sheets, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, WithMark, leaveOpen: true);
        for (var i = 0; i < sheets.Count; i++)
        {
            if (sheets.Count > 1)
            {
                await writer.WriteAsync($"{(i > 0 ? "\r\n" : "")}{Cell(sheets[i].Name)}\r\n");
            }

            await writer.WriteAsync(string.Join(',', sheets[i].Columns.Select(Cell)) + "\r\n");
            foreach (var row in sheets[i].Rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await writer.WriteAsync(string.Join(',', row.Select(Cell)) + "\r\n");
            }
        }
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => $"\"{SafeCell.Of(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"No cell holds a {value.GetType().Name}.", nameof(value)),
    };
}
