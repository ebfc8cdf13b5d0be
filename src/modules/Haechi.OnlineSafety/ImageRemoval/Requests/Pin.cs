using System.Security.Cryptography;

namespace Haechi.OnlineSafety.ImageRemoval.Requests;

/// <summary>The PIN of a request (비밀번호). The victim's own page makes it; here is only a slow hash of it.</summary>
internal static class Pin
{
    /// <summary>Rounds of PBKDF2 with SHA-256: some tenths of a second for one attempt.</summary>
    private const int Rounds = 310_000;
    private const int SaltLength = 16;
    private const int HashLength = 32;

    /// <summary>8 to 12 digits.</summary>
    public static bool IsWellFormed(string? pin) => pin is { Length: >= 8 and <= 12 } && pin.All(char.IsAsciiDigit);

    public static (byte[] Salt, byte[] Hash) Protect(string pin)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return (salt, HashOf(pin, salt));
    }

    /// <summary>Whether it is the one. An empty salt, of a request that is not there, takes as long and is never right.</summary>
    public static bool Is(string pin, byte[] salt, byte[] hash) =>
        CryptographicOperations.FixedTimeEquals(HashOf(pin, salt.Length == 0 ? new byte[SaltLength] : salt), hash);

    private static byte[] HashOf(string pin, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(pin, salt, Rounds, HashAlgorithmName.SHA256, HashLength);
}
