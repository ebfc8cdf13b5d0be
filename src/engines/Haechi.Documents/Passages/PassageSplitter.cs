using System.Globalization;
using System.Text;

namespace Haechi.Documents;

/// <summary>
/// Splits a document into passages: at headings, and at paragraphs where a section grows too long. A table's row is never
/// cut. A heading with nothing below it is a passage of its own. Headers and footers are left out, footnotes stay with what they explain.
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
        var bare = default(Heading);
        var trail = document.Title;
        foreach (var (block, line) in document.Blocks.SelectMany(Lines))
        {
            var heading = block as Heading ?? TypedHeading.Of(block);
            var typed = heading is not null && block is not Heading;
            if (text.Length > 0 && ((heading is not null && (!typed || text.Length >= TypedHeading.FewestBefore)) || text.Length + line.Length > Enough))
                yield return Take();
            if (heading is not null && bare is not null && bare.Level >= heading.Level)
                yield return Make(bare.Text);
            bare = heading is null || typed ? null : heading;
            if (text.Length == 0)
                place = block.Position;
            if (heading is not null)
            {
                above.RemoveAll(h => h.Level >= heading.Level);
                above.Add(heading);
            }

            // Named after where it begins, whatever short headings follow inside of it.
            trail = text.Length == 0 ? Trail() : trail;
            // What only looks like a heading may be an item of a list: its words stay in the text as well.
            if (heading is null || typed)
                text.Append(line).Append('\n');
        }

        if (text.Length > 0)
            yield return Take();
        else if (bare is not null)
            yield return Make(bare.Text);
        else if (number == 0 && document.Title.Length > 0)
            yield return Make(string.Empty);

        string Trail() => string.Join(" › ", above.Select(h => Words.OnOneLine(h.Text)).Prepend(document.Title).Distinct());

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
                trail,
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
