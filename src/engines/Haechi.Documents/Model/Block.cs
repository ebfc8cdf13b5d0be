using System.Text;

namespace Haechi.Documents;

/// <summary>Where a block stands; what the format does not tell is null. All count from 1.</summary>
/// <param name="Page">Page, for PDF.</param>
/// <param name="Section">Section, for HWPX and DOCX.</param>
/// <param name="Line">Line of the file, for text, Markdown and CSV.</param>
public readonly record struct Position(int? Page = null, int? Section = null, int? Line = null)
{
    /// <summary>The place in words, e.g. <c>3쪽</c>; empty when nothing is known.</summary>
    public DocumentText Label =>
        Page is { } page ? new($"{page}쪽", $"page {page}")
        : Section is { } section ? new($"{section}구역", $"section {section}")
        : Line is { } line ? new($"{line}행", $"line {line}")
        : new(string.Empty, string.Empty);
}

/// <summary>One piece of a document.</summary>
/// <param name="Position">Where it stands.</param>
public abstract record Block(Position Position)
{
    /// <summary>What it says, on its own. Line breaks are <c>\n</c>.</summary>
    public abstract string Text { get; }

    internal virtual void AppendTo(StringBuilder text) => text.Append(Text).Append('\n');
}

/// <summary>A heading.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="Level">1 is the highest, 9 the lowest.</param>
/// <param name="Number">The number that the format puts before it, e.g. <c>1.</c>; empty when it has none.</param>
/// <param name="Words">The heading without its number.</param>
public sealed record Heading(Position Position, int Level, string Number, string Words) : Block(Position)
{
    /// <inheritdoc />
    public override string Text => Number.Length == 0 ? Words : $"{Number} {Words}";
}

/// <summary>A paragraph.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="Words">Its text.</param>
public sealed record Paragraph(Position Position, string Words) : Block(Position)
{
    /// <inheritdoc />
    public override string Text => Words;
}

/// <summary>One item of a list.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="Level">1 is the outermost.</param>
/// <param name="Marker">The bullet or number before it; empty when the format gives none.</param>
/// <param name="Words">The item without its marker.</param>
public sealed record ListItem(Position Position, int Level, string Marker, string Words) : Block(Position)
{
    /// <inheritdoc />
    public override string Text => Marker.Length == 0 ? Words : $"{Marker} {Words}";
}

/// <summary>A footnote or endnote. It stands after the block that it belongs to.</summary>
/// <param name="Position">Where it is referred to.</param>
/// <param name="Mark">Its number or sign; empty when the format gives none.</param>
/// <param name="Words">The note.</param>
public sealed record Footnote(Position Position, string Mark, string Words) : Block(Position)
{
    /// <inheritdoc />
    public override string Text => Words;
}

/// <summary>Text that repeats at the top (or bottom) of pages.</summary>
/// <param name="Position">Where the format declares it.</param>
/// <param name="Bottom">A footer, not a header.</param>
/// <param name="Words">Its text.</param>
public sealed record PageMargin(Position Position, bool Bottom, string Words) : Block(Position)
{
    /// <inheritdoc />
    public override string Text => Words;
}
