using System.Security.Cryptography;
using Haechi.Platform.Persistence;

namespace Haechi.Platform.PersonalData;

/// <summary>The field keys in force, read at first use. The first seals; all of them open what they once sealed.</summary>
public sealed class FieldKeys
{
    // Not while the container is built: whether a missing key may be made anew is asked of the database, which may be away then.
    private readonly Lazy<(byte[] Current, Dictionary<string, byte[]> All)> _keys;

    /// <summary>Reads the current key, which is created on first use, and the earlier ones beside it.</summary>
    public FieldKeys(KeyFiles files)
        : this(() => files.Read(KeyFiles.Field), () => files.ReadEarlier(KeyFiles.Field))
    {
    }

    internal FieldKeys(byte[] current, IEnumerable<byte[]> earlier)
        : this(() => current, () => earlier)
    {
    }

    private FieldKeys(Func<byte[]> current, Func<IEnumerable<byte[]>> earlier) =>
        _keys = new(() => Load(current(), earlier()), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Id of the key that seals: eight hex digits derived from the key.</summary>
    public string CurrentId => IdOf(Current);

    /// <summary>Ids of all of them.</summary>
    internal IReadOnlyCollection<string> Ids => _keys.Value.All.Keys;

    internal byte[] Current => _keys.Value.Current;

    internal byte[]? Find(string id) => _keys.Value.All.GetValueOrDefault(id);

    internal static string IdOf(byte[] key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, "haechi field key id"u8))[..8];

    private static (byte[] Current, Dictionary<string, byte[]> All) Load(byte[] current, IEnumerable<byte[]> earlier)
    {
        var all = new Dictionary<string, byte[]>(StringComparer.Ordinal) { [IdOf(current)] = current };
        foreach (var key in earlier)
        {
            all.TryAdd(IdOf(key), key);
        }

        return (current, all);
    }
}
