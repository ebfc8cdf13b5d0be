using System.Buffers.Binary;
using System.Text;

namespace Haechi.OnlineSafety.Evidence;

/// <summary>
/// A ZIP file (APPNOTE 6.3) whose every byte follows from its entries: stored, not compressed, without times. Any tool opens
/// it, and writing the same entries again gives the same bytes, so that no byte of the container can change unseen either.
/// </summary>
internal static class StoredZip
{
    /// <summary>The largest archive that is written, in bytes.</summary>
    public const int LongestArchive = 512 << 20;

    private const uint LocalMark = 0x04034b50, CentralMark = 0x02014b50, EndMark = 0x06054b50;
    private const ushort Version = 20, Utf8Names = 0x0800, FirstOfJanuary1980 = 0x0021;

    /// <exception cref="InvalidDataException">There is more than fits.</exception>
    public static byte[] Write(IReadOnlyList<EvidenceEntry> entries)
    {
        if (entries.Sum(e => (long)e.Bytes.Length) > LongestArchive || entries.Count > 60_000)
        {
            throw new InvalidDataException($"An evidence archive holds at most {LongestArchive:N0} bytes in 60,000 files.");
        }

        using var zip = new MemoryStream();
        var central = new MemoryStream();
        foreach (var entry in entries)
        {
            var name = Encoding.UTF8.GetBytes(entry.Name);
            var crc = Crc32.Of(entry.Bytes.Span);
            var at = (uint)zip.Length;
            Local(zip, name, crc, (uint)entry.Bytes.Length);
            zip.Write(entry.Bytes.Span);
            Central(central, name, crc, (uint)entry.Bytes.Length, at);
        }

        End(zip, central, (ushort)entries.Count);
        return zip.ToArray();
    }

    private static void Local(MemoryStream to, byte[] name, uint crc, uint length)
    {
        Span<byte> head = stackalloc byte[30];
        BinaryPrimitives.WriteUInt32LittleEndian(head, LocalMark);
        Common(head[4..], crc, length, name.Length);
        to.Write(head);
        to.Write(name);
    }

    private static void Central(MemoryStream to, byte[] name, uint crc, uint length, uint at)
    {
        Span<byte> head = stackalloc byte[46];
        BinaryPrimitives.WriteUInt32LittleEndian(head, CentralMark);
        BinaryPrimitives.WriteUInt16LittleEndian(head[4..], Version);
        Common(head[6..], crc, length, name.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[42..], at);
        to.Write(head);
        to.Write(name);
    }

    // Version needed, flags, method 0, time 0, date, CRC, both lengths, length of the name, no extra field.
    private static void Common(Span<byte> head, uint crc, uint length, int name)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(head, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(head[2..], Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(head[8..], FirstOfJanuary1980);
        BinaryPrimitives.WriteUInt32LittleEndian(head[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(head[14..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[18..], length);
        BinaryPrimitives.WriteUInt16LittleEndian(head[22..], (ushort)name);
    }

    private static void End(MemoryStream zip, MemoryStream central, ushort count)
    {
        var at = (uint)zip.Length;
        central.WriteTo(zip);
        Span<byte> end = stackalloc byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, EndMark);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)central.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], at);
        zip.Write(end);
    }
}
