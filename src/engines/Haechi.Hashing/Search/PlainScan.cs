using System.Numerics;

namespace Haechi.Hashing.Search;

/// <summary>Looks at every hash: what the index is measured against, and what it falls back on.</summary>
internal static unsafe class PlainScan
{
    /// <summary>Tells every row within the distance of a form, with the distance.</summary>
    public static void Rows(ulong* hashes, int count, PdqHash form, int distance, List<(int Row, int Distance)> found)
    {
        for (var row = 0; row < count; row++, hashes += 4)
        {
            // Two of four words already decide about almost every hash that is no match.
            var differing = BitOperations.PopCount(hashes[0] ^ form.A) + BitOperations.PopCount(hashes[1] ^ form.B);
            if (differing > distance)
                continue;
            differing += BitOperations.PopCount(hashes[2] ^ form.C) + BitOperations.PopCount(hashes[3] ^ form.D);
            if (differing <= distance)
                found.Add((row, differing));
        }
    }
}
