using System.Numerics;
using System.Runtime.InteropServices;

namespace Haechi.Retrieval.Storage;

/// <summary>CRC-32C over bytes, eight at a time; the processor has an instruction for it.</summary>
internal struct Checksum()
{
    private uint _crc = uint.MaxValue;

    public readonly uint Value => ~_crc;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var crc = _crc;
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(bytes))
            crc = BitOperations.Crc32C(crc, eight);
        foreach (var one in bytes[(bytes.Length & ~7)..])
            crc = BitOperations.Crc32C(crc, one);
        _crc = crc;
    }

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = new Checksum();
        sum.Add(bytes);
        return sum.Value;
    }
}
