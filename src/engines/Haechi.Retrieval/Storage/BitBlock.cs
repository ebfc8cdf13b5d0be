using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Haechi.Retrieval.Storage;

/// <summary>
/// Packs 128 whole numbers into as many bits each as the largest needs. Four lanes lie side by side, so that one vector
/// instruction unpacks four numbers (Lemire and Boytsov 2015, "Decoding billions of integers per second").
/// </summary>
internal static class BitBlock
{
    public const int Size = 128;

    private const int Lanes = 4;
    private const int Rows = Size / Lanes;

    /// <summary>Bytes that a block of that width takes.</summary>
    public static int Bytes(int width) => width * Size / 8;

    public static int WidthOf(ReadOnlySpan<uint> values)
    {
        uint all = 0;
        foreach (var value in values)
            all |= value;
        return 32 - BitOperations.LeadingZeroCount(all);
    }

    public static void Pack(ReadOnlySpan<uint> values, int width, Span<byte> to)
    {
        var words = new uint[width * Lanes];
        for (var row = 0; row < Rows; row++)
        {
            var (word, shift) = (row * width / 32, row * width % 32);
            for (var lane = 0; lane < Lanes && width > 0; lane++)
            {
                var value = values[row * Lanes + lane];
                words[word * Lanes + lane] |= value << shift;
                if (shift + width > 32)
                    words[(word + 1) * Lanes + lane] |= value >> 32 - shift;
            }
        }
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(to[(4 * i)..], words[i]);
    }

    public static void Unpack(ReadOnlySpan<byte> from, int width, Span<uint> values)
    {
        if (width == 0)
        {
            values[..Size].Clear();
            return;
        }
        var mask = Vector128.Create(width == 32 ? uint.MaxValue : (1u << width) - 1);
        ref var to = ref MemoryMarshal.GetReference(values[..Size]);
        var words = from[..Bytes(width)];
        for (var row = 0; row < Rows; row++)
        {
            var (word, shift) = (row * width / 32, row * width % 32);
            var value = Vector128.ShiftRightLogical(Word(words, word), shift);
            if (shift + width > 32)
                value |= Vector128.ShiftLeft(Word(words, word + 1), 32 - shift);
            (value & mask).StoreUnsafe(ref to, (nuint)(row * Lanes));
        }
    }

    private static Vector128<uint> Word(ReadOnlySpan<byte> words, int index) =>
        Vector128.Create<byte>(words.Slice(index * 16, 16)).AsUInt32();
}
