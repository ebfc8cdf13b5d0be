using System.Buffers.Binary;

namespace Haechi.Hashing.Banks;

/// <summary>One line of a journal: 48 bytes, little-endian: kind (4), number (8), hash (32; else nought), CRC-32 of the 44 before it (4).</summary>
/// <param name="Kind">What the line says.</param>
/// <param name="Id">Number of the hash.</param>
/// <param name="Hash">The hash that is kept.</param>
internal readonly record struct BankChange(BankChangeKind Kind, long Id = 0, PdqHash Hash = default)
{
    public const int Length = 48;

    private const int Checked = Length - 4;

    public void Write(Span<byte> line)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(line, (uint)Kind);
        BinaryPrimitives.WriteInt64LittleEndian(line[4..], Id);
        Hash.Write(line.Slice(12, PdqHash.ByteLength));
        BinaryPrimitives.WriteUInt32LittleEndian(line[Checked..], Checksum.Of(line[..Checked]));
    }

    /// <returns>False when it is not what was written.</returns>
    public static bool TryRead(ReadOnlySpan<byte> line, out BankChange change)
    {
        change = default;
        var kind = (BankChangeKind)BinaryPrimitives.ReadUInt32LittleEndian(line);
        if (!Enum.IsDefined(kind) || BinaryPrimitives.ReadUInt32LittleEndian(line[Checked..]) != Checksum.Of(line[..Checked]))
            return false;
        change = new(kind, BinaryPrimitives.ReadInt64LittleEndian(line[4..]), PdqHash.Read(line.Slice(12, PdqHash.ByteLength)));
        return true;
    }
}

/// <summary>What a line of a journal says.</summary>
internal enum BankChangeKind : uint
{
    /// <summary>A hash is kept.</summary>
    Kept = 0x2B646461,

    /// <summary>The hash of a number was given up.</summary>
    GivenUp = 0x2D6C6564,

    /// <summary>All lines before it had reached the disk when it was written.</summary>
    OnDisk = 0x6B736964,
}
