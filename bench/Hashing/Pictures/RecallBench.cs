using System.Globalization;

namespace Haechi.Hashing.Bench.Pictures;

/// <summary>
/// Which transformed pictures are found: by the plain hash in its eight orientations at distance 31, with parts of the
/// query, with the parts that the bank keeps, and at larger distances. All pairs of unlike pictures are compared too.
/// </summary>
internal static class RecallBench
{
    private const int LeastQuality = 50;

    // One way to search: whether parts of the query and of the bank count, and up to which distance.
    private sealed record Way(string Name, bool Asked, bool Kept, int Distance);

    private static readonly Way[] Ways =
    [
        new("plain", false, false, 31), new("query's parts", true, false, 31), new("bank's parts", false, true, 31), new("both", true, true, 31),
        new("plain, 47", false, false, 47), new("both, 47", true, true, 47), new("both, 63", true, true, 63),
    ];

    private sealed record Banked(string Name, PdqHash Whole, PdqHash[] Parts);

    private sealed record Counts(int[] Found, long[] Wrong);

    public static int Run(string[] args)
    {
        var at = Array.IndexOf(args, "--made");
        var kept = args.Contains("--more") ? PictureViewUse.KeepMore : PictureViewUse.Keep;
        var pictures = SamplePictures.All(at < 0 ? 60 : int.Parse(args[at + 1], CultureInfo.InvariantCulture))
            .Select(p => (Picture: p, Hashed: Hashed(Edit.File(p.Bitmap, 95), kept))).ToList();
        foreach (var left in pictures.Where(p => p.Hashed.Quality < LeastQuality))
            Console.Error.WriteLine($"{left.Picture.Name} is left out: quality {left.Hashed.Quality}.");
        pictures.RemoveAll(p => p.Hashed.Quality < LeastQuality);
        var bank = pictures.Select(p => new Banked(p.Picture.Name, p.Hashed.Hash, [.. p.Hashed.Views.Select(v => v.Picture.Hash)])).ToList();
        Console.WriteLine($"{bank.Count} pictures, {bank.Average(b => b.Parts.Length):F0} parts kept of each\n");
        Console.WriteLine($"| transformation | {string.Join(" | ", Ways.Select(w => w.Name))} |\n|---|{string.Concat(Ways.Select(_ => "---|"))}");
        var only = Array.IndexOf(args, "--only") is var o and >= 0 ? args[o + 1] : "";
        var rows = Transformation.All.Where(t => t.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).Select(t => Row(t, pictures.ConvertAll(p => p.Picture), bank)).ToList();
        Print("**all**", [.. Ways.Select((_, w) => rows.Sum(r => r.Found[w]))], rows.Count * bank.Count);
        var pairs = (long)rows.Count * bank.Count * (bank.Count - 1);
        Console.WriteLine($"| unlike pairs of {pairs:N0} taken for alike | {string.Join(" | ", Ways.Select((_, w) => rows.Sum(r => r.Wrong[w])))} |");
        return 0;
    }

    private static Counts Row(Transformation transformation, List<SamplePicture> pictures, List<Banked> bank)
    {
        var counts = new Counts(new int[Ways.Length], new long[Ways.Length]);
        Parallel.For(0, pictures.Count, i =>
        {
            var query = Hashed(transformation.Apply(pictures[i].Bitmap, new Random(i)), PictureViewUse.Ask);
            PdqHash[] whole = query.Orientations();
            PdqHash[] parts = [.. query.Views.SelectMany(v => v.Picture.Orientations())];
            for (var j = 0; j < bank.Count; j++)
            {
                var plain = Nearest(whole, [bank[j].Whole]);
                var asked = Math.Min(plain, Nearest(parts, [bank[j].Whole]));
                var kept = Math.Min(plain, Nearest(whole, bank[j].Parts));
                var both = Math.Min(Math.Min(asked, kept), Nearest(parts, bank[j].Parts));
                for (var w = 0; w < Ways.Length; w++)
                {
                    if ((Ways[w].Asked ? Ways[w].Kept ? both : asked : Ways[w].Kept ? kept : plain) > Ways[w].Distance)
                        continue;
                    if (i == j)
                        Interlocked.Increment(ref counts.Found[w]);
                    else
                        Interlocked.Increment(ref counts.Wrong[w]);
                }
            }
        });
        Print(transformation.Name, counts.Found, bank.Count);
        return counts;
    }

    private static int Nearest(PdqHash[] asked, PdqHash[] kept)
    {
        var nearest = int.MaxValue;
        foreach (var one in asked)
        {
            foreach (var other in kept)
                nearest = Math.Min(nearest, one.DistanceTo(other));
        }

        return nearest;
    }

    private static void Print(string name, int[] found, int of) =>
        Console.WriteLine($"| {name} | {string.Join(" | ", found.Select(f => string.Create(CultureInfo.InvariantCulture, $"{100.0 * f / of:F0} %")))} |");

    private static HashedPicture Hashed(byte[] file, PictureViewUse use)
    {
        var result = PictureHasher.HashWithViews(file, use);
        return result.Picture ?? throw new InvalidOperationException(result.Reason);
    }
}
