using System.Runtime.InteropServices;
using System.Text;

namespace Haechi.Retrieval.Storage;

/// <summary>A segment file, read and checked. Safe for any number of threads.</summary>
internal sealed class SegmentReader
{
    private readonly SegmentBytes _file;
    private readonly SegmentFooter _footer;
    private readonly string _path;

    private SegmentReader(string path, SegmentBytes file, SegmentFooter footer)
    {
        (_path, _file, _footer) = (path, file, footer);
        Average = footer.Documents == 0 ? 1 : Math.Max(1, footer.TotalLength / (double)footer.Documents);
    }

    public int Count => (int)_footer.Documents;

    public int Terms => (int)_footer.Terms;

    public double Average { get; }

    public double TotalLength => _footer.TotalLength;

    public string Name => Path.GetFileName(_path);

    public ReadOnlySpan<byte> Lengths => Table<byte>(_footer.LengthsAt, Count);

    public ReadOnlySpan<DocumentRow> Rows => Table<DocumentRow>(_footer.RowsAt, Count);

    public ReadOnlySpan<ulong> Keys => Table<ulong>(_footer.KeysAt, Terms);

    public static SegmentReader Open(string path, SegmentMemory memory = SegmentMemory.Mapped)
    {
        var length = new FileInfo(path).Length;
        if (length < SegmentFooter.Size)
            throw new IndexFormatException($"{path} is cut short: it has {length} bytes. Restore it or make the index anew.");
        if (length > SegmentWriter.MostBytes)
            throw new IndexFormatException($"{path} is larger than a segment can be.");
        var file = new SegmentBytes(path, memory);
        var footer = MemoryMarshal.Read<SegmentFooter>(file.Bytes[^SegmentFooter.Size..]);
        if (footer.Magic != SegmentFooter.RightMagic || footer.End != (ulong)(file.Length - SegmentFooter.Size))
            throw new IndexFormatException($"{path} is cut short or is no segment. Restore it or make the index anew.");
        if (footer.Version > SegmentFooter.CurrentVersion)
            throw new IndexFormatException($"{path} has format {footer.Version}; this program reads up to {SegmentFooter.CurrentVersion}. Use the newer program or make the index anew.");
        var sum = new Checksum();
        sum.Add(file.Bytes[..^SegmentFooter.Size]);
        sum.Add(file.Bytes.Slice(file.Length - SegmentFooter.Size, SegmentFooter.Sealed));
        if (sum.Value != footer.Crc)
            throw new IndexFormatException($"{path} is damaged: its checksum does not fit. Restore it or make the index anew.");
        return new SegmentReader(path, file, footer);
    }

    /// <summary>The postings of a term; empty when the segment does not have it.</summary>
    public ReadOnlySpan<byte> Postings(ulong key)
    {
        var term = Keys.BinarySearch(key);
        return term < 0 ? default : PostingsAt(term);
    }

    public ReadOnlySpan<byte> PostingsAt(int term) =>
        _file.Bytes[(int)Table<uint>(_footer.PostingsAt, Terms)[term]..(int)_footer.DocumentsAt];

    /// <summary>In how many documents a term occurs, deleted ones counted.</summary>
    public int Frequency(ulong key)
    {
        var postings = Postings(key);
        var at = 0;
        return postings.IsEmpty ? 0 : (int)VarInt.Read(postings, ref at);
    }

    public ReadOnlySpan<byte> Record(int document)
    {
        var at = Table<uint>(_footer.DocumentsAt, Count + 1);
        return _file.Bytes[(int)at[document]..(int)at[document + 1]];
    }

    public string Id(int document)
    {
        var at = 0;
        return Utf8(Record(document), ref at)!;
    }

    /// <summary>The document with that identifier, deleted or not, or -1.</summary>
    public int Find(string id)
    {
        var hash = SegmentWriter.IdHash(id);
        var hashes = Table<ulong>(_footer.IdsAt, Count);
        var at = hashes.BinarySearch(hash);
        while (at > 0 && hashes[at - 1] == hash)
            at--;
        var documents = Table<uint>(_footer.IdsAt + (ulong)Count * 8, Count);
        var last = -1;
        for (; at >= 0 && at < Count && hashes[at] == hash; at++)
        {
            if (Id((int)documents[at]) == id)
                last = Math.Max(last, (int)documents[at]);
        }
        return last;
    }

    public string[] Words() => WordList.Read(_file.Bytes[(int)_footer.WordsAt..(int)_footer.End]);

    /// <summary>Title and text of a document as they are stored.</summary>
    public (int Title, int Text) ReadText(int document, ref char[] characters)
    {
        var record = Record(document);
        var at = 0;
        for (var field = 0; field < 3; field++)
            Skip(record, ref at);
        if (characters.Length < record.Length)
            characters = new char[record.Length * 2];
        var titleBytes = (int)VarInt.Read(record, ref at);
        var title = TextCode.Decode(record.Slice(at, titleBytes), characters);
        at += titleBytes;
        var textBytes = (int)VarInt.Read(record, ref at);
        return (title, TextCode.Decode(record.Slice(at, textBytes), characters.AsSpan(title)));
    }

    public TextDocument Read(int document)
    {
        var record = Record(document);
        var at = 0;
        var (id, source, owner) = (Utf8(record, ref at)!, Utf8(record, ref at), Utf8(record, ref at));
        var characters = Array.Empty<char>();
        var (title, text) = ReadText(document, ref characters);
        var row = Rows[document];
        return new TextDocument(id, new string(characters, 0, title), new string(characters, title, text))
        {
            Source = source, Owner = owner, Date = Day(row.Date), ValidFrom = Day(row.ValidFrom), ValidUntil = Day(row.ValidUntil),
        };
    }

    private static DateOnly? Day(int number) => number < 0 ? null : DateOnly.FromDayNumber(number);

    private static void Skip(ReadOnlySpan<byte> record, ref int at)
    {
        var size = (int)VarInt.Read(record, ref at);
        at += Math.Max(0, size - 1);
    }

    private static string? Utf8(ReadOnlySpan<byte> record, ref int at)
    {
        var size = (int)VarInt.Read(record, ref at) - 1;
        if (size < 0)
            return null;
        at += size;
        return Encoding.UTF8.GetString(record.Slice(at - size, size));
    }

    private ReadOnlySpan<T> Table<T>(ulong at, int count) where T : unmanaged
    {
        var size = System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        return MemoryMarshal.Cast<byte, T>(_file.Bytes.Slice((int)at, count * size));
    }
}
