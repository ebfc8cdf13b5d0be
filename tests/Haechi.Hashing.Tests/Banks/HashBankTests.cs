using Haechi.Hashing.Banks;
using Haechi.Hashing.Search;
using Haechi.Hashing.Tests.Search;

namespace Haechi.Hashing.Tests.Banks;

/// <summary>A bank that is closed and opened again, however it was left.</summary>
public sealed class HashBankTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("bank").FullName;

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void However_often_it_is_closed_it_holds_what_a_table_in_memory_would_hold(int seed)
    {
        var random = new Random(seed);
        var made = MadeHashes.Bank(random, 30_000);
        var kept = new Dictionary<long, PdqHash>();
        var bank = HashBank.Open(_path);
        for (var step = 0; step < 50_000; step++)
        {
            Change(bank, kept, random, made);
            if (random.Next(8_000) == 0)
                bank.Compact();
            if (random.Next(10_000) == 0 || step == 49_999)
            {
                bank.Dispose();
                bank = HashBank.Open(_path);
                ShouldHold(bank, kept, MadeHashes.Near(random, made[random.Next(made.Count)].Hash, 25));
            }
        }

        bank.Verify();
        bank.Dispose();
    }

    // Each state of the folder is one in which a process can have been killed: the copy must open with all that was kept by then.
    [Fact]
    public void A_copy_of_the_folder_taken_at_any_change_opens_with_everything_kept_until_then()
    {
        var random = new Random(3);
        var kept = new Dictionary<long, PdqHash>();
        using var bank = HashBank.Open(_path);
        for (var step = 0; step < 20_000; step++)
        {
            var (id, hash) = (random.Next(15_000), MadeHashes.Any(random));
            bank.Add(id, hash);
            kept[id] = hash;
            if (step % 997 == 0 || step is > 8_190 and < 8_196)
                Killed(folder => ShouldHold(folder, kept, hash));
        }
    }

    [Fact]
    public void A_line_that_was_cut_off_is_dropped_and_those_before_it_stay()
    {
        using (var bank = HashBank.Open(_path))
        {
            bank.Add(1, default);
            bank.Add(2, default);
        }

        Truncate(Journal(), 60);
        using (var bank = HashBank.Open(_path))
        {
            bank.Count.ShouldBe(1);
            bank.Add(3, default).ShouldBeTrue();
        }

        using var again = HashBank.Open(_path);
        again.Find(default(PdqHash)).Select(m => m.Id).ShouldBe([1, 3]);
    }

    [Fact]
    public void A_gap_after_the_last_flush_is_a_power_cut_and_one_before_it_is_damage()
    {
        using (var bank = HashBank.Open(_path))
        {
            bank.Add(1, default);
            bank.Flush();
            bank.Add(2, default);
            bank.Add(3, default);
        }

        Spoil(Journal(), 100);
        using (var bank = HashBank.Open(_path))
            bank.Count.ShouldBe(1);
        Spoil(Journal(), 10);
        Should.Throw<InvalidDataException>(() => HashBank.Open(_path)).Message.ShouldContain("damaged at byte 0");
    }

    [Fact]
    public void A_changed_byte_in_the_tables_is_found_by_looking_through_them()
    {
        using (var bank = HashBank.Build(_path, 1_000, MadeHashes.Bank(new Random(4), 1_000)))
            bank.Verify();
        var tables = Directory.GetFiles(_path, "*.tables").ShouldHaveSingleItem();

        Spoil(tables, 5_000);
        using (var bank = HashBank.Open(_path))
            Should.Throw<InvalidDataException>(() => bank.Verify()).Message.ShouldContain(tables);
        Truncate(tables, new FileInfo(tables).Length - 1);
        Should.Throw<InvalidDataException>(() => HashBank.Open(_path)).Message.ShouldContain("bytes where");
        Spoil(tables, 3);
        Should.Throw<InvalidDataException>(() => HashBank.Open(_path)).Message.ShouldContain("head");
    }

    [Fact]
    public void After_compacting_nothing_of_a_removed_hash_is_on_the_disk()
    {
        var secret = MadeHashes.Any(new Random(5));
        var needle = new byte[PdqHash.ByteLength];
        secret.Write(needle);
        using (var bank = HashBank.Open(_path))
        {
            bank.Add(1, secret);
            bank.Add(2, default);
            bank.Compact();
            bank.Remove(1);
        }

        // In a table the hash lies as four words, not as its written bytes; both are looked for.
        OnDisk(secret).ShouldBeTrue();
        using (var bank = HashBank.Open(_path))
            bank.Compact();
        OnDisk(secret).ShouldBeFalse();
        Directory.GetFiles(_path).Any(file => Path.GetFileName(file) != "lock" && File.ReadAllBytes(file).AsSpan().IndexOf(needle) >= 0).ShouldBeFalse();
    }

    [Fact]
    public void A_second_process_is_told_that_the_bank_is_open()
    {
        using var bank = HashBank.Open(_path);
        Should.Throw<IOException>(() => HashBank.Open(_path)).Message.ShouldContain("open in another process");
    }

    [Fact]
    public void Building_over_a_bank_is_refused_and_leaves_it_as_it_was()
    {
        using (var bank = HashBank.Build(_path, 1, [new HashEntry(7, default)]))
            bank.Count.ShouldBe(1);
        Should.Throw<IOException>(() => HashBank.Build(_path, 0, [])).Message.ShouldContain("holds a bank already");
        using var kept = HashBank.Open(_path);
        kept[7].ShouldBe(default(PdqHash));
    }

    [Fact]
    public void Several_banks_answer_together_and_say_which()
    {
        using (var banks = HashBanks.Open(_path))
        {
            banks["ours"].Add(1, default);
            banks["partner"].Add(1, MadeHashes.Near(new Random(6), default, 9));
            banks.Find([default], 31).Select(m => (m.Bank, m.Match.Distance)).ShouldBe([("ours", 0), ("partner", 9)]);
            Should.Throw<ArgumentException>(() => banks["../elsewhere"]);
        }

        using var again = HashBanks.Open(_path);
        again.All.Keys.ShouldBe(["ours", "partner"]);
        again.Drop("ours").ShouldBeTrue();
        again.Drop("ours").ShouldBeFalse();
        Directory.Exists(Path.Combine(_path, "ours")).ShouldBeFalse();
        again.Find([default], 31).Count.ShouldBe(1);
    }

    private static void Change(HashBank bank, Dictionary<long, PdqHash> kept, Random random, List<HashEntry> made)
    {
        var id = random.Next(25_000);
        if (random.Next(4) == 0)
        {
            bank.Remove(id).ShouldBe(kept.Remove(id));
            return;
        }

        var hash = made[random.Next(made.Count)].Hash;
        bank.Add(id, hash).ShouldBe(!kept.TryGetValue(id, out var before) || before != hash);
        kept[id] = hash;
    }

    private static void ShouldHold(HashBank bank, Dictionary<long, PdqHash> kept, PdqHash query)
    {
        bank.Count.ShouldBe(kept.Count);
        bank.Find(query).ShouldBe(MadeHashes.Scan(kept.Select(k => new HashEntry(k.Key, k.Value)), [query], 31));
    }

    private void Killed(Action<HashBank> look)
    {
        var copy = Directory.CreateTempSubdirectory("killed").FullName;
        foreach (var file in Directory.GetFiles(_path).Where(file => Path.GetFileName(file) != "lock"))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        using (var bank = HashBank.Open(copy))
            look(bank);
        Directory.Delete(copy, recursive: true);
    }

    private bool OnDisk(PdqHash hash) => Directory.GetFiles(_path, "*.tables").Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(BitConverter.GetBytes(hash.B)) >= 0);

    private string Journal() => Directory.GetFiles(_path, "*.journal").ShouldHaveSingleItem();

    private static void Truncate(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.SetLength(length);
    }

    private static void Spoil(string path, int at)
    {
        using var file = new FileStream(path, FileMode.Open);
        file.Position = at;
        var was = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)~was);
    }
}
