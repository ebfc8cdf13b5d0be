using System.Buffers.Binary;

namespace Haechi.Retrieval.Storage;

/// <summary>
/// The documents of a term, ascending, with how often it occurs in each. Full blocks of 128 are bit-packed behind a directory
/// (last document, where the block begins, most occurrences, shortest document: what skipping needs); the rest are varints.
/// </summary>
internal static class PostingList
{
    /// <summary>Bytes of a directory entry: last document, offset, most occurrences, shortest length code.</summary>
    public const int EntrySize = 10;

    /// <summary>Most occurrences that are told apart.</summary>
    public const uint MostOccurrences = 255;

    public static void Write(ByteBuffer to, ReadOnlySpan<uint> documents, ReadOnlySpan<uint> occurrences, ReadOnlySpan<byte> lengths)
    {
        to.VarInt((uint)documents.Length);
        var blocks = documents.Length / BitBlock.Size;
        var directory = new byte[blocks * EntrySize];
        var data = new ByteBuffer();
        uint last = 0;
        for (var b = 0; b < blocks; b++)
        {
            var at = b * BitBlock.Size;
            var entry = directory.AsSpan(b * EntrySize);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], (uint)data.Length);
            WriteBlock(data, documents.Slice(at, BitBlock.Size), occurrences.Slice(at, BitBlock.Size), ref last);
            BinaryPrimitives.WriteUInt32LittleEndian(entry, last);
            (entry[8], entry[9]) = Bound(documents.Slice(at, BitBlock.Size), occurrences.Slice(at, BitBlock.Size), lengths);
        }
        to.Bytes(directory);
        if (blocks > 0)
            to.VarInt((uint)data.Length);
        to.Bytes(data.Written);
        WriteTail(to, documents[(blocks * BitBlock.Size)..], occurrences[(blocks * BitBlock.Size)..], last);
    }

    /// <summary>The rest after the full blocks, from <paramref name="at"/>.</summary>
    public static void ReadTail(ReadOnlySpan<byte> from, int at, uint last, Span<uint> documents, Span<uint> occurrences)
    {
        for (var i = 0; i < documents.Length; i++)
        {
            var code = VarInt.Read(from, ref at);
            last += code >> 1;
            documents[i] = last;
            occurrences[i] = (code & 1) != 0 ? 1 : VarInt.Read(from, ref at);
        }
    }

    public static void ReadBlock(ReadOnlySpan<byte> block, uint last, Span<uint> documents, Span<uint> occurrences)
    {
        var (width, countWidth) = (block[0], block[1]);
        BitBlock.Unpack(block[2..], width, documents);
        for (var i = 0; i < BitBlock.Size; i++)
            documents[i] = last += documents[i];
        BitBlock.Unpack(block[(2 + BitBlock.Bytes(width))..], countWidth, occurrences);
        for (var i = 0; i < BitBlock.Size; i++)
            occurrences[i]++;
    }

    private static void WriteBlock(ByteBuffer to, ReadOnlySpan<uint> documents, ReadOnlySpan<uint> occurrences, ref uint last)
    {
        Span<uint> gaps = stackalloc uint[BitBlock.Size];
        Span<uint> counts = stackalloc uint[BitBlock.Size];
        for (var i = 0; i < BitBlock.Size; i++)
        {
            gaps[i] = documents[i] - last;
            counts[i] = Math.Min(occurrences[i], MostOccurrences) - 1;
            last = documents[i];
        }
        var (width, countWidth) = (BitBlock.WidthOf(gaps), BitBlock.WidthOf(counts));
        Span<byte> packed = stackalloc byte[2 + 2 * 4 * BitBlock.Size];
        (packed[0], packed[1]) = ((byte)width, (byte)countWidth);
        BitBlock.Pack(gaps, width, packed[2..]);
        BitBlock.Pack(counts, countWidth, packed[(2 + BitBlock.Bytes(width))..]);
        to.Bytes(packed[..(2 + BitBlock.Bytes(width) + BitBlock.Bytes(countWidth))]);
    }

    private static void WriteTail(ByteBuffer to, ReadOnlySpan<uint> documents, ReadOnlySpan<uint> occurrences, uint last)
    {
        for (var i = 0; i < documents.Length; i++)
        {
            var gap = documents[i] - last << 1;
            last = documents[i];
            to.VarInt(occurrences[i] == 1 ? gap | 1 : gap);
            if (occurrences[i] != 1)
                to.VarInt(Math.Min(occurrences[i], MostOccurrences));
        }
    }

    private static (byte Most, byte Shortest) Bound(ReadOnlySpan<uint> documents, ReadOnlySpan<uint> occurrences, ReadOnlySpan<byte> lengths)
    {
        uint most = 0;
        var shortest = byte.MaxValue;
        for (var i = 0; i < documents.Length; i++)
        {
            most = Math.Max(most, Math.Min(occurrences[i], MostOccurrences));
            shortest = Math.Min(shortest, lengths[(int)documents[i]]);
        }
        return ((byte)most, shortest);
    }
}
