using System.Globalization;
using System.Text;

namespace Haechi.Documents;

/// <summary>
/// Splits a document into passages: at headings, and at paragraphs where a section grows too long. A table's row is never
/// cut. Headers and footers are left out, footnotes stay with what they explain.
/// </summary>
public static class PassageSplitter
{
    /// <summary>A passage that has this many characters ends at the next block or row.</summary>
    public const int Enough = 1200;

    /// <param name="document">What to split.</param>
    /// <param name="source">Name of the file, as ids and sources shall carry it.</param>
    public static IEnumerable<Passage> Split(Document document, string source)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(source);
        var (above, text, number) = (new List<Heading>(), new StringBuilder(), 0);
        var place = default(Position);
        foreach (var (block, line) in document.Blocks.SelectMany(Lines))
        {
            var heading = block as Heading;
            if (text.Length > 0 && (heading is not null || text.Length + line.Length > Enough))
                yield return Take();
            if (text.Length == 0)
                place = block.Position;
            if (heading is not null)
            {
                above.RemoveAll(h => h.Level >= heading.Level);
                above.Add(heading);
            }
            else
            {
                text.Append(line).Append('\n');
            }
        }

        if (text.Length > 0)
            yield return Take();
        else if (number == 0 && document.Title.Length > 0)
            yield return Make(string.Empty);

        Passage Take()
        {
            var taken = text.ToString().TrimEnd('\n');
            text.Clear();
            return Make(taken);
        }

        Passage Make(string taken)
        {
            number++;
            var where = place.Label.Ko;
            return new Passage(
                string.Create(CultureInfo.InvariantCulture, $"{source}#{number}"),
                string.Join(" › ", above.Select(h => Words.OnOneLine(h.Text)).Prepend(document.Title).Distinct()),
                taken, where.Length == 0 ? source : $"{source} ({where})", document.Date);
        }
    }

    private static IEnumerable<(Block Block, string Line)> Lines(Block block) => block switch
    {
        PageMargin => [],
        Table table => (table.Caption.Length > 0 ? table.RowTexts.Prepend(table.Caption) : table.RowTexts).Select(row => (block, row)),
        Footnote { Mark.Length: > 0 } note => [(block, $"{note.Mark}) {note.Words}")],
        _ => [(block, block.Text)],
    };
}
