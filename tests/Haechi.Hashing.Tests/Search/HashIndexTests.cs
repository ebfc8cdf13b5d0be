using Haechi.Hashing.Search;

namespace Haechi.Hashing.Tests.Search;

/// <summary>The index against a plain scan: it must tell the same matches, always.</summary>
public sealed class HashIndexTests
{
    // One count for each way of cutting the hash into words, and one below which nothing is cut.
    [Theory]
    [InlineData(1, 5_000)]
    [InlineData(2, 20_000)]
    [InlineData(3, 120_000)]
    public void Whatever_lies_at_the_distance_or_below_is_found_and_nothing_else(int seed, int count)
    {
        var random = new Random(seed);
        var bank = MadeHashes.Bank(random, count);
        using var index = HashIndex.Build(bank);

        foreach (var distance in new[] { 0, 1, 15, 30, 31, 32, 40, 47, 60 })
        {
            for (var i = 0; i < 12; i++)
            {
                var query = MadeHashes.Near(random, bank[random.Next(count)].Hash, Math.Max(0, distance + random.Next(-1, 2)));
                index.Find(query, distance).ShouldBe(MadeHashes.Scan(bank, [query], distance), $"distance {distance}");
            }
        }
    }

    [Fact]
    public void A_near_duplicate_at_exactly_the_distance_is_found_wherever_its_bits_lie()
    {
        var random = new Random(5);
        var bank = MadeHashes.Bank(random, 60_000);
        using var index = HashIndex.Build(bank);

        for (var i = 0; i < 3_000; i++)
        {
            var kept = bank[random.Next(bank.Count)];
            var distance = random.Next(0, 42);
            var query = MadeHashes.Near(random, kept.Hash, distance);
            index.Find(query, distance).ShouldContain(new HashMatch(kept.Id, kept.Hash, distance, PdqOrientation.Original));
            if (distance > 0)
                index.Find(query, distance - 1).ShouldNotContain(m => m.Id == kept.Id);
        }
    }

    [Fact]
    public void The_large_cut_finds_what_a_scan_finds()
    {
        var random = new Random(6);
        var clusters = MadeHashes.Bank(random, 1_000);
        var bank = Enumerable.Range(0, 2_600_000).Select(at => at < clusters.Count ? new HashEntry(at, clusters[at].Hash) : new HashEntry(at, MadeHashes.Any(random))).ToArray();
        using var index = HashIndex.Build(bank);

        for (var i = 0; i < 40; i++)
        {
            var query = MadeHashes.Near(random, bank[random.Next(i % 2 == 0 ? clusters.Count : bank.Length)].Hash, random.Next(20, 33));
            index.Find(query).ShouldBe(MadeHashes.Scan(bank, [query], 31));
        }
    }

    [Fact]
    public void Eight_orientations_tell_each_hash_once_with_the_nearest()
    {
        var random = new Random(7);
        var bank = MadeHashes.Bank(random, 9_000);
        using var index = HashIndex.Build(bank);

        for (var i = 0; i < 60; i++)
        {
            var turned = PdqOrientations.Of(MadeHashes.Near(random, bank[random.Next(bank.Count)].Hash, random.Next(20)))[random.Next(8)];
            var forms = PdqOrientations.Of(turned);
            var found = index.Find(forms, 31);
            found.ShouldBe(MadeHashes.Scan(bank, forms, 31));
            found.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Adding_replacing_and_removing_keep_it_equal_to_a_scan()
    {
        var random = new Random(8);
        using var index = new HashIndex();
        var kept = new Dictionary<long, PdqHash>();
        var made = MadeHashes.Bank(random, 40_000);
        for (var step = 0; step < 60_000; step++)
        {
            var id = random.Next(30_000);
            if (random.Next(4) == 0)
            {
                index.Remove(id).ShouldBe(kept.Remove(id));
            }
            else
            {
                var hash = made[random.Next(made.Count)].Hash;
                index.Add(id, hash).ShouldBe(!kept.TryGetValue(id, out var before) || before != hash);
                kept[id] = hash;
            }

            if (step % 3_000 == 0)
                ShouldEqual(index, kept, MadeHashes.Near(random, made[random.Next(made.Count)].Hash, 25));
        }

        ShouldEqual(index, kept, default);
        foreach (var id in kept.Keys)
            index.Remove(id).ShouldBeTrue();
        index.Count.ShouldBe(0);
        index.Find(default(PdqHash), 256).ShouldBeEmpty();
    }

    [Fact]
    public void A_bank_of_flat_pictures_is_searched_exactly()
    {
        var random = new Random(9);
        var flat = Enumerable.Range(0, 60_000).Select(at => new HashEntry(at, MadeHashes.Near(random, default, random.Next(6)))).ToList();
        var bank = flat.Concat(Enumerable.Range(60_000, 20_000).Select(at => new HashEntry(at, MadeHashes.Any(random)))).ToList();
        using var index = HashIndex.Build(bank);

        foreach (var off in new[] { 0, 30, 40, 100 })
        {
            var query = MadeHashes.Near(random, default, off);
            index.Find(query).ShouldBe(MadeHashes.Scan(bank, [query], 31));
        }
    }

    [Fact]
    public void Of_entries_with_the_same_number_the_last_one_stays()
    {
        var random = new Random(10);
        var (first, last) = (MadeHashes.Any(random), MadeHashes.Any(random));
        using var index = HashIndex.Build([new(2, first), new(1, first), new(2, last)]);

        index.Count.ShouldBe(2);
        index[2].ShouldBe(last);
        index.Find(first, 0).Select(m => m.Id).ShouldBe([1]);
    }

    [Fact]
    public async Task Searches_beside_a_writer_always_see_what_was_there_before()
    {
        var random = new Random(11);
        using var index = new HashIndex();
        var lasting = MadeHashes.Any(random);
        index.Add(-1, lasting);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var searches = 0;
            while (!done.IsCancellationRequested || searches == 0)
            {
                index.Find(lasting).ShouldContain(m => m.Id == -1);
                searches++;
            }
        })).ToArray();

        for (var id = 0; id < 50_000; id++)
        {
            index.Add(id, MadeHashes.Any(random));
            if (id % 3 == 0)
                index.Remove(id / 2);
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
        index.Find(lasting).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(257)]
    public void A_distance_that_does_not_exist_is_refused(int distance)
    {
        using var index = new HashIndex();
        Should.Throw<ArgumentOutOfRangeException>(() => index.Find(default(PdqHash), distance));
    }

    private static void ShouldEqual(HashIndex index, Dictionary<long, PdqHash> kept, PdqHash query)
    {
        index.Count.ShouldBe(kept.Count);
        index.Find(query).ShouldBe(MadeHashes.Scan(kept.Select(k => new HashEntry(k.Key, k.Value)), [query], 31));
    }
}
