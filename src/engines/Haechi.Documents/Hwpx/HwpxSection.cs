using System.Xml.Linq;
using Haechi.Documents.Packages;

namespace Haechi.Documents.Hwpx;

/// <summary>Reads the paragraphs of one section, in the order of the XML: what a table or box interrupts is cut there.</summary>
internal sealed class HwpxSection(HwpxStyles styles, DocumentLimits limits, Position position, string where, CancellationToken cancel)
{
    private const int DeepestHeading = 3;
    private const int LongestHeading = 100;
    private readonly HwpxDeletions _deletions = new();

    /// <summary>Codes of warnings about what was passed over.</summary>
    public HashSet<string> LeftOut { get; } = new(StringComparer.Ordinal);

    public List<Block> Read(XElement root)
    {
        _deletions.Begin(root);
        var (blocks, notes) = (new List<Block>(), new List<Block>());
        foreach (var paragraph in root.Children("p"))
        {
            cancel.ThrowIfCancellationRequested();
            Paragraph(paragraph, blocks, notes);
            blocks.AddRange(notes);
            notes.Clear();
        }

        if (_deletions.Any)
            LeftOut.Add(Warn.Deleted);
        return blocks;
    }

    private void Paragraph(XElement paragraph, List<Block> blocks, List<Block> notes)
    {
        var line = new HwpxLine(position, blocks);
        if (paragraph.Below("secPr").FirstOrDefault()?.Given("outlineShapeIDRef") is { } outline)
            styles.OutlineNumbering = outline;
        if (styles.HeadOf(paragraph) is { } head)
            line.Shape(head, styles.Marker(head), DeepestHeading, LongestHeading);
        foreach (var item in paragraph.Children("run").SelectMany(run => run.Elements()))
            Item(item, line, blocks, notes);
        line.End();
    }

    private void Item(XElement item, HwpxLine line, List<Block> blocks, List<Block> notes)
    {
        switch (item.Name.LocalName)
        {
            case "t":
                Text(item, line);
                break;
            case "ctrl":
                foreach (var control in item.Elements())
                    Control(control, line, blocks, notes);
                break;
            case "tbl":
                line.End();
                Table(item, blocks, notes);
                break;
            case "equation":
                LeftOut.Add(Warn.Equations);
                break;
            case "secPr":
                break;
            case "switch":
                var branch = item.Children("case").FirstOrDefault(c => c.Below("t").Any()) ?? item.Child("default");
                foreach (var inner in branch?.Elements() ?? [])
                    Item(inner, line, blocks, notes);
                break;
            default:
                line.Append(HwpxObjects.Words(item));
                Boxes(item, line, blocks, notes);
                break;
        }
    }

    /// <summary>Text in boxes, captions and grouped shapes stands on its own.</summary>
    private void Boxes(XElement shape, HwpxLine line, List<Block> blocks, List<Block> notes)
    {
        foreach (var child in shape.Elements())
        {
            if (child.Name.LocalName == "subList")
            {
                line.End();
                Paragraphs(child, blocks, notes);
            }
            else if (child.Name.LocalName == "tbl")
            {
                line.End();
                Table(child, blocks, notes);
            }
            else if (child.HasElements)
            {
                Boxes(child, line, blocks, notes);
            }
        }
    }

    private void Control(XElement control, HwpxLine line, List<Block> blocks, List<Block> notes)
    {
        switch (control.Name.LocalName)
        {
            case "header" or "footer":
                var words = Inside(control, notes);
                if (words.Length > 0)
                    line.Before(new PageMargin(position, control.Name.LocalName == "footer", words));
                break;
            case "footNote" or "endNote":
                notes.Add(new Footnote(position, control.Given("number") ?? string.Empty, Inside(control, notes)));
                break;
            case "hiddenComment":
                Comment(control);
                break;
            case "fieldBegin" when control.Given("type") == "MEMO":
                Comment(control);
                break;
            case "autoNum" when control.Given("numType") is "TABLE" or "PICTURE" or "EQUATION":
                line.Append(control.Given("num") ?? string.Empty);
                break;
            default:
                Boxes(control, line, blocks, notes);
                break;
        }
    }

    private void Comment(XElement control)
    {
        if (control.Below("t").Any(t => t.Value.Length > 0))
            LeftOut.Add(Warn.Comments);
    }

    /// <summary>Everything in a header, note or caption as one text; notes inside of it join the others.</summary>
    private string Inside(XElement element, List<Block> notes)
    {
        var inside = new List<Block>();
        foreach (var list in element.Children("subList"))
            Paragraphs(list, inside, notes);
        return string.Join('\n', inside.Select(b => b.Text));
    }

    private void Paragraphs(XElement list, List<Block> blocks, List<Block> notes)
    {
        foreach (var paragraph in list.Children("p"))
            Paragraph(paragraph, blocks, notes);
    }

    private void Table(XElement element, List<Block> blocks, List<Block> notes)
    {
        cancel.ThrowIfCancellationRequested();
        var caption = Words.OnOneLine(element.Child("caption") is { } named ? Inside(named, notes) : string.Empty);
        var builder = new TableBuilder(limits, where);
        var row = -1;
        foreach (var tr in element.Children("tr"))
        {
            row++;
            foreach (var tc in tr.Children("tc"))
            {
                var cell = new List<Block>();
                foreach (var list in tc.Children("subList"))
                    Paragraphs(list, cell, notes);
                var (address, span) = (tc.Child("cellAddr"), tc.Child("cellSpan"));
                builder.AddAt(address?.Number("rowAddr", row) ?? row, address?.Number("colAddr"), cell,
                    span?.Number("rowSpan", 1) ?? 1, span?.Number("colSpan", 1) ?? 1, tc.Given("header") == "1");
            }
        }

        blocks.AddTable(builder.Build(position, caption));
    }

    private void Text(XElement t, HwpxLine line)
    {
        foreach (var node in t.Nodes())
        {
            if (node is XElement mark && _deletions.Passes(mark))
                continue;
            if (_deletions.Deleting)
                continue;
            if (node is XText text)
                line.Append(text.Value);
            else if (node is XElement sign)
                line.Append(HwpxObjects.Sign(sign));
        }
    }
}
