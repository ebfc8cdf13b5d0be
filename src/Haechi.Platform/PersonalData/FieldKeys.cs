using System.Security.Cryptography;
using Haechi.Platform.Persistence;

namespace Haechi.Platform.PersonalData;

/// <summary>The field keys in force. The first seals; all of them open what they once sealed.</summary>
public sealed class FieldKeys
{
    private readonly Dictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    /// <summary>Reads the current key, which is created on first start, and the earlier ones beside it.</summary>
    public FieldKeys(KeyFiles files)
        : this(files.Read(KeyFiles.Field), files.ReadEarlier(KeyFiles.Field))
    {
    }

    internal FieldKeys(byte[] current, IEnumerable<byte[]> earlier)
    {
        CurrentId = IdOf(current);
        _keys.Add(CurrentId, current);
        foreach (var key in earlier)
        {
            _keys.TryAdd(IdOf(key), key);
        }
    }

    /// <summary>Id of the key that seals: eight hex digits derived from the key.</summary>
    public string CurrentId { get; }

    internal byte[] Current => _keys[CurrentId];

    internal byte[]? Find(string id) => _keys.GetValueOrDefault(id);

    private static string IdOf(byte[] key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, "haechi field key id"u8))[..8];
}
