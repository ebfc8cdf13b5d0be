using System.IO.MemoryMappedFiles;
using Haechi.Retrieval.Storage;

namespace Haechi.Retrieval.Dense;

/// <summary>
/// Documents as points in the space of an embedding model, in a memory-mapped file. A question's vector is held against every
/// one of them, so what is found is exactly what is nearest. Safe for any number of threads; dispose of it when nobody searches.
/// </summary>
public sealed unsafe class DenseView : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _bytes;
    private readonly float* _rows;
    private readonly string[] _ids;

    private DenseView(MemoryMappedFile file, MemoryMappedViewAccessor bytes, float* rows, int dimensions, List<string> names)
    {
        _rows = rows;
        (_file, _bytes, Dimensions, Model, _ids) = (file, bytes, dimensions, names[0], [.. names.Skip(1)]);
    }

    /// <summary>Name of the model that made the vectors; a question must be put by the same one.</summary>
    public string Model { get; }

    /// <summary>Numbers of a vector.</summary>
    public int Dimensions { get; }

    /// <summary>Documents.</summary>
    public int Count => _ids.Length;

    /// <summary>Writes a view. A reader of the same name sees the old one until the new one is whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">Name of the model that made the vectors.</param>
    /// <param name="documents">Ids, each once, with vectors of one and the same length.</param>
    /// <exception cref="ArgumentException">Lengths differ, an id comes twice, or a vector has no direction.</exception>
    public static void Write(string path, string model, IEnumerable<KeyValuePair<string, float[]>> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var rows = new List<(string Id, float[] Row)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, vector) in documents)
        {
            var row = new float[vector.Length];
            if (!seen.Add(id))
                throw new ArgumentException($"'{id}' comes twice.", nameof(documents));
            if (vector.Length == 0 || vector.Length != (rows.Count == 0 ? vector.Length : rows[0].Row.Length) || !VectorMath.Normalise(vector, row))
                throw new ArgumentException($"The vector of '{id}' is no direction, or of another length than the others.", nameof(documents));
            rows.Add((id, row));
        }
        DenseFile.Write(path, model, rows.Count == 0 ? 0 : rows[0].Row.Length, rows);
    }

    /// <summary>Opens a view and checks all of it.</summary>
    /// <exception cref="IndexFormatException">It is none, is newer, cut or damaged.</exception>
    public static DenseView Open(string path)
    {
        var length = new FileInfo(path).Length;
        if (length < DenseFile.HeadLength)
            throw new IndexFormatException($"{path} is not a file of vectors.");
        var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        var bytes = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* start = null;
        bytes.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            var head = DenseFile.Read(path, new ReadOnlySpan<byte>(start, DenseFile.HeadLength), length);
            var names = new ReadOnlySpan<byte>(start + DenseFile.HeadLength, head.NamesLength);
            if (Checksum.Of(names) != head.NamesSum || SumOf(start + head.RowsAt, length - head.RowsAt) != head.RowsSum)
                throw new IndexFormatException($"{path} is damaged: its content does not match its checksums.");
            return new DenseView(file, bytes, (float*)(start + head.RowsAt), head.Dimensions, DenseFile.ReadNames(names));
        }
        catch
        {
            Release(file, bytes);
            throw;
        }
    }

    /// <summary>The nearest documents, the nearest first; equally near ones in the order of their ids.</summary>
    /// <param name="question">A vector of <see cref="Dimensions"/> numbers, of any length.</param>
    /// <param name="top">At most so many.</param>
    /// <param name="allowed">Leaves documents out by id; null allows all.</param>
    /// <exception cref="ArgumentException">The vector has another number of dimensions.</exception>
    public IReadOnlyList<DenseHit> Search(ReadOnlySpan<float> question, int top, Func<string, bool>? allowed = null)
    {
        if (question.Length != Dimensions)
            throw new ArgumentException($"The vector has {question.Length} dimensions, the view {Dimensions}.", nameof(question));
        Span<float> asked = question.Length <= 4_096 ? stackalloc float[question.Length] : new float[question.Length];
        if (top <= 0 || !VectorMath.Normalise(question, asked))
            return [];
        // The worst of the best on top, so that most documents are turned away with one comparison.
        var best = new PriorityQueue<DenseHit, DenseHit>(Comparer<DenseHit>.Create((a, b) => -Nearer(a, b)));
        for (var i = 0; i < _ids.Length; i++)
        {
            var cosine = VectorMath.Dot(asked, Row(i));
            if (best.Count == top && cosine < best.Peek().Cosine || allowed?.Invoke(_ids[i]) == false)
                continue;
            var hit = new DenseHit(_ids[i], cosine);
            if (best.Count < top)
                best.Enqueue(hit, hit);
            else if (Nearer(hit, best.Peek()) < 0)
                best.EnqueueDequeue(hit, hit);
        }
        return [.. best.UnorderedItems.Select(item => item.Element).Order(Comparer<DenseHit>.Create(Nearer))];
    }

    /// <summary>Every document with its vector of length one, to write some of them into another view.</summary>
    public IEnumerable<KeyValuePair<string, float[]>> Read()
    {
        for (var i = 0; i < _ids.Length; i++)
            yield return new(_ids[i], Row(i).ToArray());
    }

    /// <inheritdoc />
    public void Dispose() => Release(_file, _bytes);

    internal ReadOnlySpan<float> Row(int document) => new(_rows + ((long)document * Dimensions), Dimensions);

    private static int Nearer(DenseHit a, DenseHit b) =>
        a.Cosine != b.Cosine ? b.Cosine.CompareTo(a.Cosine) : string.CompareOrdinal(a.Id, b.Id);

    private static uint SumOf(byte* from, long length)
    {
        var sum = new Checksum();
        const int Step = 1 << 20;
        for (var at = 0L; at < length; at += Step)
            sum.Add(new ReadOnlySpan<byte>(from + at, (int)Math.Min(Step, length - at)));
        return sum.Value;
    }

    private static void Release(MemoryMappedFile file, MemoryMappedViewAccessor bytes)
    {
        bytes.SafeMemoryMappedViewHandle.ReleasePointer();
        bytes.Dispose();
        file.Dispose();
    }
}

/// <summary>A document near a question.</summary>
/// <param name="Id">The document.</param>
/// <param name="Cosine">-1 to 1; 1 is the same direction.</param>
public readonly record struct DenseHit(string Id, float Cosine);
