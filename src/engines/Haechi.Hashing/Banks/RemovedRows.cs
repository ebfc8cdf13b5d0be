using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Haechi.Hashing.Banks;

/// <summary>A bit for each removed row, and a CRC-32 at the end.</summary>
internal static class RemovedRows
{
    public static void Write(string path, ReadOnlySpan<ulong> removed)
    {
        var bytes = MemoryMarshal.AsBytes(removed);
        Span<byte> sum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(sum, Checksum.Of(bytes));
        using var file = new FileStream(path, FileMode.Create);
        file.Write(bytes);
        file.Write(sum);
        file.Flush(flushToDisk: true);
    }

    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static ulong[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length % 8 != 4 || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4)) != Checksum.Of(bytes.AsSpan(0, bytes.Length - 4)))
            throw new InvalidDataException($"{path} is damaged. Restore the bank from a copy, or make it again from its list.");
        return MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(0, bytes.Length - 4)).ToArray();
    }
}
