using System.Buffers.Binary;
using Haechi.Retrieval.Storage;

namespace Haechi.Retrieval.Ranking;

/// <summary>
/// Walks the postings of one term forward, block by block, and knows before it unpacks a block how much that can add at most.
/// Reads from mapped memory; whoever uses it holds the segment.
/// </summary>
internal sealed unsafe class PostingCursor
{
    /// <summary>Comes after every document.</summary>
    public const uint End = uint.MaxValue;

    private readonly uint[] _documents = new uint[BitBlock.Size];
    private readonly uint[] _counts = new uint[BitBlock.Size];
    private byte* _postings;
    private int _length;
    private int _directoryAt;
    private int _dataAt;
    private int _tailAt;
    private int _blocks;
    private int _tail;
    private int _block;
    private int _loaded;
    private int _at;
    private uint _tailLast;
    private float _tailMost;
    private Bm25 _gains = null!;

    public float Weight { get; private set; }

    /// <summary>Current document, or <see cref="End"/>.</summary>
    public uint Document { get; private set; }

    /// <summary>Occurrences in the current document.</summary>
    public uint Count => _counts[_at];

    public void Start(ReadOnlySpan<byte> postings, float weight, Bm25 gains, ReadOnlySpan<byte> lengths)
    {
        // The span points into a mapped file, which does not move.
        _postings = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetReference(postings));
        (_length, Weight, _gains) = (postings.Length, weight, gains);
        var at = 0;
        var count = (int)VarInt.Read(postings, ref at);
        (_blocks, _tail, _directoryAt) = (count / BitBlock.Size, count % BitBlock.Size, at);
        at += _blocks * PostingList.EntrySize;
        var size = _blocks > 0 ? (int)VarInt.Read(postings, ref at) : 0;
        (_dataAt, _tailAt, _loaded) = (at, at + size, -1);
        StartTail(lengths);
        _block = 0;
        Load();
    }

    /// <summary>Moves to the first document from <paramref name="target"/> on, and gives it.</summary>
    public uint Advance(uint target)
    {
        if (Document >= target)
            return Document;
        if (LastOf(_block) < target)
        {
            while (_block <= _blocks && LastOf(_block) < target)
                _block++;
            Load();
            if (Document >= target)
                return Document;
        }
        var end = SizeOf(_block);
        while (_at < end && _documents[_at] < target)
            _at++;
        Document = _at < end ? _documents[_at] : End;
        return Document;
    }

    /// <summary>Most that the term can add to a document from the current one up to <paramref name="end"/>, without unpacking.</summary>
    public float MostBefore(uint start, uint end)
    {
        if (Document >= end)
            return 0;
        var most = 0f;
        for (var b = _block; b <= _blocks; b++)
        {
            if (LastOf(b) < start)
                continue;
            most = Math.Max(most, MostOf(b));
            if (LastOf(b) >= end - 1)
                break;
        }
        return most * Weight;
    }

    /// <summary>Adds the gains of all documents before <paramref name="end"/> to their places in the window.</summary>
    public void AddTo(Span<float> window, uint start, uint end, ReadOnlySpan<byte> lengths)
    {
        Advance(start);
        while (Document < end)
        {
            var size = SizeOf(_block);
            var (documents, counts, at) = (_documents, _counts, _at);
            for (; at < size && documents[at] < end; at++)
                window[(int)(documents[at] - start)] += Weight * _gains.Gain(counts[at], lengths[(int)documents[at]]);
            _at = at;
            if (at < size)
            {
                Document = documents[at];
                return;
            }
            _block++;
            Load();
        }
    }

    private void StartTail(ReadOnlySpan<byte> lengths)
    {
        _tailLast = _blocks > 0 ? LastOf(_blocks - 1) : 0;
        _tailMost = 0;
        if (_tail == 0)
            return;
        PostingList.ReadTail(Bytes(0), _tailAt, _blocks > 0 ? _tailLast : 0, _documents.AsSpan(0, _tail), _counts.AsSpan(0, _tail));
        _loaded = _blocks;
        _tailLast = _documents[_tail - 1];
        for (var i = 0; i < _tail; i++)
            _tailMost = Math.Max(_tailMost, _gains.Gain(_counts[i], lengths[(int)_documents[i]]));
    }

    private void Load()
    {
        _at = 0;
        if (_block > _blocks || SizeOf(_block) == 0)
        {
            Document = End;
            return;
        }
        if (_loaded != _block)
        {
            var last = _block > 0 ? LastOf(_block - 1) : 0;
            if (_block < _blocks)
                PostingList.ReadBlock(Bytes(_dataAt + (int)Entry(_block, 4)), last, _documents, _counts);
            else
                PostingList.ReadTail(Bytes(0), _tailAt, last, _documents.AsSpan(0, _tail), _counts.AsSpan(0, _tail));
            _loaded = _block;
        }
        Document = _documents[0];
    }

    private int SizeOf(int block) => block < _blocks ? BitBlock.Size : block == _blocks ? _tail : 0;

    private uint LastOf(int block) => block < _blocks ? Entry(block, 0) : block == _blocks && _tail > 0 ? _tailLast : End;

    private float MostOf(int block)
    {
        if (block >= _blocks)
            return _tailMost;
        var entry = _postings + _directoryAt + block * PostingList.EntrySize;
        return _gains.Gain(entry[8], entry[9]);
    }

    private uint Entry(int block, int field) =>
        BinaryPrimitives.ReadUInt32LittleEndian(new ReadOnlySpan<byte>(_postings + _directoryAt + block * PostingList.EntrySize + field, 4));

    private ReadOnlySpan<byte> Bytes(int from) => new(_postings + from, _length - from);
}
