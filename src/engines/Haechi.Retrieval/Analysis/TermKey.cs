namespace Haechi.Retrieval.Analysis;

/// <summary>What a term says about the text; the upper byte of its key.</summary>
internal enum TermClass : byte
{
    /// <summary>Two neighbouring syllables or ideographs.</summary>
    Pair = 1,

    /// <summary>A run of one syllable or ideograph.</summary>
    Single = 2,

    /// <summary>A Hangul word without its particle or ending.</summary>
    Stem = 3,

    /// <summary>A word of a script with spaces.</summary>
    Word = 4,

    /// <summary>A number by its value, however it is written.</summary>
    Number = 5,

    /// <summary>A number with the unit that follows it.</summary>
    Quantity = 6,

    /// <summary>Two neighbouring clusters of a script without spaces.</summary>
    Clusters = 7,

    /// <summary>A Hangul word as written, when its stem is a guess.</summary>
    Surface = 8,
}

/// <summary>
/// Terms are 64-bit keys: the class above, below either the two characters themselves or a hash of 56 bits. Among a million
/// words the chance that any two share a key is about one in 140,000.
/// </summary>
internal static class TermKey
{
    private const int ClassShift = 56;
    private const ulong BodyMask = (1UL << ClassShift) - 1;

    public static ulong Pair(char first, char second) => (ulong)TermClass.Pair << ClassShift | (ulong)first << 16 | second;

    public static ulong Single(char only) => (ulong)TermClass.Single << ClassShift | only;

    public static ulong Of(TermClass kind, ReadOnlySpan<char> text) => Of(kind, text, []);

    public static ulong Of(TermClass kind, ReadOnlySpan<char> text, ReadOnlySpan<char> more)
    {
        var hash = Mix(Mix(0x9E3779B97F4A7C15UL ^ (ulong)(text.Length + more.Length), text), more);
        hash ^= hash >> 32;
        hash *= 0xD6E8FEB86659FD93UL;
        hash ^= hash >> 32;
        return (ulong)kind << ClassShift | hash & BodyMask;
    }

    public static TermClass ClassOf(ulong key) => (TermClass)(key >> ClassShift);

    private static ulong Mix(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            hash = (ulong.RotateLeft(hash, 23) ^ c) * 0xFF51AFD7ED558CCDUL;
        return hash;
    }
}
