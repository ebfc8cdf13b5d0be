using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Haechi.Retrieval.Storage;

namespace Haechi.Retrieval.Dense;

/// <summary>
/// The file of a <see cref="DenseView"/>: a head of 64 bytes, the name of the model and the ids, then the rows as 32-bit numbers of
/// length one, little-endian, beginning at a multiple of 64. Checksums cover all of it.
/// </summary>
internal readonly record struct DenseFile(int Dimensions, int Count, int NamesLength, uint NamesSum, uint RowsSum)
{
    public const int HeadLength = 64;

    private const int Version = 1;

    private static ReadOnlySpan<byte> Magic => "HCHDENSE"u8;

    public long RowsAt => (HeadLength + (long)NamesLength + 63) & ~63L;

    public long Length => RowsAt + ((long)Count * Dimensions * sizeof(float));

    /// <summary>Writes a whole file under another name and renames it, so that a reader sees the old one or the new one.</summary>
    public static void Write(string path, string model, int dimensions, IReadOnlyList<(string Id, float[] Row)> rows)
    {
        var names = Names(model, rows);
        var sum = new Checksum();
        foreach (var (_, row) in rows)
            sum.Add(MemoryMarshal.AsBytes<float>(row));
        var file = new DenseFile(dimensions, rows.Count, names.Length, Checksum.Of(names), sum.Value);
        var temporary = path + ".new";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(file.Head());
            stream.Write(names);
            stream.Write(new byte[file.RowsAt - HeadLength - names.Length]);
            foreach (var (_, row) in rows)
                stream.Write(MemoryMarshal.AsBytes<float>(row));
            stream.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
        DurableFile.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Reads a head.</summary>
    /// <exception cref="IndexFormatException">It is not one, is newer, or does not fit the length of the file.</exception>
    public static DenseFile Read(string path, ReadOnlySpan<byte> head, long length)
    {
        if (head.Length < HeadLength || !head[..8].SequenceEqual(Magic))
            throw new IndexFormatException($"{path} is not a file of vectors.");
        if (Int(head, 8) is var version && version != Version)
            throw new IndexFormatException($"{path} has version {version}; this program reads version {Version}.");
        if ((uint)Int(head, 60) != Checksum.Of(head[..60]))
            throw new IndexFormatException($"{path} is damaged: its head does not match its checksum.");
        var file = new DenseFile(Int(head, 12), Int(head, 16), Int(head, 20), (uint)Int(head, 24), (uint)Int(head, 28));
        return file.Length == length ? file : throw new IndexFormatException($"{path} is damaged: {length} bytes instead of {file.Length}.");
    }

    /// <summary>The model and the ids.</summary>
    public static List<string> ReadNames(ReadOnlySpan<byte> names)
    {
        var read = new List<string>();
        while (names.Length > 0)
        {
            var length = Int(names, 0);
            read.Add(Encoding.UTF8.GetString(names.Slice(4, length)));
            names = names[(4 + length)..];
        }
        return read;
    }

    private static byte[] Names(string model, IReadOnlyList<(string Id, float[] Row)> rows)
    {
        using var names = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (var name in rows.Select(r => r.Id).Prepend(model))
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            names.Write(length);
            names.Write(bytes);
        }
        return names.ToArray();
    }

    private byte[] Head()
    {
        var head = new byte[HeadLength];
        Magic.CopyTo(head);
        var at = 8;
        foreach (var value in new[] { Version, Dimensions, Count, NamesLength, (int)NamesSum, (int)RowsSum })
        {
            BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(at), value);
            at += 4;
        }
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(60), (int)Checksum.Of(head.AsSpan(0, 60)));
        return head;
    }

    private static int Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
}
