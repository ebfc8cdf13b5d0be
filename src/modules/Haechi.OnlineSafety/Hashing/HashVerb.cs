using System.CommandLine;

namespace Haechi.OnlineSafety.Hashing;

/// <summary><c>hash</c>: perceptual hashes on the command line, without a server.</summary>
internal static class HashVerb
{
    /// <summary>Everything was hashed.</summary>
    public const int Done = 0;

    /// <summary>Something was refused; the rest was hashed.</summary>
    public const int SomeRefused = 1;

    /// <summary>Nothing could be done.</summary>
    public const int Unusable = 2;

    public static Command Create(TimeProvider time) => new("hash", "Hash pictures and videos so that copies of them are found again without showing them to anyone, and find them.")
    {
        ImageVerb.Create(),
        VideoVerb.Create(time),
        MatchVerb.Create(time),
        BankVerb.Create(),
    };
}
