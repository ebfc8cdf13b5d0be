using Haechi.Hashing.Pdq;

namespace Haechi.Hashing.Search;

/// <summary>
/// The hashes that a picture would have if it were turned or mirrored, from its hash alone. A bit tells whether one of 16 × 16
/// cosine coefficients lies above their median. Mirroring a picture turns the sign of every coefficient with an odd
/// frequency along that axis, turning it also exchanges rows and columns; as the median is close to nought, a turned
/// sign is a turned bit. Coefficients between the median and nought break that rule: a few bits of an ordinary picture.
/// </summary>
public static class PdqOrientations
{
    /// <summary>Number of orientations.</summary>
    public const int Count = 8;

    // Four rows of sixteen bits to a word, the lowest row in the lowest bits; row and column 0 hold frequency 1, which is odd.
    private const ulong EvenRows = 0x0000_FFFF_0000_FFFF;
    private const ulong EvenColumns = 0x5555_5555_5555_5555;

    /// <summary>All eight, in the order of <see cref="PdqOrientation"/>.</summary>
    public static PdqHash[] Of(PdqHash hash)
    {
        var forms = new PdqHash[Count];
        Write(hash, forms);
        return forms;
    }

    /// <summary>Writes all eight, in the order of <see cref="PdqOrientation"/>.</summary>
    /// <exception cref="ArgumentException">There is no room for eight.</exception>
    public static void Write(PdqHash hash, Span<PdqHash> forms)
    {
        if (forms.Length < Count)
            throw new ArgumentException($"Eight orientations need room for {Count} hashes; there is room for {forms.Length}.", nameof(forms));
        var across = Transposed(hash);
        for (var form = 0; form < Count; form++)
        {
            var (swap, rows, columns) = PdqTransform.MovesOf((PdqOrientation)form);
            forms[form] = Turned(swap ? across : hash, (rows ? EvenRows : 0) ^ (columns ? EvenColumns : 0));
        }
    }

    private static PdqHash Turned(PdqHash hash, ulong bits) => new(hash.A ^ bits, hash.B ^ bits, hash.C ^ bits, hash.D ^ bits);

    private static PdqHash Transposed(PdqHash hash)
    {
        Span<ulong> from = [hash.D, hash.C, hash.B, hash.A];
        Span<ulong> to = stackalloc ulong[4];
        to.Clear();
        for (var row = 0; row < 16; row++)
        {
            var bits = from[row >> 2] >> ((row & 3) * 16);
            for (var column = 0; column < 16; column++)
                to[column >> 2] |= ((bits >> column) & 1) << (((column & 3) * 16) + row);
        }

        return new PdqHash(to[3], to[2], to[1], to[0]);
    }
}
