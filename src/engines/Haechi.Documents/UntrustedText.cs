using System.Text;
using System.Text.RegularExpressions;
using Haechi.Documents.Html;
using Haechi.Documents.Text;

namespace Haechi.Documents;

/// <summary>Bytes from anywhere as text, for whoever reads pages in another way than as documents. The checks are those of <see cref="DocumentReader"/>.</summary>
public static partial class UntrustedText
{
    private const int HeadBytes = 4096;

    /// <summary>The text: by its mark, as UTF-8, as what is declared, or as CP949.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="declared">Encoding that somebody named; null for the one that a page itself names.</param>
    /// <returns>Null when it is no text in any of them.</returns>
    public static string? Decode(byte[] bytes, string? declared = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            return DecodedText.Of(bytes, "", declared ?? DeclaredCharset(bytes)).Text;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    /// <summary>Whether a parser of HTML reads this in time and memory that grow with its length only.</summary>
    public static bool IsBearableHtml(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        try
        {
            HtmlNesting.Check(html, "", new DocumentLimits());
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    internal static string? DeclaredCharset(byte[] bytes) =>
        Charset().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, HeadBytes))) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Charset();
}
