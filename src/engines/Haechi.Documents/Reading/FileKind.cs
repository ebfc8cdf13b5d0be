using System.Text;

namespace Haechi.Documents.Reading;

/// <summary>What the first bytes say. The name of a file is not asked: people rename files.</summary>
internal static class FileKind
{
    private const string SaveAs = "HWPX, DOCX 또는 PDF로 다시 저장해 주십시오.";
    private const string SaveAsEn = "Save it as HWPX, DOCX or PDF.";

    private static readonly (byte[] Sign, string Name)[] Others =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"), ("GIF8"u8.ToArray(), "GIF"), ("BM"u8.ToArray(), "BMP"),
        ("II*\0"u8.ToArray(), "TIFF"), ("MM\0*"u8.ToArray(), "TIFF"), ("RIFF"u8.ToArray(), "RIFF"), ([0x1F, 0x8B], "gzip"),
        ("7z\xBC\xAF"u8.ToArray(), "7z"), ("Rar!"u8.ToArray(), "RAR"), ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "ELF"),
        ("SQLite format 3"u8.ToArray(), "SQLite"), ("{\\rtf"u8.ToArray(), "RTF"), ("HWP Document File V"u8.ToArray(), "HWP 3"),
    ];

    /// <summary>How rights management products begin the files that they lock.</summary>
    private static readonly string[] Locks = ["<DOCUMENT SAFER", "SCDSA00", "DRMONE", "NASCA DRM FILE"];

    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8);

    /// <summary>PDF allows other bytes before its own.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> head) => head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    /// <summary>Refuses what is known and not read.</summary>
    public static void RefuseOthers(Stream stream, ReadOnlySpan<byte> head, string name)
    {
        var start = Encoding.Latin1.GetString(head[..Math.Min(head.Length, 128)]);
        if (Array.Exists(Locks, l => start.Contains(l, StringComparison.Ordinal)))
            throw Refuse.Encrypted(name);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            throw Compound(stream, name);
        foreach (var (sign, other) in Others)
        {
            if (head.StartsWith(sign) && (sign.Length > 2 || head.Contains((byte)0)))
                throw Refuse.Unsupported(name, other, SaveAs, SaveAsEn);
        }
    }

    /// <summary>An older office file or a locked newer one: both are compound files, told apart by the names in them.</summary>
    private static RefusedException Compound(Stream stream, string name)
    {
        stream.Position = 0;
        var bytes = new byte[Math.Min(stream.Length, 16 << 20)];
        stream.ReadExactly(bytes);
        if (Holds(bytes, "EncryptedPackage") || Holds(bytes, "EncryptionInfo"))
            return Refuse.Encrypted(name);
        if (Holds(bytes, "HwpSummaryInformation") || bytes.AsSpan().IndexOf("HWP Document File"u8) >= 0)
            return Refuse.Unsupported(name, "HWP 5", "한글에서 HWPX로 다시 저장해 주십시오.", "Save it as HWPX in Hancom Office.");
        var found = Holds(bytes, "WordDocument") ? "DOC" : Holds(bytes, "Workbook") ? "XLS" : Holds(bytes, "PowerPoint Document") ? "PPT" : "OLE";
        return Refuse.Unsupported(name, found, SaveAs, SaveAsEn);
    }

    private static bool Holds(byte[] bytes, string name) => bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
}
