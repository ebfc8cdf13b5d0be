using System.Runtime.InteropServices;

namespace Haechi.Retrieval.Storage;

/// <summary>Writes a segment file front to back: documents, then terms in the order of their keys, then the tables.</summary>
internal sealed class SegmentWriter : IDisposable
{
    /// <summary>Offsets are 32 bits wide and spans end at 2 GB: a segment stays below.</summary>
    public const long MostBytes = 1L << 31;

    private readonly FileStream _file;
    private readonly List<uint> _documents = [];
    private readonly List<byte> _lengths = [];
    private readonly List<DocumentRow> _rows = [];
    private readonly List<(ulong Hash, uint Document)> _ids = [];
    private readonly List<ulong> _keys = [];
    private readonly List<uint> _postings = [];
    private readonly ByteBuffer _buffer = new();
    private Checksum _sum = new();
    private readonly byte[] _pending = new byte[1 << 16];
    private int _pendingLength;
    private long _at;
    private ulong _totalLength;

    public SegmentWriter(string path) => _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);

    public int Count => _lengths.Count;

    public long Length => _at;

    public void AddDocument(ReadOnlySpan<byte> record, string id, DocumentRow row, byte lengthCode, int length)
    {
        _ids.Add((IdHash(id), (uint)_lengths.Count));
        _documents.Add((uint)_at);
        _rows.Add(row);
        _lengths.Add(lengthCode);
        _totalLength += (uint)length;
        Write(record);
    }

    /// <summary>Adds a term whose key is above the ones before.</summary>
    public void AddTerm(ulong key, ReadOnlySpan<uint> documents, ReadOnlySpan<uint> occurrences)
    {
        if (_keys.Count == 0)
            _documents.Add((uint)_at);
        _keys.Add(key);
        _postings.Add((uint)_at);
        _buffer.Clear();
        PostingList.Write(_buffer, documents, occurrences, CollectionsMarshal.AsSpan(_lengths));
        Write(_buffer.Written);
    }

    /// <summary>Writes the tables and the seal, and forces the file to disk.</summary>
    public void Complete(IReadOnlyCollection<string> sortedWords)
    {
        if (_keys.Count == 0)
            _documents.Add((uint)_at);
        _ids.Sort();
        var documentsAt = Table(CollectionsMarshal.AsSpan(_documents));
        var lengthsAt = Table(CollectionsMarshal.AsSpan(_lengths));
        var rowsAt = Table(CollectionsMarshal.AsSpan(_rows));
        var idsAt = Table<ulong>([.. _ids.Select(i => i.Hash)]);
        Table<uint>([.. _ids.Select(i => i.Document)]);
        var keysAt = Table(CollectionsMarshal.AsSpan(_keys));
        var postingsAt = Table(CollectionsMarshal.AsSpan(_postings));
        _buffer.Clear();
        WordList.Write(_buffer, sortedWords);
        var wordsAt = Table(_buffer.Written);
        if (_at > MostBytes - SegmentFooter.Size)
            throw new IOException("A segment cannot hold more than 2 GB.");
        Seal(new SegmentFooter(
            (uint)_lengths.Count, (uint)_keys.Count, _totalLength, documentsAt, lengthsAt, rowsAt, idsAt, keysAt, postingsAt, wordsAt,
            (ulong)_at, 0, SegmentFooter.CurrentVersion, SegmentFooter.RightMagic));
    }

    public void Dispose() => _file.Dispose();

    internal static ulong IdHash(string id) => Analysis.TermKey.Of(0, id);

    private void Seal(SegmentFooter footer)
    {
        Flush();
        Span<byte> bytes = stackalloc byte[SegmentFooter.Size];
        MemoryMarshal.Write(bytes, in footer);
        _sum.Add(bytes[..SegmentFooter.Sealed]);
        var withSum = footer with { Crc = _sum.Value };
        MemoryMarshal.Write(bytes, in withSum);
        _file.Write(bytes);
        _file.Flush(flushToDisk: true);
    }

    /// <summary>The seal covers eight bytes at a time, so every table begins at a multiple of eight.</summary>
    private ulong Table<T>(ReadOnlySpan<T> rows) where T : unmanaged
    {
        Span<byte> zeros = stackalloc byte[8];
        Write(zeros[..(int)(-_at & 7)]);
        var at = (ulong)_at;
        Write(MemoryMarshal.AsBytes(rows));
        Write(zeros[..(int)(-_at & 7)]);
        return at;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _at += bytes.Length;
        while (bytes.Length > 0)
        {
            var part = bytes[..Math.Min(bytes.Length, _pending.Length - _pendingLength)];
            part.CopyTo(_pending.AsSpan(_pendingLength));
            _pendingLength += part.Length;
            bytes = bytes[part.Length..];
            if (_pendingLength == _pending.Length)
                Flush();
        }
    }

    private void Flush()
    {
        var part = _pending.AsSpan(0, _pendingLength);
        _file.Write(part);
        _sum.Add(part);
        _pendingLength = 0;
    }
}
