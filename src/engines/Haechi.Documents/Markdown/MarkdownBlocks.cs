using System.Globalization;
using Haechi.Documents.Html;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using MarkdownTable = Markdig.Extensions.Tables.Table;
using MarkdownCell = Markdig.Extensions.Tables.TableCell;
using MarkdownNote = Markdig.Extensions.Footnotes.Footnote;
using MarkdownRow = Markdig.Extensions.Tables.TableRow;
using SyntaxBlock = Markdig.Syntax.Block;

namespace Haechi.Documents;

/// <summary>Turns the blocks of a parsed Markdown text into ours.</summary>
internal sealed class MarkdownBlocks(string name, DocumentLimits limits, CancellationToken cancel)
{
    public List<Block> Read(MarkdownDocument document)
    {
        var blocks = new List<Block>();
        Children(document, blocks, 0);
        return blocks;
    }

    private void Children(ContainerBlock container, List<Block> blocks, int list)
    {
        foreach (var block in container)
        {
            cancel.ThrowIfCancellationRequested();
            One(block, blocks, list);
        }
    }

    private void One(SyntaxBlock block, List<Block> blocks, int list)
    {
        var place = new Position(Line: block.Line + 1);
        switch (block)
        {
            case YamlFrontMatterBlock or LinkReferenceDefinitionGroup or LinkReferenceDefinition or ThematicBreakBlock:
                break;
            case HeadingBlock heading:
                if (MarkdownWords.Of(heading.Inline) is { Length: > 0 } words)
                    blocks.Add(new Heading(place, heading.Level, string.Empty, words));
                break;
            case HtmlBlock html:
                blocks.AddRange(HtmlReader.Fragment(html.Lines.ToString(), name, limits, cancel));
                break;
            case LeafBlock leaf:
                Add(blocks, place, leaf is CodeBlock ? Words.Clean(leaf.Lines.ToString()) : MarkdownWords.Of(leaf.Inline));
                break;
            case MarkdownTable table:
                blocks.AddTable(Table(table, place));
                break;
            case ListBlock items:
                Items(items, blocks, list + 1);
                break;
            case MarkdownNote note:
                var inside = new List<Block>();
                Children(note, inside, 0);
                blocks.Add(new Footnote(place, (note.Label ?? string.Empty).TrimStart('^'), string.Join('\n', inside.Select(b => b.Text))));
                break;
            case ContainerBlock container:
                Children(container, blocks, list);
                break;
        }
    }

    private void Items(ListBlock list, List<Block> blocks, int level)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var first = item.Count > 0 && item[0] is ParagraphBlock paragraph ? paragraph : null;
            if (first is not null && MarkdownWords.Of(first.Inline) is { Length: > 0 } words)
                blocks.Add(new ListItem(new Position(Line: item.Line + 1), level, list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number}{list.OrderedDelimiter}") : string.Empty, words));
            foreach (var block in item.Skip(first is null ? 0 : 1))
                One(block, blocks, level);
            number++;
        }
    }

    private Table? Table(MarkdownTable table, Position place)
    {
        var builder = new TableBuilder(limits, name);
        var headings = 0;
        foreach (var row in table.OfType<MarkdownRow>())
        {
            builder.BeginRow();
            headings += row.IsHeader ? 1 : 0;
            foreach (var cell in row.OfType<MarkdownCell>())
            {
                var inside = new List<Block>();
                Children(cell, inside, 0);
                builder.Add(inside, cell.RowSpan, cell.ColumnSpan);
            }
        }

        return builder.Build(place, headerRows: headings);
    }

    private static void Add(List<Block> blocks, Position place, string words)
    {
        if (words.Length > 0)
            blocks.Add(new Paragraph(place, words));
    }
}
