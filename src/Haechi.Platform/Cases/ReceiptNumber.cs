using System.Security.Cryptography;

namespace Haechi.Platform.Cases;

/// <summary>
/// Receipt numbers (접수번호) such as <c>20261122-K7Q3M9</c>: the day in Seoul and six characters that people do not
/// confuse. 30^6 numbers a day, so that guessing somebody else's is hopeless under the public rate limit.
/// </summary>
public static class ReceiptNumber
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ234567";
    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);

    /// <summary>A new number for a case opened at <paramref name="at"/>.</summary>
    public static string New(DateTimeOffset at) =>
        string.Create(null, $"{at.ToOffset(Seoul):yyyyMMdd}-{RandomNumberGenerator.GetString(Letters, 6)}");
}
