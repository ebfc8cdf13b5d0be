using System.Text;

namespace Haechi.Documents.Csv;

/// <summary>One row of a file.</summary>
/// <param name="Line">Line of the file on which it begins, from 1.</param>
/// <param name="Values">Its fields without quotes.</param>
internal readonly record struct CsvRow(long Line, IReadOnlyList<string> Values);

/// <summary>Reads rows one after another; only the row at hand is in memory. Quotes and doubled quotes as in RFC 4180.</summary>
/// <param name="reader">The text.</param>
/// <param name="delimiter">Between fields.</param>
/// <param name="longestRow">Most characters of a row: a quote that is never closed must not take in the rest of the file.</param>
/// <param name="name">For refusals.</param>
internal sealed class CsvParser(TextReader reader, char delimiter, int longestRow, string name)
{
    private readonly char[] _buffer = new char[1 << 15];
    private int _at, _end;
    private long _line = 1;

    public IEnumerable<CsvRow> Rows(CancellationToken cancel)
    {
        for (var next = Peek(); next >= 0; next = Peek())
        {
            cancel.ThrowIfCancellationRequested();
            var row = Row();
            if (row.Values.Count > 1 || row.Values[0].Length > 0)
                yield return row;
        }
    }

    private CsvRow Row()
    {
        var (begin, length) = (_line, 0);
        var values = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        while (true)
        {
            var c = Next();
            if (c >= 0 && ++length > longestRow)
                throw quoted ? Refuse.OpenQuote(name, begin) : Refuse.RowTooLong(name, begin);
            if (c < 0 || (!quoted && c is '\n' or '\r'))
                break;
            if (c == '"' && quoted && Peek() == '"')
                field.Append((char)Next());
            else if (c == '"' && (quoted || IsBlank(field)))
                quoted = Toggle(quoted, field);
            else if (c == delimiter && !quoted)
                Close(values, field);
            else
                field.Append((char)c);
        }

        if (quoted)
            throw Refuse.OpenQuote(name, begin);
        Close(values, field);
        return new CsvRow(begin, values);
    }

    private static bool IsBlank(StringBuilder field)
    {
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] != ' ')
                return false;
        }

        return true;
    }

    private static bool Toggle(bool quoted, StringBuilder field)
    {
        if (!quoted)
            field.Clear();
        return !quoted;
    }

    private static void Close(List<string> values, StringBuilder field)
    {
        values.Add(Words.Clean(field.ToString()));
        field.Clear();
    }

    private int Peek()
    {
        if (_at >= _end)
            (_at, _end) = (0, reader.Read(_buffer, 0, _buffer.Length));
        return _at < _end ? _buffer[_at] : -1;
    }

    private int Next()
    {
        var c = Peek();
        _at++;
        if (c == '\r' && Peek() == '\n')
        {
            _at++;
            c = '\n';
        }

        _line += c is '\n' or '\r' ? 1 : 0;
        return c;
    }
}
