using System.Text;
using System.Text.Unicode;

namespace Haechi.Documents.Text;

/// <summary>
/// Finds the encoding of text: a byte order mark decides; then UTF-16 without one, by where its zeros stand; then UTF-8,
/// which hardly any other text satisfies by accident; then what the document declares; then CP949, in which Korean files
/// without a mark were written for thirty years (EUC-KR is a part of it).
/// </summary>
internal static class TextEncoding
{
    public static Encoding Cp949 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    /// <param name="bytes">The beginning of the text.</param>
    /// <param name="declared">Name that the document itself gives, e.g. in a meta element; null when it gives none.</param>
    /// <returns>Null when the bytes are no text in any of them.</returns>
    public static Encoding? Detect(ReadOnlySpan<byte> bytes, string? declared = null) =>
        ByMark(bytes) ?? WideWithoutMark(bytes)
        ?? (bytes.Contains((byte)0) ? null : IsUtf8(bytes) ? new UTF8Encoding(false) : Named(declared) ?? (LooksLikeCp949(bytes) ? Cp949 : MostlyUtf8(bytes)));

    private static Encoding? ByMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? new UTF8Encoding(true)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) ? new UTF32Encoding(false, true)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode
        : null;

    /// <summary>Spaces, digits and line ends of UTF-16 have a zero on the same side throughout.</summary>
    private static Encoding? WideWithoutMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0 && bytes.Length < SmallSample)
            return null;
        int even = 0, odd = 0;
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }

        var pairs = bytes.Length / 2;
        // A few syllables, such as 가, have a zero on the other side.
        return odd > pairs / 50 && odd > even * 4 ? Encoding.Unicode : even > pairs / 50 && even > odd * 4 ? Encoding.BigEndianUnicode : null;
    }

    private const int SmallSample = 1 << 20;

    /// <summary>Valid throughout, but for a character cut by the end of the sample.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        for (var cut = 0; cut <= 3 && cut < Math.Max(bytes.Length, 1); cut++)
        {
            if (Utf8.IsValid(bytes[..^cut]))
                return cut == 0 || (bytes[^cut] & 0xC0) == 0xC0;
        }

        return false;
    }

    private static Encoding? Named(string? name)
    {
        var plain = name?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(plain) || plain.StartsWith("utf", StringComparison.Ordinal))
            return null;
        if (plain is "euc-kr" or "euckr" or "ks_c_5601-1987" or "ksc5601" or "ks_c_5601" or "cp949" or "ms949" or "uhc" or "windows-949" or "korean")
            return Cp949;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(plain) ?? Encoding.GetEncoding(plain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Pairs that CP949 knows, and among them enough Hangul: a sequence of random bytes has few.</summary>
    private static bool LooksLikeCp949(ReadOnlySpan<byte> bytes)
    {
        int good = 0, bad = 0, hangul = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
                continue;
            var pair = i + 1 < bytes.Length && IsPair(bytes[i], bytes[i + 1]);
            good += pair ? 1 : 0;
            bad += pair || i + 1 == bytes.Length ? 0 : 1;
            hangul += pair && (bytes[i] is >= 0xB0 and <= 0xC8 || bytes[i + 1] < 0xA1) ? 1 : 0;
            i += pair ? 1 : 0;
        }

        return good > 0 && bad * 20 <= good && hangul * 2 >= good;
    }

    private static bool IsPair(byte lead, byte trail) =>
        lead is >= 0x81 and <= 0xFE && trail is >= 0x41 and <= 0x5A or >= 0x61 and <= 0x7A or >= 0x81 and <= 0xFE;

    /// <summary>UTF-8 with a few broken places, as copying by bytes leaves it.</summary>
    private static UTF8Encoding? MostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.Count(c => c == '\uFFFD') * 50 <= text.Count(c => c >= 0x80) ? new UTF8Encoding(false) : null;
    }
}
