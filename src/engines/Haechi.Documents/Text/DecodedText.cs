using System.Text;

namespace Haechi.Documents.Text;

/// <summary>Bytes as text, with the encoding that was found.</summary>
/// <param name="Text">Without a byte order mark; lines end with <c>\n</c>.</param>
/// <param name="FirstBadLine">Line, from 1, of the first character that could not be read; null when all could.</param>
internal sealed record DecodedText(string Text, int? FirstBadLine)
{
    private const int SampleBytes = 1 << 20;

    /// <summary>A byte sequence of one in twenty that no encoding explains is not text.</summary>
    private const double MostUnreadable = 0.05;

    public IReadOnlyList<DocumentWarning> Warnings => FirstBadLine is { } line ? [Warn.UnreadableCharacters(line)] : [];

    public static DecodedText Of(byte[] bytes, string name, string? declared = null)
    {
        var encoding = TextEncoding.Detect(bytes.AsSpan(0, Math.Min(bytes.Length, SampleBytes)), declared) ?? throw Refuse.NotText(name);
        var text = encoding.GetString(bytes).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var bad = text.Count(c => c == '\uFFFD');
        var binary = text.Count(c => c < ' ' && c is not ('\n' or '\t' or '\f'));
        if (bad + binary > Math.Max(text.Length * MostUnreadable, 2))
            throw Refuse.NotText(name);
        return new DecodedText(text, bad == 0 ? null : text.AsSpan(0, text.IndexOf('\uFFFD', StringComparison.Ordinal)).Count('\n') + 1);
    }
}
