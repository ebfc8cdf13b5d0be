using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Haechi.Platform.Deliveries.Sending;

/// <summary>
/// <c>Haechi-Signature: t=&lt;Unix seconds&gt;,v1=&lt;hex&gt;</c>, where hex is HMAC-SHA256 under the subscription's secret over the
/// seconds, a full stop and the body. The time is signed so that a recorded call cannot be played again later.
/// </summary>
public static class WebhookSignature
{
    /// <summary>Name of the header.</summary>
    public const string Header = "Haechi-Signature";

    /// <summary>The header's value.</summary>
    public static string Of(string secret, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={seconds},v1={Convert.ToHexStringLower(Hmac(secret, seconds, body))}";
    }

    /// <summary>Whether a received value is genuine and not older (or newer) than <paramref name="tolerance"/>.</summary>
    public static bool Verifies(string secret, string? header, ReadOnlySpan<byte> body, DateTimeOffset now, TimeSpan tolerance)
    {
        var parts = (header ?? "").Split(',').Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToLookup(p => p[0], p => p[1]);
        if (parts["t"].FirstOrDefault() is not { } seconds
            || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || Math.Abs(now.ToUnixTimeSeconds() - at) > tolerance.TotalSeconds)
        {
            return false;
        }

        var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Hmac(secret, seconds, body)));
        return parts["v1"].Any(given => CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(given)));
    }

    private static byte[] Hmac(string secret, string seconds, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes(seconds + "."));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }
}
