using System.Runtime.CompilerServices;

namespace Haechi.Hashing.Search;

/// <summary>
/// How 256 bits are cut into words, each of which gets a table of its own. If words may differ by r1, r2, … bits and the sum
/// of (ri + 1) exceeds the distance, two hashes within the distance agree in at least one word within its ri: were every word
/// further apart, the sum of their differences would already exceed it (Norouzi, Punjani, Fleet 2012; Qin and others 2018).
/// </summary>
internal sealed class WordPlan
{
    /// <summary>The widest difference of a word that is looked up bit by bit. A wider one costs more than looking at every hash.</summary>
    public const int MaxRadius = 3;

    private readonly int[] _starts;

    private WordPlan(params int[] widths)
    {
        Widths = widths;
        _starts = new int[widths.Length];
        for (var i = 1; i < widths.Length; i++)
            _starts[i] = _starts[i - 1] + widths[i - 1];
        Masks = [.. widths.Select(MasksOf)];
    }

    // Buckets should hold a few entries each: fewer waste look-ups, more waste comparisons. One design was measured (bench/Hashing), not several.
    private static readonly WordPlan Small = new(Enumerable.Repeat(12, 21).ToArray());
    private static readonly WordPlan Middle = new(Enumerable.Repeat(16, 16).ToArray());
    private static readonly WordPlan Large = new([.. Enumerable.Repeat(20, 9), .. Enumerable.Repeat(19, 4)]);

    /// <summary>Bits of each word.</summary>
    public int[] Widths { get; }

    /// <summary>Number of words.</summary>
    public int Words => Widths.Length;

    /// <summary>For each word, the patterns that turn 0, 1, 2 and 3 of its bits, in that order.</summary>
    public uint[][] Masks { get; }

    /// <summary>The plan for so many hashes. What is written into a file depends on it: a new one needs a new version of the file.</summary>
    public static WordPlan For(int count) => count < 50_000 ? Small : count < 2_500_000 ? Middle : Large;

    /// <summary>Number of patterns that turn at most <paramref name="radius"/> of <paramref name="width"/> bits.</summary>
    public static int MasksWithin(int width, int radius) => radius switch
    {
        < 0 => 0,
        0 => 1,
        1 => 1 + width,
        2 => 1 + width + (width * (width - 1) / 2),
        _ => 1 + width + (width * (width - 1) / 2) + (width * (width - 1) * (width - 2) / 6),
    };

    /// <summary>The bits of one word of a hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe uint WordOf(ulong* hash, int word)
    {
        var start = _starts[word];
        var width = Widths[word];
        var (lane, shift) = (start >> 6, start & 63);
        var bits = hash[lane] >> shift;
        if (shift + width > 64)
            bits |= hash[lane + 1] << (64 - shift);
        return (uint)bits & ((1u << width) - 1);
    }

    private static uint[] MasksOf(int width) =>
        [.. Enumerable.Range(0, MaxRadius + 1).SelectMany(turned => Turning(width, turned))];

    private static IEnumerable<uint> Turning(int width, int turned) => turned == 0
        ? [0u]
        : Turning(width, turned - 1).SelectMany(less =>
            Enumerable.Range(0, width).Where(bit => 1u << bit > less).Select(bit => less | (1u << bit)));
}
