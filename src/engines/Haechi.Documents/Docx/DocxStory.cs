using System.Xml.Linq;
using Haechi.Documents.Packages;

namespace Haechi.Documents.Docx;

/// <summary>Reads the flow of paragraphs and tables of a body, cell, note or box.</summary>
internal sealed class DocxStory(DocxParts parts, DocumentLimits limits, string where, CancellationToken cancel)
{
    private readonly DocxStyles _styles = DocxStyles.Of(parts.Beside("styles.xml"));
    private readonly DocxNumbering _numbering = DocxNumbering.Of(parts.Beside("numbering.xml"));
    private readonly HashSet<string> _margins = new(StringComparer.Ordinal);
    private DocxNotes? _notes;
    private int _section = 1;
    private int _sectionStart;

    /// <summary>Codes of warnings about what was passed over.</summary>
    public HashSet<string> LeftOut { get; } = new(StringComparer.Ordinal);

    private Position Here => new(Section: _section);

    public List<Block> Read(XElement body)
    {
        var (blocks, notes) = (new List<Block>(), new List<Block>());
        Flow(body, blocks, notes, top: true);
        blocks.AddRange(notes);
        return blocks;
    }

    private void Flow(XElement container, List<Block> blocks, List<Block> notes, bool top = false)
    {
        foreach (var element in container.Elements())
        {
            cancel.ThrowIfCancellationRequested();
            switch (element.Name.LocalName)
            {
                case "p":
                    Paragraph(element, blocks, notes);
                    if (element.Child("pPr")?.Child("sectPr") is { } ending && top)
                        EndSection(ending, blocks, notes);
                    break;
                case "tbl":
                    blocks.AddTable(new DocxTable(limits, where, (cell, into) => Flow(cell, into, notes)).Read(element, Here));
                    break;
                case "sectPr" when top:
                    EndSection(element, blocks, notes);
                    break;
                case "del" or "moveFrom":
                    LeftOut.Add(Warn.Deleted);
                    break;
                case "pPr" or "tcPr" or "sdtPr" or "sectPr":
                    break;
                default:
                    Flow(element, blocks, notes, top);
                    break;
            }

            if (top)
            {
                blocks.AddRange(notes);
                notes.Clear();
            }
        }
    }

    private void Paragraph(XElement paragraph, List<Block> blocks, List<Block> notes)
    {
        var properties = paragraph.Child("pPr");
        var (heading, list) = (_styles.HeadingLevel(properties), _styles.ListOf(properties));
        var marker = default(string);
        var run = new DocxRuns(LeftOut, End, box => Flow(box, blocks, notes), (kind, id) => Note(kind, id, notes));
        run.Read(paragraph);
        End(run.Take());
        return;

        void End(string words)
        {
            if (words.Length == 0)
                return;
            var first = marker is null;
            marker ??= list is { } item ? _numbering.Marker(item.List, item.Level) : string.Empty;
            blocks.Add(heading is { } level && first ? new Heading(Here, level, marker, words)
                : list is { } entry && first ? new ListItem(Here, entry.Level + 1, marker, words)
                : new Paragraph(Here, words));
        }
    }

    private void Note(string kind, string id, List<Block> notes)
    {
        _notes ??= new DocxNotes(parts);
        if (_notes.Take(kind, id) is not { } note)
            return;
        var inside = new List<Block>();
        Flow(note.Body, inside, notes);
        if (inside.Count > 0)
            notes.Add(new Footnote(Here, note.Mark, string.Join('\n', inside.Select(b => b.Text))));
    }

    /// <summary>Headers and footers are declared at the end of their section and printed from its beginning.</summary>
    private void EndSection(XElement section, List<Block> blocks, List<Block> notes)
    {
        foreach (var reference in section.Elements().Where(e => e.Name.LocalName is "headerReference" or "footerReference"))
        {
            if (parts.Related(reference.Given("id") ?? string.Empty) is not { } part || !_margins.Add(part.Name))
                continue;
            var inside = new List<Block>();
            Flow(part.Root, inside, notes);
            if (inside.Count > 0)
                blocks.Insert(_sectionStart++, new PageMargin(Here, reference.Name.LocalName == "footerReference", string.Join('\n', inside.Select(b => b.Text))));
        }

        _section++;
        _sectionStart = blocks.Count;
    }
}
