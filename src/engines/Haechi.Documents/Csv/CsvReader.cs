using System.Globalization;
using Haechi.Documents.Reading;

namespace Haechi.Documents.Csv;

/// <summary>Reads rows with a delimiter, as one table or as a stream of passages.</summary>
internal static class CsvReader
{
    /// <summary>A passage of rows takes no further row once it has this many characters.</summary>
    private const int EnoughRows = 400;

    /// <summary>One table with as many rows as the limits allow.</summary>
    public static Document Read(Stream stream, string name, DocumentLimits limits, CancellationToken cancel)
    {
        var format = CsvFormat.Detect(stream, name, cancel);
        using var text = Open(stream, format);
        var builder = new TableBuilder(limits, name);
        var (rows, widest, more) = (0, 1, false);
        var firsts = new List<CsvRow>();
        foreach (var row in new CsvParser(text, format.Delimiter, limits.MaxCsvRow, name).Rows(cancel))
        {
            widest = Math.Max(widest, row.Values.Count);
            more = rows >= limits.MaxCsvRows || (long)(rows + 1) * widest > limits.MaxTableSquares;
            if (more)
                break;
            rows++;
            if (firsts.Count < 3)
                firsts.Add(row);
            builder.BeginRow();
            foreach (var value in row.Values)
                builder.Add([new Paragraph(new Position(Line: Line(row)), value)]);
        }

        var table = builder.Build(new Position(Line: 1), headerRows: HasHeadings(firsts) ? 1 : 0) ?? throw Refuse.Empty(name);
        return new Document(DocumentKind.Csv, Titles.Of(Path.GetFileNameWithoutExtension(name), [], name), [table])
        {
            Warnings = more ? [Warn.Rows(rows)] : [],
        };
    }

    /// <summary>Every row of the file, a few to a passage; nothing but the passage at hand is in memory.</summary>
    public static IEnumerable<Passage> Passages(Stream stream, string name, string source, DocumentLimits limits, CancellationToken cancel)
    {
        var format = CsvFormat.Detect(stream, name, cancel);
        using var text = Open(stream, format);
        using var rows = new CsvParser(text, format.Delimiter, limits.MaxCsvRow, name).Rows(cancel).GetEnumerator();
        var waiting = new List<CsvRow>();
        while (waiting.Count < 3 && rows.MoveNext())
            waiting.Add(rows.Current);
        var headings = HasHeadings(waiting) ? waiting[0].Values : [];
        var (lines, length, number, begin) = (new List<string>(), 0, 0L, 0L);
        foreach (var row in waiting.Skip(headings.Count > 0 ? 1 : 0).Concat(Rest(rows)))
        {
            var line = RowText(headings, row.Values);
            if (lines.Count > 0 && length + line.Length > EnoughRows)
            {
                yield return Make();
                (length, _) = (0, 0);
                lines.Clear();
            }

            begin = lines.Count == 0 ? row.Line : begin;
            lines.Add(line);
            length += line.Length;
        }

        if (lines.Count > 0)
            yield return Make();

        Passage Make() => new(
            string.Create(CultureInfo.InvariantCulture, $"{source}#{++number}"), Path.GetFileNameWithoutExtension(name), string.Join('\n', lines),
            string.Create(CultureInfo.InvariantCulture, $"{source} ({begin}행)"), null);
    }

    private static IEnumerable<CsvRow> Rest(IEnumerator<CsvRow> rows)
    {
        while (rows.MoveNext())
            yield return rows.Current;
    }

    private static StreamReader Open(Stream stream, CsvFormat format)
    {
        stream.Position = 0;
        return new StreamReader(stream, format.Encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
    }

    private static string RowText(IReadOnlyList<string> headings, IReadOnlyList<string> values) => string.Join(" · ", values
        .Select((value, i) => (Heading: i < headings.Count ? Words.OnOneLine(headings[i]) : string.Empty, Value: Words.OnOneLine(value)))
        .Where(f => f.Value.Length > 0).Select(f => f.Heading.Length == 0 ? f.Value : $"{f.Heading}: {f.Value}"));

    /// <summary>A first row of names over rows: no field of it is a number, hardly one is empty.</summary>
    private static bool HasHeadings(IReadOnlyList<CsvRow> rows) =>
        rows.Count > 1 && rows[0].Values.Count > 1
        && rows[0].Values.Count(v => v.Length == 0) * 4 <= rows[0].Values.Count
        && !rows[0].Values.Any(v => double.TryParse(v, NumberStyles.Any, CultureInfo.InvariantCulture, out _) || v.Length > 80);

    private static int Line(CsvRow row) => (int)Math.Min(row.Line, int.MaxValue);
}
