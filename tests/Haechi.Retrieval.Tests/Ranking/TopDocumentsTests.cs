using Haechi.Retrieval.Ranking;
using Haechi.Retrieval.Storage;

namespace Haechi.Retrieval.Tests.Ranking;

/// <summary>What is skipped must never have mattered: the pruned search finds what a scan of everything finds.</summary>
public sealed class TopDocumentsTests
{
    [Theory]
    [InlineData(1, 300, 1)]
    [InlineData(2, 3000, 10)]
    [InlineData(3, 20_000, 50)]
    [InlineData(4, 20_000, 1)]
    public void Pruning_changes_nothing(int seed, int documents, int wanted)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(seed);
        Write(folder.Path, random, documents);
        var index = Snapshot.Open(folder.Path);
        for (var q = 0; q < 30; q++)
        {
            var query = string.Join(' ', Enumerable.Range(0, random.Next(1, 12)).Select(_ => Word(random)));
            var plan = QueryPlan.Read(query, index);
            var pruned = Find(index, plan, wanted, prunes: true);
            var all = Find(index, plan, wanted, prunes: false);
            pruned.Select(c => (double)c.Score).ShouldBe(all.Select(c => (double)c.Score), 1e-3, query);
        }
    }

    [Fact]
    public void A_scan_adds_up_what_the_formula_says()
    {
        using var folder = new TemporaryFolder();
        using (folder.Index(new TextDocument("1", "", "나무 나무 하늘"), new TextDocument("2", "", "하늘 바다"), new TextDocument("3", "", "바다")))
        {
            var index = Snapshot.Open(folder.Path);
            var plan = QueryPlan.Read("나무", index);
            var found = Find(index, plan, 10, prunes: true);
            found.Select(c => c.Document).ShouldBe([0]);
            // Stem and pair of 나무, each twice in a document of six terms; the mean is four.
            var idf = Math.Log(1 + (3 - 1 + 0.5) / 1.5);
            var norm = 0.6 * (1 - 0.4 + 0.4 * FieldLength.Decode(FieldLength.Encode(6)) / 4.0);
            ((double)found[0].Score).ShouldBe(2 * idf * 2 * 1.6 / (2 + norm), 1e-3);
        }
    }

    private static List<Candidate> Find(Snapshot index, QueryPlan plan, int wanted, bool prunes)
    {
        var top = new TopDocuments { Prunes = prunes };
        top.Start(wanted);
        for (var s = 0; s < index.Segments.Count; s++)
        {
            var reader = index.Segments[s].Reader;
            top.Begin(plan.Units.Count);
            foreach (var unit in plan.Units)
            {
                if (reader.Postings(unit.Key) is { IsEmpty: false } postings)
                    top.Add(postings, unit.Weight, index.Gains, reader.Lengths);
            }
            top.Collect(s, index.Segments[s], index.Gains, null);
        }
        return top.Drain();
    }

    private static void Write(string folder, Random random, int documents)
    {
        using var writer = IndexWriter.Create(folder);
        for (var d = 0; d < documents; d++)
        {
            writer.Put(new TextDocument($"d{d}", "", string.Join(' ', Enumerable.Range(0, random.Next(1, 30)).Select(_ => Word(random)))));
            if (d == documents / 3)
                writer.Commit();
        }
        for (var d = 0; d < documents; d += 7)
            writer.Delete($"d{d}");
        writer.Commit();
    }

    /// <summary>Words whose frequencies fall as those of a language do.</summary>
    private static string Word(Random random)
    {
        var rank = (int)Math.Pow(2000, random.NextDouble());
        return $"{(char)('가' + rank * 5)}{(char)('가' + rank * 3)}";
    }
}
