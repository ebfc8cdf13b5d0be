using System.Security.Cryptography;

namespace Haechi.OnlineSafety.ImageRemoval.Requests;

/// <summary>
/// The code of a request (접수번호): 12 letters and digits that nobody confuses with each other, 60 bits. It says nothing about
/// anybody and cannot be guessed, so that trying PINs needs a code that somebody wrote down.
/// </summary>
internal static class CaseCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford: no I, L, O, U
    private const int Length = 12;

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>As people read it: three groups of four.</summary>
    public static string Shown(string code) => $"{code[..4]}-{code[4..8]}-{code[8..]}";

    /// <summary>What was typed, without dashes and spaces and with the letters that look like digits put right; null when it cannot be a code.</summary>
    public static string? Read(string? typed)
    {
        var plain = new string([.. (typed ?? "").Where(c => c is not ('-' or ' ')).Select(char.ToUpperInvariant).Select(Right).Take(Length + 1)]);
        return plain.Length == Length && plain.All(Letters.Contains) ? plain : null;
    }

    private static char Right(char c) => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c };
}
