using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;
using Haechi.Hashing.Search;

namespace Haechi.Hashing.Banks;

/// <summary>
/// A segment in a file. Its head: <c>HAECHIPQ</c>, version (4), number of hashes (4), length (8), SHA-256 of all that follows
/// the head's page (32), CRC-32 of these (4). Numbers are little-endian; a machine of the other order is not supported.
/// </summary>
internal static unsafe class SegmentFile
{
    private const int Version = 1;
    private const int HeadLength = 60;
    private static ReadOnlySpan<byte> Magic => "HAECHIPQ"u8;

    /// <summary>Writes a file, brings it to the disk and maps it.</summary>
    public static Segment Create(string path, int count, IEnumerable<HashEntry> ascending, CancellationToken cancellationToken)
    {
        var layout = new SegmentLayout(count);
        using (var file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, layout.Length))
        using (var view = file.CreateViewAccessor())
        {
            SegmentBuilder.Fill(layout, view.SafeMemoryMappedViewHandle, ascending, cancellationToken);
            WriteHead(layout, view.SafeMemoryMappedViewHandle, cancellationToken);
            view.Flush();
        }

        return Open(path, null);
    }

    /// <summary>Maps a file after a look at its head.</summary>
    /// <param name="path">The file.</param>
    /// <param name="removed">Rows that were removed; null when none were.</param>
    /// <exception cref="InvalidDataException">It is no such file, or it was cut short.</exception>
    public static Segment Open(string path, ulong[]? removed)
    {
        var length = new FileInfo(path).Length;
        if (length < SegmentLayout.HeadBytes)
            throw Damaged(path, "it is too short");
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        var head = new byte[HeadLength];
        view.ReadArray(0, head, 0, HeadLength);
        var layout = Layout(path, head, length);
        if (removed is not null && removed.Length != (layout.Count + 63) / 64)
            throw Damaged(path, "its removed rows are those of another file");
        // The map outlives the view's owner: the segment has it now.
        var map = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read).SafeMemoryMappedViewHandle;
        return new Segment(layout, map, removed, path);
    }

    /// <summary>Reads everything and compares it with the head.</summary>
    public static void Verify(Segment segment, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(!segment.TryEnter(out var start), segment);
        try
        {
            if (!Sum(start, segment.Layout, cancellationToken).AsSpan().SequenceEqual(new ReadOnlySpan<byte>(start + 24, SHA256.HashSizeInBytes)))
                throw Damaged(segment.Name, "its bytes are not those that were written");
        }
        finally
        {
            segment.Leave();
        }
    }

    private static void WriteHead(SegmentLayout layout, System.Runtime.InteropServices.SafeBuffer buffer, CancellationToken cancellationToken)
    {
        byte* start = null;
        buffer.AcquirePointer(ref start);
        try
        {
            var head = new Span<byte>(start, HeadLength);
            Magic.CopyTo(head);
            BinaryPrimitives.WriteInt32LittleEndian(head[8..], Version);
            BinaryPrimitives.WriteInt32LittleEndian(head[12..], layout.Count);
            BinaryPrimitives.WriteInt64LittleEndian(head[16..], layout.Length);
            Sum(start, layout, cancellationToken).CopyTo(head[24..]);
            BinaryPrimitives.WriteUInt32LittleEndian(head[56..], Checksum.Of(head[..56]));
        }
        finally
        {
            buffer.ReleasePointer();
        }
    }

    private static SegmentLayout Layout(string path, ReadOnlySpan<byte> head, long length)
    {
        if (!head[..8].SequenceEqual(Magic) || BinaryPrimitives.ReadUInt32LittleEndian(head[56..]) != Checksum.Of(head[..56]))
            throw Damaged(path, "its head is not that of a bank");
        var version = BinaryPrimitives.ReadInt32LittleEndian(head[8..]);
        if (version != Version)
            throw new InvalidDataException($"{path}: version {version} is not known here; this program writes {Version}.");
        var layout = new SegmentLayout(BinaryPrimitives.ReadInt32LittleEndian(head[12..]));
        if (layout.Length != BinaryPrimitives.ReadInt64LittleEndian(head[16..]) || length != layout.Length)
            throw Damaged(path, $"it has {length} bytes where {layout.Length} belong");
        return layout;
    }

    private static byte[] Sum(byte* start, SegmentLayout layout, CancellationToken cancellationToken)
    {
        const int Piece = 1 << 24;
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (long at = SegmentLayout.HeadBytes; at < layout.Length; at += Piece)
        {
            cancellationToken.ThrowIfCancellationRequested();
            sum.AppendData(new ReadOnlySpan<byte>(start + at, (int)Math.Min(Piece, layout.Length - at)));
        }

        return sum.GetHashAndReset();
    }

    private static InvalidDataException Damaged(string path, string why) =>
        new($"{path} is damaged: {why}. Restore the bank from a copy, or make it again from its list.");
}
