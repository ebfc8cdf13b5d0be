using System.Runtime.InteropServices;
using System.Text.Json;
using Haechi.Hashing.Search;

namespace Haechi.Hashing.Banks;

/// <summary>The files of a bank. <c>bank.json</c> names those that count; all others are left over and are swept away.</summary>
internal sealed class BankFolder : IDisposable
{
    private const string ListName = "bank.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly FileStream _lock;
    private readonly Dictionary<Segment, string> _names = [];
    private BankList _list = new(BankList.Current, 0, [], "");

    private BankFolder(string path, FileStream claim) => (Path, _lock) = (path, claim);

    public string Path { get; }

    public bool HasList => File.Exists(At(ListName));

    public static BankFolder Open(string path)
    {
        Directory.CreateDirectory(path);
        try
        {
            return new BankFolder(path, new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException failure)
        {
            throw new IOException($"{path} is open in another process. A bank is open in one process at a time.", failure);
        }
    }

    /// <summary>Maps the files that the list names.</summary>
    public Segment[] Segments()
    {
        _list = Read();
        Sweep();
        var segments = new List<Segment>();
        try
        {
            foreach (var file in _list.Segments)
            {
                var segment = SegmentFile.Open(At(file.Name), file.Removed is { } removed ? RemovedRows.Read(At(removed)) : null);
                segments.Add(segment);
                _names.Add(segment, file.Name);
            }

            return [.. segments];
        }
        catch
        {
            segments.ForEach(segment => segment.Dispose());
            throw;
        }
    }

    /// <summary>Opens the journal that the list names.</summary>
    public BankJournal Journal(Action<BankChange> tell) => BankJournal.Open(At(_list.Journal), tell);

    /// <summary>Writes and maps a new file; it counts when it is published.</summary>
    public Segment Build(int count, IEnumerable<HashEntry> ascending, CancellationToken cancellationToken)
    {
        var name = Next("tables");
        var segment = SegmentFile.Create(At(name), count, ascending, cancellationToken);
        _names.Add(segment, name);
        return segment;
    }

    /// <summary>Makes these segments, as they stand, and a new journal the state of the bank.</summary>
    public BankJournal Publish(IReadOnlyList<Segment> segments)
    {
        var files = segments.Select(segment => new BankFile(_names[segment], Removed(segment))).ToList();
        var name = Next("journal");
        var journal = BankJournal.Create(At(name));
        journal.Flush();
        Write(new BankList(BankList.Current, _list.Next, files, name));
        foreach (var gone in _names.Keys.Except(segments).ToList())
            _names.Remove(gone);
        return journal;
    }

    /// <summary>Deletes what the list does not name.</summary>
    public void Sweep()
    {
        var named = _list.Segments.SelectMany(file => new[] { file.Name, file.Removed }).Append(_list.Journal).Append(ListName).ToHashSet(StringComparer.Ordinal);
        foreach (var file in new DirectoryInfo(Path).EnumerateFiles().Where(file => file.Extension is ".tables" or ".journal" or ".removed" or ".new" && !named.Contains(file.Name)))
            Delete(file);
    }

    public void Dispose() => _lock.Dispose();

    // Where a mapped file cannot be deleted, the next start does it.
    private static void Delete(FileInfo file)
    {
        try
        {
            file.Delete();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException && RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
        }
    }

    private string? Removed(Segment segment)
    {
        if (segment.Live == segment.Layout.Count)
            return null;
        var name = Next("removed");
        RemovedRows.Write(At(name), segment.Removed);
        return name;
    }

    private string Next(string kind)
    {
        _list = _list with { Next = _list.Next + 1 };
        return $"{_list.Next:D6}.{kind}";
    }

    private BankList Read()
    {
        try
        {
            var list = JsonSerializer.Deserialize<BankList>(File.ReadAllBytes(At(ListName)), Json);
            if (list is { Version: BankList.Current, Segments: not null, Journal: not null })
                return list;
            throw new InvalidDataException($"{At(ListName)}: version {list?.Version} is not known here; this program writes {BankList.Current}.");
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"{At(ListName)} is damaged: {failure.Message} Restore the bank from a copy, or make it again from its list.", failure);
        }
    }

    private void Write(BankList list)
    {
        var making = At("bank.new");
        using (var file = new FileStream(making, FileMode.Create))
        {
            JsonSerializer.Serialize(file, list, Json);
            file.Flush(flushToDisk: true);
        }

        File.Move(making, At(ListName), overwrite: true);
        _list = list;
    }

    private string At(string name) => System.IO.Path.Combine(Path, name);
}

/// <summary>What <c>bank.json</c> says.</summary>
/// <param name="Version">Of the files.</param>
/// <param name="Next">Number of the file made last.</param>
/// <param name="Segments">Files with tables.</param>
/// <param name="Journal">Name of the journal.</param>
internal sealed record BankList(int Version, long Next, IReadOnlyList<BankFile> Segments, string Journal)
{
    public const int Current = 1;
}

/// <param name="Name">File with tables.</param>
/// <param name="Removed">File that says which of its rows were removed; null when none were.</param>
internal sealed record BankFile(string Name, string? Removed);
