using Haechi.Hashing.Search;

namespace Haechi.Hashing.Tests.Search;

/// <summary>Hashes as a bank has them: most unlike each other, some in clusters, some of flat pictures, some equal.</summary>
internal static class MadeHashes
{
    public static PdqHash Any(Random random) =>
        new((ulong)random.NextInt64(long.MinValue, long.MaxValue), (ulong)random.NextInt64(long.MinValue, long.MaxValue),
            (ulong)random.NextInt64(long.MinValue, long.MaxValue), (ulong)random.NextInt64(long.MinValue, long.MaxValue));

    /// <summary>A hash that differs in exactly so many bits.</summary>
    public static PdqHash Near(Random random, PdqHash hash, int distance)
    {
        var bytes = new byte[PdqHash.ByteLength];
        hash.Write(bytes);
        var bits = Enumerable.Range(0, 256).ToArray();
        random.Shuffle(bits);
        foreach (var bit in bits.AsSpan(0, distance))
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return PdqHash.Read(bytes);
    }

    /// <summary>Half unlike any other, a quarter in clusters, an eighth almost nought, an eighth equal to others.</summary>
    public static List<HashEntry> Bank(Random random, int count)
    {
        var hashes = new List<PdqHash>(count);
        for (var at = 0; at < count; at++)
        {
            hashes.Add((at % 8) switch
            {
                < 4 => Any(random),
                < 6 => Near(random, hashes[random.Next(at)], random.Next(40)),
                6 => Near(random, default, random.Next(20)),
                _ => hashes[random.Next(at)],
            });
        }

        return [.. hashes.Select((hash, at) => new HashEntry((at * 7L) - 1000, hash))];
    }

    /// <summary>What a search must find: every entry once with its nearest form.</summary>
    public static List<HashMatch> Scan(IEnumerable<HashEntry> entries, ReadOnlySpan<PdqHash> forms, int distance)
    {
        var found = new List<HashMatch>();
        foreach (var entry in entries)
        {
            var (nearest, least) = (0, 257);
            for (var form = 0; form < forms.Length; form++)
            {
                if (forms[form].DistanceTo(entry.Hash) is var d && d < least)
                    (nearest, least) = (form, d);
            }

            if (least <= distance)
                found.Add(new HashMatch(entry.Id, entry.Hash, least, (PdqOrientation)nearest));
        }

        return [.. found.OrderBy(m => m.Distance).ThenBy(m => m.Id)];
    }
}
