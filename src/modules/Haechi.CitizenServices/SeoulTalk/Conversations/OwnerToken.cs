using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Haechi.CitizenServices.SeoulTalk.Conversations;

/// <summary>What proves that a citizen owns a conversation. Only its hash is stored.</summary>
internal static class OwnerToken
{
    /// <summary>A new token, 43 characters.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Hex SHA-256.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Compares in constant time.</summary>
    public static bool Matches(string? token, string hash) =>
        token is { Length: > 0 and <= 200 }
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(token)), Encoding.ASCII.GetBytes(hash));
}
