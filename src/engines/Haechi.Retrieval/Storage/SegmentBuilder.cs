using System.Runtime.InteropServices;
using Haechi.Retrieval.Analysis;

namespace Haechi.Retrieval.Storage;

/// <summary>Collects documents in memory and writes them as one segment. Not safe for use from several threads.</summary>
internal sealed class SegmentBuilder
{
    /// <summary>A term in the title counts as often as this many in the text.</summary>
    public const int TitleWeight = 2;

    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<GrowingList> _lists = [];
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly List<(int Start, int End, string Id, DocumentRow Row, int Length)> _documents = [];
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);
    private readonly ByteBuffer _records = new(1 << 16);
    private readonly TermBuffer _terms = new();
    private char[] _folded = new char[1024];

    /// <summary>Documents put, with those that were replaced or taken back since.</summary>
    public int Count => _documents.Count;

    /// <summary>Documents of this segment that a later one replaced, or that were deleted.</summary>
    public HashSet<int> Deleted { get; } = [];

    /// <summary>Size so far, in bytes of stored text.</summary>
    public long Size => _records.Length;

    public void Put(TextDocument document)
    {
        Delete(document.Id);
        var number = _documents.Count;
        var (title, text) = (TextForm.Normalize(document.Title), TextForm.Normalize(document.Text));
        var start = _records.Length;
        _records.Utf8(document.Id);
        _records.Utf8(document.Source);
        _records.Utf8(document.Owner);
        _records.Text(title);
        _records.Text(text);
        var length = CountTerms(title, number, TitleWeight) + CountTerms(text, number, 1);
        _documents.Add((start, _records.Length, document.Id, DocumentRow.Of(document), length));
        _byId[document.Id] = number;
    }

    public bool Delete(string id) => _byId.Remove(id, out var number) && Deleted.Add(number);

    public void Write(string path)
    {
        using var writer = new SegmentWriter(path);
        foreach (var (start, end, id, row, length) in _documents)
            writer.AddDocument(_records.Written[start..end], id, row, FieldLength.Encode(length), length);
        var keys = _numbers.Keys.ToArray();
        Array.Sort(keys);
        var (documents, occurrences) = (new List<uint>(), new List<uint>());
        foreach (var key in keys)
        {
            CollectionsMarshal.AsSpan(_lists)[_numbers[key]].CopyTo(documents, occurrences);
            writer.AddTerm(key, CollectionsMarshal.AsSpan(documents), CollectionsMarshal.AsSpan(occurrences));
        }
        var words = _words.ToArray();
        Array.Sort(words, StringComparer.Ordinal);
        writer.Complete(words);
    }

    private int CountTerms(string text, int document, int weight)
    {
        if (_folded.Length < text.Length)
            _folded = new char[text.Length * 2];
        var folded = _folded.AsSpan(0, text.Length);
        TextAnalyzer.Fold(text, folded);
        _terms.Clear();
        TextAnalyzer.Read(folded, _terms);
        foreach (ref readonly var term in _terms.Terms)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, term.Key, out var known);
            if (!known)
            {
                number = _lists.Count;
                _lists.Add(new GrowingList());
                Keep(term.Key, folded.Slice(term.Start, term.Length));
            }
            CollectionsMarshal.AsSpan(_lists)[number].Add((uint)document, (uint)weight);
        }
        return _terms.Count;
    }

    private void Keep(ulong key, ReadOnlySpan<char> word)
    {
        if (TermKey.ClassOf(key) is TermClass.Stem or TermClass.Word && word.Length is >= WordList.Shortest and <= WordList.Longest)
            _words.Add(word.ToString());
    }

    /// <summary>The postings of a term while they grow: gaps and counts as varints, the last document still open.</summary>
    private struct GrowingList()
    {
        private byte[] _bytes = new byte[8];
        private int _length;
        private uint _last;
        private uint _document = uint.MaxValue;
        private uint _count;

        public void Add(uint document, uint count)
        {
            if (document == _document)
            {
                _count += count;
                return;
            }
            Close();
            (_document, _count) = (document, count);
        }

        public void CopyTo(List<uint> documents, List<uint> occurrences)
        {
            Close();
            documents.Clear();
            occurrences.Clear();
            uint document = 0;
            for (var at = 0; at < _length;)
            {
                document += VarInt.Read(_bytes, ref at);
                documents.Add(document);
                occurrences.Add(VarInt.Read(_bytes, ref at));
            }
        }

        private void Close()
        {
            if (_document == uint.MaxValue)
                return;
            if (_bytes.Length - _length < 2 * VarInt.MostBytes)
                Array.Resize(ref _bytes, _bytes.Length * 2 + 2 * VarInt.MostBytes);
            _length += VarInt.Write(_bytes.AsSpan(_length), _document - _last);
            _length += VarInt.Write(_bytes.AsSpan(_length), _count);
            _last = _document;
            _document = uint.MaxValue;
        }
    }
}
