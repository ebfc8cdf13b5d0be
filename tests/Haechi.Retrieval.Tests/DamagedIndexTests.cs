namespace Haechi.Retrieval.Tests;

/// <summary>A folder that is broken, cut short or from a newer program gives a clear error, and the open index goes on.</summary>
public sealed class DamagedIndexTests
{
    private const string ManifestFile = "haechi-index.json";

    [Fact]
    public void Every_cut_of_every_file_is_noticed()
    {
        using var folder = new TemporaryFolder();
        using (folder.Index([.. Enumerable.Range(0, 5).Select(i => new TextDocument($"d{i}", "제목", $"본문 {i}"))]))
        {
        }
        using (var writer = IndexWriter.Open(folder.Path))
        {
            writer.Delete("d0");
            writer.Commit();
        }
        foreach (var file in Directory.GetFiles(folder.Path).Where(f => !f.EndsWith("write.lock", StringComparison.Ordinal)))
        {
            var whole = File.ReadAllBytes(file);
            for (var length = 0; length < whole.Length - 1; length++)
            {
                File.WriteAllBytes(file, whole[..length]);
                Should.Throw<IndexFormatException>(() => SearchIndex.Open(folder.Path), $"{Path.GetFileName(file)} cut to {length} of {whole.Length} bytes")
                    .Message.ShouldContain(folder.Path);
            }
            File.WriteAllBytes(file, whole);
        }
        using var index = SearchIndex.Open(folder.Path);
        index.Count.ShouldBe(4);
    }

    [Fact]
    public void A_changed_byte_is_noticed()
    {
        using var folder = new TemporaryFolder();
        using (folder.Index(new TextDocument("d", "제목", "본문")))
        {
        }
        var file = Directory.GetFiles(folder.Path, "*.bin").Single();
        var whole = File.ReadAllBytes(file);
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x10;
            File.WriteAllBytes(file, changed);
            Should.Throw<IndexFormatException>(() => SearchIndex.Open(folder.Path), $"byte {at} of {whole.Length}");
        }
    }

    [Fact]
    public void A_newer_format_is_named_and_the_old_one_goes_on()
    {
        using var folder = new TemporaryFolder();
        using var index = folder.Index(new TextDocument("d", "여권", "여권 안내"));
        File.WriteAllText(folder.File(ManifestFile), """{"format": 99, "generation": 7, "shards": []}""");

        Should.Throw<IndexFormatException>(() => SearchIndex.Open(folder.Path)).Message.ShouldContain("99");
        index.Refresh().ShouldBeFalse();
        index.Problem.ShouldNotBeNull().ShouldContain("99");
        index.Search("여권").Hits.Count.ShouldBe(1);
    }

    [Fact]
    public void A_folder_without_an_index_says_so()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<IndexFormatException>(() => SearchIndex.Open(folder.Path)).Message.ShouldContain("no index");
        Should.Throw<IndexFormatException>(() => SearchIndex.Open(folder.File("missing")));
    }

    [Fact]
    public void Making_it_anew_mends_a_broken_index()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(ManifestFile), "{");
        using var index = folder.Index(new TextDocument("d", "여권", "여권 안내"));
        index.Count.ShouldBe(1);
    }

    [Fact]
    public void Two_writers_do_not_share_a_folder()
    {
        using var folder = new TemporaryFolder();
        using var first = IndexWriter.Open(folder.Path);
        Should.Throw<IOException>(() => IndexWriter.Open(folder.Path)).Message.ShouldContain("another");
    }

    [Fact]
    public void What_was_not_committed_is_as_if_it_had_never_been()
    {
        using var folder = new TemporaryFolder();
        using var index = folder.Index(new TextDocument("d", "여권", "여권 안내"));
        using (var writer = IndexWriter.Open(folder.Path))
        {
            writer.Put(new TextDocument("e", "여권", "여권 사진"));
            writer.Delete("d");
        }
        File.WriteAllText(folder.File("segment-99-0.bin"), "an unfinished commit");
        index.Refresh().ShouldBeFalse();
        using var again = SearchIndex.Open(folder.Path);
        again.Search("여권").Hits.Select(h => h.Id).ShouldBe(["d"]);
    }
}
