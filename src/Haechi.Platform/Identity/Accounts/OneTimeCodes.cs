using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Haechi.Platform.Identity;

/// <summary>
/// Codes of an authenticator app (RFC 6238: SHA-1, 30 s, six digits), each taken once. A code that somebody saw being typed is
/// worthless, although its window lasts: the last step that was taken is kept, and only later ones count.
/// </summary>
internal sealed class OneTimeCodes(TimeProvider clock) : AuthenticatorTokenProvider<Account>
{
    private const int StepSeconds = 30;

    /// <summary>Steps before and after now that still count, because phones' clocks go wrong.</summary>
    private const int Tolerance = 2;
    private const string Product = "Haechi";
    private const string LastStep = "last-code-step";

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        ArgumentNullException.ThrowIfNull(manager);
        if (token is not { Length: 6 } || await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } text)
        {
            return false;
        }

        var key = Base32(text);
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / StepSeconds;
        var known = await manager.GetAuthenticationTokenAsync(user, Product, LastStep);
        var after = Math.Max(now - Tolerance - 1, LastOf(known, key));
        for (var step = after + 1; step <= now + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(CodeOf(key, step)), System.Text.Encoding.ASCII.GetBytes(token)))
            {
                // Two at once with one code: the account's version lets one of them write.
                return (await manager.SetAuthenticationTokenAsync(user, Product, LastStep, $"{step} {Mark(key)}")).Succeeded;
            }
        }

        return false;
    }

    // Another key, after the app was set up anew, begins from nothing.
    private static long LastOf(string? known, byte[] key) =>
        known?.Split(' ') is [var step, var mark] && mark == Mark(key) && long.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : long.MinValue;

    private static string Mark(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key))[..8];

    private static string CodeOf(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The standard that every authenticator app follows says SHA-1.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Base32(string text)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var (bytes, buffer, bits) = (new List<byte>(text.Length), 0, 0);
        foreach (var value in text.TrimEnd('=').ToUpperInvariant().Select(c => Letters.IndexOf(c, StringComparison.Ordinal)).Where(v => v >= 0))
        {
            (buffer, bits) = (((buffer << 5) | value) & 0xFFFF, bits + 5);
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
            }
        }

        return [.. bytes];
    }
}
