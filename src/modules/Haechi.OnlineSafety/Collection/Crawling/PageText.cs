using System.Text;
using System.Text.RegularExpressions;

namespace Haechi.OnlineSafety.Collection.Crawling;

/// <summary>Letters out of bytes: by their mark, by what the server or the page names, else UTF-8, else the Korean code page of Windows (CP949).</summary>
internal static partial class PageText
{
    private const int Head = 2048;

    static PageText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        var named = charset ?? Charset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Head)])).Groups[1].Value;
        return (Named(named) ?? (IsUtf8(bytes) ? Encoding.UTF8 : Encoding.GetEncoding(949))).GetString(bytes);
    }

    private static Encoding? Named(string name)
    {
        try
        {
            var korean = name.Trim('"', '\'', ' ').ToLowerInvariant() is "euc-kr" or "ks_c_5601-1987" or "ksc5601" or "cp949" or "ms949" or "windows-949" or "x-windows-949";
            return name.Length == 0 ? null : korean ? Encoding.GetEncoding(949) : Encoding.GetEncoding(name.Trim('"', '\'', ' '));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    [GeneratedRegex("charset\\s*=\\s*[\"']?([A-Za-z0-9_-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
