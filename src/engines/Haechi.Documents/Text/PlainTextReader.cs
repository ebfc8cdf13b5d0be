using Haechi.Documents.Reading;

namespace Haechi.Documents.Text;

/// <summary>Reads plain text: paragraphs are divided by empty lines.</summary>
internal static class PlainTextReader
{
    public static Document Read(DecodedText decoded, string name)
    {
        var blocks = new List<Block>();
        var lines = decoded.Text.Split('\n', '\f');
        for (var at = 0; at < lines.Length;)
        {
            var start = at;
            while (at < lines.Length && !string.IsNullOrWhiteSpace(lines[at]))
                at++;
            var words = Words.Clean(string.Join('\n', lines[start..at]));
            if (words.Length > 0)
                blocks.Add(new Paragraph(new Position(Line: start + 1), words));
            at++;
        }

        return new Document(DocumentKind.Text, Titles.Of(null, blocks, name), blocks) { Warnings = decoded.Warnings };
    }
}
