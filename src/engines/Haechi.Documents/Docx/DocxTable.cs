using System.Xml.Linq;
using Haechi.Documents.Packages;

namespace Haechi.Documents.Docx;

/// <summary>Reads a table: columns from gridSpan, rows from vMerge.</summary>
/// <param name="limits">Size of the table.</param>
/// <param name="where">For refusals.</param>
/// <param name="flow">Reads a cell's content into a list.</param>
internal sealed class DocxTable(DocumentLimits limits, string where, Action<XElement, List<Block>> flow)
{
    private readonly List<Cell> _cells = [];
    private readonly Dictionary<int, Cell> _open = [];

    private sealed class Cell(int row, int column, int width, bool heading)
    {
        public int Row => row;
        public int Column => column;
        public int Width => width;
        public bool Heading => heading;
        public int Height { get; set; } = 1;
        public List<Block> Blocks { get; } = [];
    }

    public Table? Read(XElement table, Position position)
    {
        var row = 0;
        foreach (var tr in Inside(table, "tr"))
        {
            if (tr.Child("trPr")?.Child("del") is null)
                Row(tr, row++);
        }

        var builder = new TableBuilder(limits, where);
        foreach (var cell in _cells)
            builder.AddAt(cell.Row, cell.Column, cell.Blocks, cell.Height, cell.Width, cell.Heading);
        return builder.Build(position, Words.OnOneLine(table.Child("tblPr")?.Child("tblCaption")?.Given("val") ?? string.Empty));
    }

    private void Row(XElement tr, int row)
    {
        var properties = tr.Child("trPr");
        var column = properties?.Child("gridBefore")?.Number("val") ?? 0;
        var heading = properties?.Child("tblHeader") is { } mark && mark.Given("val") is not ("0" or "false" or "off");
        foreach (var tc in Inside(tr, "tc"))
        {
            var cell = tc.Child("tcPr");
            var width = Math.Clamp(cell?.Child("gridSpan")?.Number("val", 1) ?? 1, 1, 1000);
            var merge = cell?.Child("vMerge");
            if (merge is not null && merge.Given("val") != "restart" && _open.TryGetValue(column, out var above) && above.Row + above.Height == row)
            {
                above.Height++;
                flow(tc, above.Blocks);
            }
            else
            {
                var placed = new Cell(row, column, width, heading);
                flow(tc, placed.Blocks);
                _cells.Add(placed);
                _open[column] = placed;
            }

            column += width;
        }
    }

    /// <summary>Rows and cells may be wrapped in content controls and marks of change.</summary>
    private static IEnumerable<XElement> Inside(XElement element, string name) => element.Elements().SelectMany(child =>
        child.Name.LocalName == name ? [child]
        : child.Name.LocalName is "sdt" or "sdtContent" or "ins" or "customXml" or "moveTo" ? Inside(child, name)
        : []);
}
