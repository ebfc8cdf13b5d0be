using System.Buffers.Binary;
using System.IO.Compression;

namespace Haechi.Documents.Packages;

/// <summary>The zip around DOCX and HWPX, read with limits. Nothing is ever unpacked to disk.</summary>
internal sealed class ZipPackage : IDisposable
{
    private const int RatioFreeBytes = 1 << 20;
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly DocumentLimits _limits;
    private readonly CancellationToken _cancel;
    private long _unpacked;

    private ZipPackage(ZipArchive archive, string name, DocumentLimits limits, CancellationToken cancel) =>
        (_archive, Name, _limits, _cancel) = (archive, name, limits, cancel);

    /// <summary>The file's name, for refusals.</summary>
    public string Name { get; }

    public IEnumerable<string> Parts => _entries.Keys;

    /// <summary>True when an entry that a document needs is locked with the zip's own password.</summary>
    public bool HasLockedEntry => _entries.Values.Any(e => e.IsEncrypted);

    public static ZipPackage Open(Stream stream, string name, DocumentLimits limits, CancellationToken cancel)
    {
        if (DeclaredEntries(stream) > limits.MaxZipEntries)
            throw Refuse.TooManyParts(name, limits.MaxZipEntries);
        var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            var package = new ZipPackage(archive, name, limits, cancel);
            package.List();
            return package;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public bool Has(string part) => _entries.ContainsKey(Plain(part));

    /// <summary>A part's bytes, or null when there is none of that name.</summary>
    public byte[]? Read(string part)
    {
        if (!_entries.TryGetValue(Plain(part), out var entry))
            return null;
        if (entry.IsEncrypted)
            throw Refuse.Encrypted(Name);
        using var from = entry.Open();
        using var to = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            _cancel.ThrowIfCancellationRequested();
            to.Write(buffer, 0, read);
            _unpacked += read;
            var overRatio = to.Length > RatioFreeBytes && to.Length > entry.CompressedLength * _limits.MaxZipRatio;
            if (overRatio || _unpacked > _limits.MaxUnpackedBytes)
                throw Refuse.ZipBomb($"{Name}: {entry.FullName}");
        }

        return to.ToArray();
    }

    public void Dispose() => _archive.Dispose();

    private void List()
    {
        if (_archive.Entries.Count > _limits.MaxZipEntries)
            throw Refuse.TooManyParts(Name, _limits.MaxZipEntries);
        foreach (var entry in _archive.Entries)
        {
            var plain = Plain(entry.FullName);
            if (plain.Split('/').Contains("..") || entry.FullName.StartsWith('/') || plain.Contains(':', StringComparison.Ordinal) || plain.Contains('\0', StringComparison.Ordinal))
                throw Refuse.UnsafeEntry($"{Name}: {Words.Cut(Words.Clean(entry.FullName), 100)}");
            _entries.TryAdd(plain, entry);
        }
    }

    private static string Plain(string part) => part.Replace('\\', '/').TrimStart('/');

    /// <summary>The count in the zip's end record, read before the archive makes an object of every entry; 0 when there is none.</summary>
    private static int DeclaredEntries(Stream stream)
    {
        var tail = new byte[Math.Min(stream.Length, 22 + ushort.MaxValue)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        stream.Position = 0;
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        return end >= 0 && end + 12 <= tail.Length ? BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10)) : 0;
    }
}
