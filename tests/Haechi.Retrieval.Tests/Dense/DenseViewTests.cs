using Haechi.Retrieval.Dense;

namespace Haechi.Retrieval.Tests.Dense;

/// <summary>The nearest are exactly the nearest, and a file that is not whole is not used.</summary>
public sealed class DenseViewTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(63)]
    [InlineData(384)]
    [InlineData(1_027)]
    public void The_wide_product_is_the_plain_one(int dimensions)
    {
        var (a, b) = (Random(1, dimensions), Random(2, dimensions));

        VectorMath.Dot(a, b).ShouldBe(VectorMath.DotPlain(a, b), 1e-3f);
    }

    [Fact]
    public void What_is_found_is_what_a_plain_scan_finds()
    {
        using var folder = new TemporaryFolder();
        var documents = Enumerable.Range(0, 500).ToDictionary(i => $"d{i:000}", i => Random(i + 10, 96));
        DenseView.Write(folder.File("v"), "m", documents);
        using var view = DenseView.Open(folder.File("v"));

        for (var seed = 1_000; seed < 1_020; seed++)
        {
            var question = Random(seed, 96);
            var expected = documents.OrderByDescending(d => Cosine(question, d.Value)).ThenBy(d => d.Key, StringComparer.Ordinal).Take(10).Select(d => d.Key);
            var found = view.Search(question, 10);
            found.Select(h => h.Id).ShouldBe(expected);
            found.ShouldAllBe(h => Math.Abs(h.Cosine - Cosine(question, documents[h.Id])) < 1e-4);
        }
        (view.Model, view.Dimensions, view.Count).ShouldBe(("m", 96, 500));
    }

    [Fact]
    public void Documents_can_be_left_out_and_equal_ones_come_in_the_order_of_their_ids()
    {
        using var folder = new TemporaryFolder();
        DenseView.Write(folder.File("v"), "m", new Dictionary<string, float[]> { ["c"] = [2, 0], ["a"] = [1, 0], ["b"] = [5, 0], ["far"] = [0, 1] });
        using var view = DenseView.Open(folder.File("v"));

        view.Search([3, 0], 2).Select(h => h.Id).ShouldBe(["a", "b"]);
        view.Search([3, 0], 2, id => id != "a").Select(h => h.Id).ShouldBe(["b", "c"]);
        view.Search([0, 0], 2).ShouldBeEmpty("a question without a direction is near to nothing");
        Should.Throw<ArgumentException>(() => view.Search([1, 2, 3], 2));
    }

    [Fact]
    public void Vectors_that_cannot_be_compared_are_refused_before_anything_is_written()
    {
        using var folder = new TemporaryFolder();
        foreach (var wrong in new KeyValuePair<string, float[]>[] { new("b", [1, 2]), new("b", [0, 0, 0]), new("b", [float.NaN, 0, 0]), new("a", [1, 2, 3]) })
            Should.Throw<ArgumentException>(() => DenseView.Write(folder.File("v"), "m", [new("a", [1, 0, 0]), wrong]));
        File.Exists(folder.File("v")).ShouldBeFalse();
    }

    [Fact]
    public void Huge_numbers_have_a_direction_too()
    {
        using var folder = new TemporaryFolder();
        DenseView.Write(folder.File("v"), "m", new Dictionary<string, float[]> { ["a"] = [1e30f, 0], ["b"] = [0, 1e-30f] });
        using var view = DenseView.Open(folder.File("v"));

        view.Search([1e-20f, 0], 1)[0].ShouldBe(new DenseHit("a", 1));
    }

    [Fact]
    public void A_changed_byte_or_a_cut_anywhere_is_told()
    {
        using var folder = new TemporaryFolder();
        DenseView.Write(folder.File("v"), "model", Enumerable.Range(0, 3).ToDictionary(i => $"문서{i}", i => Random(i + 1, 5)));
        var whole = File.ReadAllBytes(folder.File("v"));
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= 0x40;
            File.WriteAllBytes(folder.File("d"), damaged);
            if (IsPadding(at, whole))
                continue;
            Should.Throw<IndexFormatException>(() => DenseView.Open(folder.File("d")), $"byte {at}");
        }
        for (var length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(folder.File("d"), whole[..length]);
            Should.Throw<IndexFormatException>(() => DenseView.Open(folder.File("d")), $"{length} bytes");
        }
    }

    [Fact]
    public void An_open_view_goes_on_while_a_new_one_takes_its_name()
    {
        using var folder = new TemporaryFolder();
        DenseView.Write(folder.File("v"), "m", new Dictionary<string, float[]> { ["old"] = [1, 0] });
        using var old = DenseView.Open(folder.File("v"));
        DenseView.Write(folder.File("v"), "m", new Dictionary<string, float[]> { ["new"] = [1, 0] });

        old.Search([1, 0], 1)[0].Id.ShouldBe("old");
        using var now = DenseView.Open(folder.File("v"));
        now.Search([1, 0], 1)[0].Id.ShouldBe("new");
    }

    [Fact]
    public void Two_rankings_that_agree_win_over_one_that_stands_alone() =>
        RankFusion.Fuse(["a", "b", "c"], ["d", "b", "e"]).ShouldBe(["b", "a", "d", "c", "e"]);

    // Between the names and the rows lie up to 63 bytes that say nothing.
    private static bool IsPadding(int at, byte[] whole)
    {
        var names = DenseFile.HeadLength + BitConverter.ToInt32(whole, 20);
        return at >= names && at < ((names + 63) & ~63);
    }

    private static double Cosine(float[] a, float[] b)
    {
        var dot = a.Zip(b, (x, y) => (double)x * y).Sum();
        return dot / Math.Sqrt(a.Sum(x => (double)x * x) * b.Sum(x => (double)x * x));
    }

    private static float[] Random(int seed, int dimensions)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, dimensions).Select(_ => (float)(random.NextDouble() - 0.5))];
    }
}
