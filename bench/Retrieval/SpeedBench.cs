using System.Diagnostics;
using System.Globalization;
using Haechi.Retrieval.Bench.Peers;
using Haechi.Retrieval.Bench.Questions;
using Haechi.Testing;

namespace Haechi.Retrieval.Bench;

/// <summary>Indexing and searching 100,000 documents that are made of the collection's sentences, on one core.</summary>
internal static class SpeedBench
{
    private const int Documents = 100_000;
    private const int WarmUp = 2000;

    public static void Run(QuestionSet set, TempFolder folder, Report report)
    {
        var documents = Recombine(set.Documents, Documents);
        var queries = set.Questions.Select(q => q.Text).ToArray();
        new Random(5).Shuffle(queries);
        using (var ours = new ThisEngine(BenchRun.Folder(folder, "speed-haechi")))
            Measure(ours, documents, queries, report);
        using var lucene = new LuceneCjk(BenchRun.Folder(folder, "speed-lucene"));
        Measure(lucene, documents, queries, report);
    }

    private static void Measure(IPeer peer, List<TextDocument> documents, string[] queries, Report report)
    {
        peer.Index(documents[..2000]);
        var started = Stopwatch.GetTimestamp();
        peer.Index(documents);
        var rate = documents.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        report.Add(peer.Name, "100,000", "-", "documents/s", rate, string.Create(CultureInfo.InvariantCulture, $"indexes {rate:F0} documents/s, {peer.Bytes / 1e6:F1} MB"));
        report.Add(peer.Name, "100,000", "-", "bytes", peer.Bytes, null);
        foreach (var query in queries.Take(WarmUp))
            peer.Search(query, 10);
        var times = new double[queries.Length];
        for (var i = 0; i < queries.Length; i++)
        {
            var began = Stopwatch.GetTimestamp();
            peer.Search(queries[i], 10);
            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
        var throughput = times.Length / (times.Sum() / 1000);
        Array.Sort(times);
        var (p50, p99) = (times[times.Length / 2], times[times.Length * 99 / 100]);
        report.Add(peer.Name, "100,000", "-", "queries/s", throughput, string.Create(CultureInfo.InvariantCulture, $"{throughput:F0} queries/s, p50 {p50:F2} ms, p99 {p99:F2} ms, slowest {times[^1]:F2} ms"));
        report.Add(peer.Name, "100,000", "-", "p50 ms", p50, null);
        report.Add(peer.Name, "100,000", "-", "p99 ms", p99, null);
    }

    /// <summary>Documents of about the same length: sentences drawn at random, under a title drawn at random.</summary>
    private static List<TextDocument> Recombine(IReadOnlyList<TextDocument> documents, int count)
    {
        var sentences = documents.SelectMany(d => Sentences.Of(d.Text).Select(s => d.Text.Substring(s.Start, s.Length))).ToArray();
        var mean = sentences.Length / documents.Count;
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(i => new TextDocument(
            $"d{i}", documents[random.Next(documents.Count)].Title,
            string.Join(' ', Enumerable.Range(0, random.Next(Math.Max(1, mean / 2), mean * 3 / 2 + 1)).Select(_ => sentences[random.Next(sentences.Length)]))))];
    }
}
