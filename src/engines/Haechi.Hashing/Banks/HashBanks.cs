using System.Text.RegularExpressions;
using Haechi.Hashing.Search;

namespace Haechi.Hashing.Banks;

/// <summary>Several banks side by side, each with a name and a folder of its own: one for each list that somebody else keeps.</summary>
public sealed partial class HashBanks : IDisposable
{
    private readonly string _path;
    private readonly SortedDictionary<string, HashBank> _banks = new(StringComparer.Ordinal);

    private HashBanks(string path) => _path = path;

    /// <summary>The banks by name.</summary>
    public IReadOnlyDictionary<string, HashBank> All => _banks;

    /// <summary>Opens every bank in a folder; the folder is made when it does not exist.</summary>
    /// <exception cref="IOException">Another process has one of them open.</exception>
    /// <exception cref="InvalidDataException">A file is damaged; the message says which.</exception>
    public static HashBanks Open(string path)
    {
        var banks = new HashBanks(path);
        try
        {
            foreach (var folder in Directory.CreateDirectory(path).EnumerateDirectories().Where(folder => Name().IsMatch(folder.Name)))
                banks._banks.Add(folder.Name, HashBank.Open(folder.FullName));
            return banks;
        }
        catch
        {
            banks.Dispose();
            throw;
        }
    }

    /// <summary>The bank of a name; an empty one is made when there is none.</summary>
    /// <param name="name">1 to 64 small letters, digits and hyphens.</param>
    /// <exception cref="ArgumentException">The name has something else in it.</exception>
    public HashBank this[string name]
    {
        get
        {
            if (!Name().IsMatch(name))
                throw new ArgumentException($"'{name}' is no name of a bank: 1 to 64 small letters, digits and hyphens.", nameof(name));
            if (!_banks.TryGetValue(name, out var bank))
                _banks.Add(name, bank = HashBank.Open(Path.Combine(_path, name)));
            return bank;
        }
    }

    /// <summary>Closes a bank and deletes its files.</summary>
    /// <returns>False when there was none.</returns>
    public bool Drop(string name)
    {
        if (!_banks.Remove(name, out var bank))
            return false;
        bank.Dispose();
        Directory.Delete(Path.Combine(_path, name), recursive: true);
        return true;
    }

    /// <summary>Every hash of every bank within the distance of any form of a query: nearest first, then by bank and number.</summary>
    /// <param name="forms">The query in all its orientations, in their order, or only some of them.</param>
    /// <param name="distance">Bits by which a match may differ: 0 to 256.</param>
    public IReadOnlyList<BankMatch> Find(ReadOnlySpan<PdqHash> forms, int distance = HashIndex.SameDistance)
    {
        var found = new List<BankMatch>();
        foreach (var (name, bank) in _banks)
        {
            foreach (var match in bank.Find(forms, distance))
                found.Add(new BankMatch(name, match));
        }

        return [.. found.OrderBy(one => one.Match.Distance)];
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var bank in _banks.Values)
            bank.Dispose();
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,63}\z")]
    private static partial Regex Name();
}

/// <summary>A match and where it was.</summary>
/// <param name="Bank">Name of the bank.</param>
/// <param name="Match">The match.</param>
public sealed record BankMatch(string Bank, HashMatch Match);
