using Haechi.CitizenServices.Knowledge;

namespace Haechi.CitizenServices.Tests.Knowledge;

public sealed class KnowledgeYamlTests
{
    private const string Good = """
        topic: { id: waste, ko: 생활폐기물, en: Waste }
        entries:
          - id: waste-bulky
            title: 대형폐기물은 어떻게 버리나요?
            body: |
              구청 누리집에서 신고합니다.
              수수료를 냅니다.
            questions: [소파 버리는 법]
            keywords: [가구, 장롱]
            source: 안내 (예시)
            owner: 청소행정과
            valid_until: 2027-12-31
        """;

    [Fact]
    public void Reads_every_field()
    {
        var entry = Read(Good).Entries.ShouldHaveSingleItem();
        entry.Id.ShouldBe("waste-bulky");
        entry.TopicId.ShouldBe("waste");
        entry.Body.ShouldBe("구청 누리집에서 신고합니다.\n수수료를 냅니다.");
        entry.Questions.ShouldBe(["소파 버리는 법"]);
        entry.Keywords.ShouldBe(["가구", "장롱"]);
        entry.ValidUntil.ShouldBe(new DateOnly(2027, 12, 31));
        entry.IsDemo.ShouldBeTrue();
    }

    [Theory]
    [InlineData("valid_until: 2027-12-31", "valid_until: 31.12.2027", 12, "entries[0].valid_until", "2027-12-31")]
    [InlineData("owner: 청소행정과", "ownr: 청소행정과", 11, "entries[0].ownr", "owner")]
    [InlineData("keywords: [가구, 장롱]", "keywords: 가구", 9, "entries[0].keywords", "[first, second]")]
    [InlineData("title: 대형폐기물은 어떻게 버리나요?", "title: ''", 4, "entries[0].title", "title: …")]
    public void Says_where_a_fault_is_and_how_to_mend_it(string good, string bad, int line, string key, string mend)
    {
        var read = Read(Good.Replace(good, bad, StringComparison.Ordinal));
        read.Entries.ShouldBeEmpty();
        var error = read.Errors[0];
        error.File.ShouldBe("waste.yaml");
        error.Line.ShouldBe(line);
        error.Key.ShouldBe(key);
        error.Mend.ShouldContain(mend);
    }

    [Fact]
    public void Unreadable_yaml_is_a_fault_and_spoils_no_other_file()
    {
        var read = KnowledgeYaml.Read([("bad.yaml", "topic: {{ ["), ("waste.yaml", Good)], isDemo: false);
        read.Errors.ShouldHaveSingleItem().File.ShouldBe("bad.yaml");
        read.Entries.ShouldHaveSingleItem().IsDemo.ShouldBeFalse();
    }

    [Fact]
    public void An_id_is_used_once_in_the_whole_base()
    {
        var read = KnowledgeYaml.Read([("a.yaml", Good), ("b.yaml", Good)], isDemo: true);
        read.Entries.Count.ShouldBe(1);
        read.Errors.ShouldHaveSingleItem().Problem.ShouldContain("a.yaml");
    }

    [Fact]
    public void The_base_that_ships_has_no_fault()
    {
        var read = KnowledgeYaml.ReadDemo();
        read.Errors.ShouldBeEmpty();
        read.Entries.ShouldNotBeEmpty();
        read.Entries.ShouldAllBe(e => e.IsDemo);
    }

    private static KnowledgeBase Read(string yaml) => KnowledgeYaml.Read([("waste.yaml", yaml)], isDemo: true);
}
