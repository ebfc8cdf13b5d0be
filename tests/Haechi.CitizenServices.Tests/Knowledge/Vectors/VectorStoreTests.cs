using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.Knowledge.Vectors;
using Haechi.Testing;

namespace Haechi.CitizenServices.Tests.Knowledge.Vectors;

/// <summary>What is kept survives a restart, belongs to one model and is thrown away when it is damaged.</summary>
public sealed class VectorStoreTests
{
    private static readonly Dictionary<string, KnowledgeEntry> Entries = new() { ["a"] = Entry("a", DateOnly.MaxValue), ["old"] = Entry("old", new DateOnly(2020, 1, 1)) };
    private static readonly Dictionary<string, float[]> Vectors = new() { ["a#1"] = [1, 0], ["old#1"] = [1, 0] };
    private static readonly Dictionary<string, string> Keys = new() { ["a#1"] = "a", ["old#1"] = "old" };

    [Fact]
    public void A_restart_finds_what_was_kept_of_this_model_and_nothing_of_another()
    {
        using var folder = new TempFolder();
        using (var before = new VectorStore(folder.Path))
            before.Keep("m", Vectors);

        using var store = new VectorStore(folder.Path);

        store.Open("m").Keys.ShouldBe(["a#1", "old#1"], ignoreOrder: true);
        store.Open("other").ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_searched_until_every_entry_has_its_vector_and_expired_ones_never_are()
    {
        using var folder = new TempFolder();
        using var store = new VectorStore(folder.Path);
        store.Keep("m", Vectors);
        store.Search(Entries, [1, 0], new DateOnly(2026, 11, 23), 5).ShouldBeNull();

        store.SetReady(Entries, Keys);

        store.Search(Entries, [1, 0], new DateOnly(2026, 11, 23), 5).ShouldNotBeNull().Select(n => n.Entry.Id).ShouldBe(["a"]);
        store.Search(Entries, [1, 0, 0], new DateOnly(2026, 11, 23), 5).ShouldBeNull("the question's vector has another length");
        store.Search(new Dictionary<string, KnowledgeEntry>(Entries), [1, 0], new DateOnly(2026, 11, 23), 5).ShouldBeNull("something was published since");
    }

    [Fact]
    public void A_damaged_file_is_taken_away_and_nothing_is_found_in_it()
    {
        using var folder = new TempFolder();
        using (var before = new VectorStore(folder.Path))
            before.Keep("m", Vectors);
        var file = Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);

        using var store = new VectorStore(folder.Path);

        store.Open("m").ShouldBeEmpty();
        File.Exists(file).ShouldBeFalse();
    }

    private static KnowledgeEntry Entry(string id, DateOnly until) => new(id, "t", id, id, [], [], "s", "o", until, IsDemo: true);
}
