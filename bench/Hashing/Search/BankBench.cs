using System.Diagnostics;
using System.Globalization;
using Haechi.Hashing.Banks;
using Haechi.Hashing.Search;

namespace Haechi.Hashing.Bench.Search;

/// <summary>A bank on disk: how long it takes to make, to open, to change, and how much memory the process has had at most.</summary>
internal static class BankBench
{
    private const int Changes = 20_000;

    public static int Run(string[] arguments)
    {
        var at = Array.IndexOf(arguments, "--count");
        var count = at < 0 ? 1_000_000 : int.Parse(arguments[at + 1], CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("haechi-bank-");
        try
        {
            Measure(folder.FullName, count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static void Measure(string folder, int count)
    {
        var clock = Stopwatch.StartNew();
        var path = Path.Combine(folder, "bank");
        using (HashBank.Build(path, count, BankMaker.Mixed(count)))
            Tell($"{count:N0} hashes made in {clock.Elapsed.TotalSeconds:F2} s, making them up included; most memory {Peak():N0} MB");
        clock.Restart();
        using var bank = HashBank.Open(path);
        Tell($"opened in {clock.Elapsed.TotalMilliseconds:F1} ms, {bank.Bytes / 1e6:N0} MB on disk");
        var random = new Random(11);
        var queries = Enumerable.Range(0, 3_000).Select(_ => PdqOrientations.Of(BankMaker.Any(random))).ToArray();
        clock.Restart();
        bank.Find(queries[0], HashIndex.SameDistance);
        Tell($"first search {clock.Elapsed.TotalMilliseconds:F1} ms (the files are in the system's memory)");
        clock.Restart();
        foreach (var forms in queries)
            bank.Find(forms, HashIndex.SameDistance);
        Tell($"{queries.Length / clock.Elapsed.TotalSeconds:N0} images/s, eight orientations, distance 31");
        clock.Restart();
        for (var change = 0; change < Changes; change++)
            bank.Add(count + change, BankMaker.Any(random));
        Tell($"{Changes / clock.Elapsed.TotalSeconds:N0} hashes a second added one by one, tables included");
        clock.Restart();
        bank.Flush();
        Tell($"brought to the disk in {clock.Elapsed.TotalMilliseconds:F1} ms; most memory of the process {Peak():N0} MB");
    }

    // What the kernel has counted at most: mapped pages that were read are in it.
    private static double Peak() => File.Exists("/proc/self/status")
        ? double.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1000
        : Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;

    private static void Tell(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
