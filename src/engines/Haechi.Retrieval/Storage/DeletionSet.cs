using System.Runtime.InteropServices;

namespace Haechi.Retrieval.Storage;

/// <summary>Documents of a segment that are gone: a bit each. Immutable once it is on disk.</summary>
internal sealed class DeletionSet
{
    private readonly ulong[] _bits;

    public DeletionSet(int documents) => _bits = new ulong[(documents + 63) / 64];

    private DeletionSet(ulong[] bits) => _bits = bits;

    public int Count => _bits.Sum(System.Numerics.BitOperations.PopCount);

    public bool Contains(int document) => (_bits[document >> 6] >> (document & 63) & 1) != 0;

    public bool Add(int document)
    {
        var before = Contains(document);
        _bits[document >> 6] |= 1UL << (document & 63);
        return !before;
    }

    public DeletionSet Copy() => new([.. _bits]);

    public byte[] ToBytes()
    {
        var bits = MemoryMarshal.AsBytes<ulong>(_bits);
        var bytes = new byte[bits.Length + 4];
        bits.CopyTo(bytes);
        BitConverter.TryWriteBytes(bytes.AsSpan(bits.Length), Checksum.Of(bits));
        return bytes;
    }

    public static DeletionSet Read(string path, int documents)
    {
        var bytes = File.ReadAllBytes(path);
        var size = (documents + 63) / 64 * 8;
        if (bytes.Length != size + 4 || BitConverter.ToUInt32(bytes, size) != Checksum.Of(bytes.AsSpan(0, size)))
            throw new IndexFormatException($"{path} is damaged or cut short. Restore it or make the index anew.");
        return new DeletionSet(MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(0, size)).ToArray());
    }
}
