using System.Text;

namespace Haechi.Documents.Hwpx;

/// <summary>Gathers the text of one paragraph and makes the block that its style asks for.</summary>
internal sealed class HwpxLine(Position position, List<Block> blocks)
{
    private readonly StringBuilder _text = new();
    private HwpxStyles.ParagraphHead? _head;
    private string _marker = string.Empty;
    private int _deepest, _longest;

    public void Shape(HwpxStyles.ParagraphHead head, string marker, int deepestHeading, int longestHeading) =>
        (_head, _marker, _deepest, _longest) = (head, marker, deepestHeading, longestHeading);

    public void Append(string text) => _text.Append(text);

    /// <summary>Puts a block before the paragraph at hand.</summary>
    public void Before(Block block) => blocks.Add(block);

    /// <summary>Ends the paragraph, or the part of it before a table or box; its marker stands before the first part only.</summary>
    public void End()
    {
        var words = Words.Clean(_text.ToString());
        _text.Clear();
        if (words.Length == 0)
            return;
        blocks.Add(Block(words));
        (_head, _marker) = (null, string.Empty);
    }

    private Block Block(string words)
    {
        if (_head is null)
            return new Paragraph(position, words);
        return _head.Type == "OUTLINE" && _head.Level < _deepest && words.Length <= _longest
            ? new Heading(position, _head.Level + 1, _marker, words)
            : new ListItem(position, _head.Level + 1, _marker, words);
    }
}
