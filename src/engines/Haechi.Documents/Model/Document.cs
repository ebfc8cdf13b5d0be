using System.Text;

namespace Haechi.Documents;

/// <summary>What a file is, told from its content and, among kinds of text, from its name.</summary>
public enum DocumentKind
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Markdown (CommonMark with pipe tables).</summary>
    Markdown,

    /// <summary>HTML.</summary>
    Html,

    /// <summary>Rows with a delimiter: comma, tab, semicolon or bar.</summary>
    Csv,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>Office Open XML word processing.</summary>
    Docx,

    /// <summary>Hancom's OWPML in a zip.</summary>
    Hwpx,
}

/// <summary>A file as it reads: a title and blocks in reading order.</summary>
/// <param name="Kind">What the file is.</param>
/// <param name="Title">From the metadata, else the first heading, else the first line, else the file's name without ending.</param>
/// <param name="Blocks">In reading order. Footnotes follow the block that they belong to.</param>
public sealed record Document(DocumentKind Kind, string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>The day the document gives for itself, when it gives one.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Who wrote it, as the file says; often an account's name.</summary>
    public string? Author { get; init; }

    /// <summary>Language tag such as <c>ko</c>, when the file names one.</summary>
    public string? Language { get; init; }

    /// <summary>What was left out on the way; empty when everything was read.</summary>
    public IReadOnlyList<DocumentWarning> Warnings { get; init; } = [];

    /// <summary>All text in reading order, one block a line, tables cell by cell without repeated headings.</summary>
    public string PlainText
    {
        get
        {
            var text = new StringBuilder();
            foreach (var block in Blocks)
                block.AppendTo(text);
            return text.ToString();
        }
    }
}

/// <summary>Something of a document was not read, or read with a doubt. The rest stands.</summary>
/// <param name="Code">Stable machine name in kebab-case, e.g. <c>rows-left-out</c>.</param>
/// <param name="What">What was left out, and where.</param>
public sealed record DocumentWarning(string Code, DocumentText What);

/// <summary>A text in Korean and English.</summary>
/// <param name="Ko">Korean.</param>
/// <param name="En">English.</param>
public sealed record DocumentText(string Ko, string En)
{
    /// <summary>The text for a culture name; anything that is not English reads Korean.</summary>
    public string For(string culture) => culture.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Ko;
}
