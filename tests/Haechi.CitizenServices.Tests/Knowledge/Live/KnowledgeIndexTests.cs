using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.Knowledge.Live;
using Haechi.Testing;

namespace Haechi.CitizenServices.Tests.Knowledge.Live;

/// <summary>The folder is a cache: whatever becomes of it, what was opened goes on serving and the folder is made anew.</summary>
public sealed class KnowledgeIndexTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly TempFolder _folder = new();
    private readonly string _path;
    private readonly KnowledgeIndex _index;
    private readonly KnowledgeEntry[] _entries = [Entry("passport", "여권 재발급 수수료", 1), Entry("parking", "거주자 우선 주차", 1)];

    public KnowledgeIndexTests()
    {
        _path = _folder.File("knowledge-index");
        _index = new KnowledgeIndex(_path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_made_when_absent_and_taken_over_by_the_next_start()
    {
        First(_index.Bring(_entries), "여권 수수료").ShouldBe("passport");
        var written = File.GetLastWriteTimeUtc(Manifest);
        var next = new KnowledgeIndex(_path);
        First(next.Bring(_entries), "거주자 주차").ShouldBe("parking");
        (next.Problem, next.Mended).ShouldBe((null, null));
        File.GetLastWriteTimeUtc(Manifest).ShouldBe(written);
    }

    [Fact]
    public void A_change_is_written_beside_what_is_there()
    {
        _index.Bring(_entries);
        var changed = _index.Bring([_entries[0] with { Title = "여권 잃어버림", Version = 2 }, Entry("tax", "자동차세 납부", 1)]);
        First(changed, "여권 잃어버렸어요").ShouldBe("passport");
        First(changed, "자동차세").ShouldBe("tax");
        changed.Ask("거주자 우선 주차", Today, 3).ShouldNotContain(h => h.Entry.Id == "parking");
        _index.IsSound().ShouldBeTrue();
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("newer")]
    [InlineData("deleted")]
    [InlineData("empty")]
    public void Damage_while_serving_disturbs_nobody_and_is_mended(string damage)
    {
        var serving = _index.Bring(_entries);
        Damage(damage);
        First(serving, "여권 수수료").ShouldBe("passport");
        serving.Highlight(_entries[0], "여권 수수료").Text.ShouldNotBeEmpty();
        _index.IsSound().ShouldBeFalse();
        First(_index.Bring(_entries), "여권 수수료").ShouldBe("passport");
        _index.Mended.ShouldNotBeNull().ShouldContain(_path);
        _index.IsSound().ShouldBeTrue();
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("newer")]
    [InlineData("empty")]
    public void A_damaged_folder_is_made_anew_at_the_start(string damage)
    {
        _index.Bring(_entries);
        Damage(damage);
        var next = new KnowledgeIndex(_path);
        First(next.Bring(_entries), "거주자 주차").ShouldBe("parking");
        next.Mended.ShouldNotBeNull();
        next.Problem.ShouldBeNull();
    }

    [Fact]
    public void An_index_with_entries_that_nobody_knows_is_made_anew()
    {
        _index.Bring([.. _entries, Entry("old", "옛 여권 안내", 1)]);
        var next = new KnowledgeIndex(_path).Bring(_entries);
        next.Index.Count.ShouldBe(2);
        next.Ask("옛 여권 안내", Today, 3).ShouldNotContain(h => h.Entry.Id == "old");
    }

    [Fact]
    public void A_folder_that_cannot_be_used_leaves_the_index_in_memory_and_says_so()
    {
        var blocked = new KnowledgeIndex(_folder.Write("file", "no folder"));
        First(blocked.Bring(_entries), "여권 수수료").ShouldBe("passport");
        blocked.Problem.ShouldNotBeNull();
    }

    private string Manifest => Path.Combine(_path, "haechi-index.json");

    private void Damage(string kind)
    {
        switch (kind)
        {
            case "cut":
                foreach (var segment in Directory.GetFiles(_path, "segment-*.bin"))
                {
                    var whole = File.ReadAllBytes(segment);
                    File.Delete(segment);
                    File.WriteAllBytes(segment, whole[..(whole.Length / 2)]);
                }
                break;
            case "newer":
                File.WriteAllText(Manifest, """{"format": 99, "generation": 7, "shards": []}""");
                break;
            case "empty":
                File.WriteAllText(Manifest, "");
                break;
            default:
                Directory.Delete(_path, recursive: true);
                break;
        }
    }

    private static string First(KnowledgeSnapshot snapshot, string question) => snapshot.Ask(question, Today, 1).ShouldHaveSingleItem().Entry.Id;

    private static KnowledgeEntry Entry(string id, string title, int version) =>
        new(id, "topic", title, $"{title} 안내입니다.", [], [], "안내", "부서", Today.AddDays(90), IsDemo: true) { Version = version };
}
