using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Haechi.Hashing;

/// <summary>
/// A PDQ hash: 256 bits that stay alike when a picture is scaled or recompressed. Written as 64 hexadecimal digits in the
/// order of the published reference, whose last of sixteen 16-bit words comes first.
/// </summary>
/// <param name="A">Digits 1 to 16, the first one highest.</param>
/// <param name="B">Digits 17 to 32.</param>
/// <param name="C">Digits 33 to 48.</param>
/// <param name="D">Digits 49 to 64.</param>
public readonly record struct PdqHash(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>Length of the written form in hexadecimal digits.</summary>
    public const int HexLength = 64;

    /// <summary>Length of the binary form in bytes.</summary>
    public const int ByteLength = 32;

    /// <summary>Number of bits in which two hashes differ: 0 to 256. Up to 31 counts as the same picture, as its authors propose.</summary>
    public int DistanceTo(PdqHash other) =>
        BitOperations.PopCount(A ^ other.A) + BitOperations.PopCount(B ^ other.B)
        + BitOperations.PopCount(C ^ other.C) + BitOperations.PopCount(D ^ other.D);

    /// <summary>Reads 64 hexadecimal digits, in upper or lower case.</summary>
    /// <returns>False when the text has another length or another character.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out PdqHash hash)
    {
        hash = default;
        if (text.Length != HexLength || !TryWord(text[..16], out var a) || !TryWord(text[16..32], out var b)
            || !TryWord(text[32..48], out var c) || !TryWord(text[48..], out var d))
        {
            return false;
        }

        hash = new PdqHash(a, b, c, d);
        return true;
    }

    /// <summary>Reads 32 bytes: the written form, two digits to a byte.</summary>
    /// <exception cref="ArgumentException">There are fewer than 32.</exception>
    public static PdqHash Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < ByteLength)
        {
            throw new ArgumentException($"A PDQ hash takes {ByteLength} bytes; there are {bytes.Length}.", nameof(bytes));
        }

        return new PdqHash(
            BinaryPrimitives.ReadUInt64BigEndian(bytes),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]));
    }

    /// <summary>Writes 32 bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no room for 32.</exception>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, A);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], B);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], C);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], D);
    }

    /// <summary>The 64 hexadecimal digits, in lower case.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{A:x16}{B:x16}{C:x16}{D:x16}");

    // A sign or a space is no digit, so NumberStyles.AllowHexSpecifier alone.
    private static bool TryWord(ReadOnlySpan<char> text, out ulong word) =>
        ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out word);
}
