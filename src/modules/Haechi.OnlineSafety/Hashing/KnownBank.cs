using System.Globalization;
using Haechi.Hashing;
using Haechi.Hashing.Banks;
using Haechi.Hashing.Search;

namespace Haechi.OnlineSafety.Hashing;

/// <summary>A bank that was named on the command line: a list in a text file, or a folder that <c>hash bank</c> keeps.</summary>
internal sealed class KnownBank : IDisposable
{
    private readonly HashList? _list;
    private readonly HashIndex? _index;
    private readonly HashBank? _bank;

    private KnownBank(HashList list, CancellationToken cancellationToken)
    {
        (Path, _list) = (list.Path, list);
        _index = HashIndex.Build(list.Hashes.Select((hash, at) => new HashEntry(at, hash)), cancellationToken);
    }

    private KnownBank(string path, HashBank bank) => (Path, _bank) = (path, bank);

    public string Path { get; }

    public int Count => _bank?.Count ?? _list!.Hashes.Count;

    /// <summary>Lines that were no hash.</summary>
    public int Faults => _list?.Faults ?? 0;

    /// <exception cref="IOException">It cannot be read, or another process has the folder open.</exception>
    /// <exception cref="InvalidDataException">A file of the folder is damaged.</exception>
    public static async Task<KnownBank> OpenAsync(string path, TextWriter error, CancellationToken cancellationToken) => Directory.Exists(path)
        ? new KnownBank(path, HashBank.Open(path))
        : new KnownBank(await HashList.ReadAsync(path, error, cancellationToken), cancellationToken);

    public IReadOnlyList<HashMatch> Find(ReadOnlySpan<PdqHash> forms, int distance) => _bank?.Find(forms, distance) ?? _index!.Find(forms, distance);

    /// <summary>What stands behind a match: the number in a folder, the id in a list; null when the list has none.</summary>
    public string? IdOf(HashMatch match) => _list is null ? match.Id.ToString(CultureInfo.InvariantCulture) : _list.IdOf((int)match.Id);

    /// <summary>The line of the list; null for a folder.</summary>
    public int? LineOf(HashMatch match) => _list?.Lines[(int)match.Id];

    public void Dispose()
    {
        _index?.Dispose();
        _bank?.Dispose();
    }
}
