using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Haechi.Hashing.Search;

namespace Haechi.Hashing.Bench.Search;

/// <summary>How many pictures a second are looked up in all eight orientations, on one thread, beside a plain scan in the same run.</summary>
internal static class SearchBench
{
    public static int Run(string[] arguments)
    {
        var count = Number(arguments, "--count", 1_000_000);
        var distance = Number(arguments, "--distance", HashIndex.SameDistance);
        var scans = Number(arguments, "--scans", Math.Max(3, 100_000_000 / count));
        var flat = arguments.Contains("--flat");

        var entries = (flat ? BankMaker.Flat(count) : BankMaker.Mixed(count)).ToArray();
        var (clock, before) = (Stopwatch.StartNew(), Environment.WorkingSet);
        using var index = HashIndex.Build(entries);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} hashes{(flat ? ", a tenth of them flat" : "")}, distance {distance}, eight orientations, one thread"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"build {clock.Elapsed.TotalSeconds:F2} s, index {index.Bytes / 1e6:N0} MB = {(double)index.Bytes / count:F1} bytes a hash (memory of the process +{(Environment.WorkingSet - before) / 1e6:N0} MB)"));

        var queries = Queries(entries, 2000);
        var scan = Timed(queries.AsSpan(0, Math.Min(scans, queries.Length)), forms => Scan(entries, forms, distance), 1);
        foreach (var forms in queries.AsSpan(0, 200))
            index.Find(forms, distance);
        var found = Timed(queries, forms => index.Find(forms, distance).Count, 5);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"plain popcount scan {scan.PerSecond:N1} images/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"this index          {found.PerSecond:N1} images/s, {found.Hits / (double)found.Asked:N1} hits an image, slowest {found.Slowest.TotalMilliseconds:N2} ms"));
        return Exact(index, entries, queries, distance, Math.Min(20, scans)) ? 0 : 1;
    }

    // A third unlike anything, a third near duplicates, a third turned near duplicates.
    private static PdqHash[][] Queries(HashEntry[] entries, int count)
    {
        var random = new Random(99);
        return [.. Enumerable.Range(0, count).Select(at =>
        {
            var near = BankMaker.Near(random, entries[random.Next(entries.Length)].Hash, random.Next(32));
            return PdqOrientations.Of((at % 3) switch { 0 => BankMaker.Any(random), 1 => near, _ => PdqOrientations.Of(near)[random.Next(8)] });
        })];
    }

    private static (double PerSecond, long Hits, int Asked, TimeSpan Slowest) Timed(ReadOnlySpan<PdqHash[]> queries, Func<PdqHash[], int> ask, double seconds)
    {
        var (clock, asked, hits, slowest) = (Stopwatch.StartNew(), 0, 0L, TimeSpan.Zero);
        do
        {
            foreach (var forms in queries)
            {
                var began = clock.Elapsed;
                hits += ask(forms);
                asked++;
                slowest = clock.Elapsed - began > slowest ? clock.Elapsed - began : slowest;
            }
        }
        while (clock.Elapsed.TotalSeconds < seconds);
        return (asked / clock.Elapsed.TotalSeconds, hits, asked, slowest);
    }

    // What anybody would write first: every hash against every orientation.
    private static int Scan(HashEntry[] entries, PdqHash[] forms, int distance)
    {
        var hits = 0;
        foreach (ref readonly var entry in entries.AsSpan())
        {
            foreach (ref readonly var form in forms.AsSpan())
            {
                if (BitOperations.PopCount(entry.Hash.A ^ form.A) + BitOperations.PopCount(entry.Hash.B ^ form.B)
                    + BitOperations.PopCount(entry.Hash.C ^ form.C) + BitOperations.PopCount(entry.Hash.D ^ form.D) <= distance)
                    hits++;
            }
        }

        return hits;
    }

    private static bool Exact(HashIndex index, HashEntry[] entries, PdqHash[][] queries, int distance, int count)
    {
        foreach (var forms in queries.AsSpan(0, count))
        {
            var expected = entries.Where(e => forms.Min(f => f.DistanceTo(e.Hash)) <= distance).Select(e => e.Id).ToHashSet();
            if (!expected.SetEquals(index.Find(forms, distance).Select(m => m.Id)))
            {
                Console.WriteLine("NOT EXACT: the index and a scan disagree.");
                return false;
            }
        }

        Console.WriteLine($"exact: the same matches as a scan for {count} images");
        return true;
    }

    private static int Number(string[] arguments, string name, int otherwise) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
