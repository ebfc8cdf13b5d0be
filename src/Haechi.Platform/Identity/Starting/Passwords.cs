using System.Security.Cryptography;

namespace Haechi.Platform.Identity;

/// <summary>Makes passwords that people can read aloud and machines cannot guess: 20 letters and digits, about 100 bits.</summary>
internal static class Passwords
{
    // Without 0, 1, l, o and i, which look alike on paper.
    private const string Signs = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string Generate() => string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString(Signs, 4)));
}
