using Haechi.Hashing.Search;

namespace Haechi.Hashing.Bench.Search;

/// <summary>Banks that resemble real ones, the same at every run.</summary>
internal static class BankMaker
{
    /// <summary>Four fifths unlike any other, a fifth near duplicates in clusters (up to 40 bits off), as in lists of real pictures.</summary>
    public static IEnumerable<HashEntry> Mixed(int count)
    {
        var random = new Random(20_240_401);
        var seeds = new PdqHash[4096];
        for (var at = 0; at < count; at++)
        {
            var hash = at >= seeds.Length && at % 5 == 0 ? Near(random, seeds[random.Next(seeds.Length)], random.Next(41)) : Any(random);
            if (at < seeds.Length)
                seeds[at] = hash;
            yield return new HashEntry(at, hash);
        }
    }

    /// <summary>A tenth of the bank lies within a few bits of nought, as flat pictures do.</summary>
    public static IEnumerable<HashEntry> Flat(int count)
    {
        var random = new Random(7);
        foreach (var entry in Mixed(count))
            yield return entry.Id % 10 == 3 ? entry with { Hash = Near(random, default, random.Next(8)) } : entry;
    }

    public static PdqHash Any(Random random) => new(Word(random), Word(random), Word(random), Word(random));

    public static PdqHash Near(Random random, PdqHash hash, int distance)
    {
        Span<ulong> words = [hash.A, hash.B, hash.C, hash.D];
        for (var turned = 0; turned < distance; turned++)
        {
            var bit = random.Next(256);
            words[bit >> 6] ^= 1UL << (bit & 63);
        }

        return new PdqHash(words[0], words[1], words[2], words[3]);
    }

    private static ulong Word(Random random) => (ulong)random.NextInt64(long.MinValue, long.MaxValue);
}
