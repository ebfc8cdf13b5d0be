using System.Xml;
using Haechi.Documents.Csv;
using Haechi.Documents.Packages;
using Haechi.Documents.Pdf;
using Haechi.Documents.Reading;

namespace Haechi.Documents;

/// <summary>What became of one file: a document, or the reason why there is none.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Document">Null when it was refused.</param>
/// <param name="Refusal">Null when it was read.</param>
public sealed record DocumentReading(string File, Document? Document, DocumentRefusal? Refusal);

/// <summary>
/// Reads files into documents. A file that cannot be read gives a refusal, never an exception; only a cancelled call
/// throws <see cref="OperationCanceledException"/>. Safe to use from several threads at once.
/// </summary>
/// <param name="limits">Null takes the defaults.</param>
public sealed class DocumentReader(DocumentLimits? limits = null)
{
    private readonly DocumentLimits _limits = limits ?? new DocumentLimits();

    /// <summary>Reads a file.</summary>
    public DocumentReading Read(string path, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Reading(path, () =>
        {
            if (!File.Exists(path))
                throw Refuse.NotFound(path);
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Dispatch(stream, Path.GetFileName(path), cancel);
        });
    }

    /// <summary>Reads an upload. A stream that cannot be sought is read into memory first, up to the limit.</summary>
    /// <param name="stream">Stays open.</param>
    /// <param name="name">Its file name, for the title and for messages.</param>
    /// <param name="cancel">Ends the reading.</param>
    public DocumentReading Read(Stream stream, string name, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        return Reading(name, () =>
        {
            if (stream.CanSeek)
                return Dispatch(stream, name, cancel);
            using var copy = Whole(stream, name, cancel);
            return Dispatch(copy, name, cancel);
        });
    }

    /// <summary>Reads a file and splits it into passages. Rows of a CSV stream through: however long it is, none is left out.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">Its name, as ids and sources shall carry it.</param>
    /// <param name="refused">Told once when the file, or the rest of a CSV, cannot be read.</param>
    /// <param name="cancel">Ends the reading.</param>
    public IEnumerable<Passage> Passages(string path, string source, Action<DocumentRefusal> refused, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(refused);
        if (TextKinds.IsCsvName(path) && File.Exists(path))
            return Rows(path, source, refused, cancel);
        var reading = Read(path, cancel);
        if (reading.Refusal is not null)
            refused(reading.Refusal);
        return reading.Document is { } document ? PassageSplitter.Split(document, source) : [];
    }

    private IEnumerable<Passage> Rows(string path, string source, Action<DocumentRefusal> refused, CancellationToken cancel)
    {
        FileStream? stream = null;
        IEnumerator<Passage>? rows = null;
        try
        {
            while (Next() is { } passage)
                yield return passage;
        }
        finally
        {
            rows?.Dispose();
            stream?.Dispose();
        }

        Passage? Next()
        {
            var (next, refusal) = Guarded<Passage?>(path, () =>
            {
                stream ??= new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                rows ??= RowsOf(stream, Path.GetFileName(path), source, cancel).GetEnumerator();
                return rows.MoveNext() ? rows.Current : null;
            });
            if (refusal is not null)
                refused(refusal);
            return next;
        }
    }

    /// <summary>A name may lie: what only looks like rows by its name is read as what it is.</summary>
    private IEnumerable<Passage> RowsOf(Stream stream, string name, string source, CancellationToken cancel)
    {
        var head = Head(stream, name);
        FileKind.RefuseOthers(stream, head, name);
        return FileKind.IsZip(head) || FileKind.IsPdf(head)
            ? PassageSplitter.Split(Dispatch(stream, name, cancel), source)
            : CsvReader.Passages(stream, name, source, _limits, cancel);
    }

    private Document Dispatch(Stream stream, string name, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var head = Head(stream, name);
        FileKind.RefuseOthers(stream, head, name);
        if (FileKind.IsZip(head))
            return Packaged(stream, name, cancel);
        if (FileKind.IsPdf(head))
            return PdfReader.Read(stream, name, _limits, cancel);
        return TextKinds.Read(stream, name, _limits, cancel);
    }

    private static byte[] Head(Stream stream, string name)
    {
        if (stream.Length == 0)
            throw Refuse.Empty(name);
        var head = new byte[Math.Min(stream.Length, 4096)];
        stream.Position = 0;
        stream.ReadExactly(head);
        stream.Position = 0;
        return head;
    }

    private Document Packaged(Stream stream, string name, CancellationToken cancel)
    {
        if (stream.Length > _limits.MaxFileBytes)
            throw Refuse.TooLarge(name, _limits.MaxFileBytes);
        using var package = ZipPackage.Open(stream, name, _limits, cancel);
        return PackageKind.Read(package, _limits, cancel);
    }

    private MemoryStream Whole(Stream stream, string name, CancellationToken cancel)
    {
        var copy = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            copy.Write(buffer, 0, read);
            if (copy.Length > _limits.MaxFileBytes)
                throw Refuse.TooLarge(name, _limits.MaxFileBytes);
        }

        return copy;
    }

    private static DocumentReading Reading(string name, Func<Document> read)
    {
        var (document, refusal) = Guarded(name, read);
        return new DocumentReading(name, document, refusal);
    }

    private static (T? Value, DocumentRefusal? Refusal) Guarded<T>(string name, Func<T> read)
    {
        var where = Path.GetFileName(name);
        try
        {
            return (read(), null);
        }
        catch (RefusedException refused)
        {
            return (default, refused.Refusal);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException or ArgumentOutOfRangeException)
        {
            // The zip and its deflated streams: cut, flipped or written by something else.
            return (default, Refuse.Broken(where, e is XmlException ? "XML" : "ZIP").Refusal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (default, Refuse.Unreadable(where, e.Message).Refusal);
        }
    }
}
