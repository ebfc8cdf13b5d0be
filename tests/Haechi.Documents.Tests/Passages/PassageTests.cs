using System.Text;

namespace Haechi.Documents.Tests.Passages;

public class PassageTests
{
    [Fact]
    public void A_passage_carries_its_headings_and_source()
    {
        var document = Reads.Document(Encoding.UTF8.GetBytes("# 민원\n\n앞글\n\n## 수수료\n\n600원\n\n## 기간\n\n즉시\n"), "안내.md");

        var passages = PassageSplitter.Split(document, "guides/안내.md").ToList();

        passages.Select(p => (p.Id, p.Title, p.Text)).ShouldBe([
            ("guides/안내.md#1", "민원", "앞글"), ("guides/안내.md#2", "민원 › 수수료", "600원"), ("guides/안내.md#3", "민원 › 기간", "즉시")]);
        passages[1].Source.ShouldBe("guides/안내.md (7행)");
    }

    [Fact]
    public void A_heading_with_nothing_below_it_is_not_lost() =>
        PassageSplitter.Split(Reads.Document(Encoding.UTF8.GetBytes("# 안내\n\n## 하나\n\n## 둘\n\n글\n\n# 끝\n"), "x.md"), "x").Select(p => (p.Title, p.Text))
            .ShouldBe([("안내 › 하나", "하나"), ("안내 › 둘", "글"), ("안내 › 끝", "끝")], ignoreOrder: false);

    [Fact]
    public void A_typed_heading_names_what_follows_and_short_items_stay_together()
    {
        var body = new string('가', 250);
        var document = Reads.Document(Encoding.UTF8.GetBytes($"공고문\n\nⅠ. 개요\n\n{body}\n\n□ 준비물\n\n1. 신분증\n\n2. 위임장\n"), "x.txt");

        PassageSplitter.Split(document, "x").Select(p => (p.Title, p.Text)).ShouldBe([
            ("공고문", $"공고문\nⅠ. 개요\n{body}"), ("공고문 › Ⅰ. 개요 › □ 준비물", "□ 준비물\n1. 신분증\n2. 위임장")]);
    }

    [Fact]
    public void A_long_table_is_cut_between_rows_only()
    {
        var rows = string.Concat(Enumerable.Range(1, 200).Select(i => Packed.Tc(i, 0, $"증명서 {i}호").Insert(0, "<hp:tr>") + Packed.Tc(i, 1, $"{i}00원") + "</hp:tr>"));
        var document = Reads.Document(Packed.Hwpx(Packed.P($"<hp:tbl><hp:tr>{Packed.Tc(0, 0, "이름")}{Packed.Tc(0, 1, "수수료")}</hp:tr>{rows}</hp:tbl>")));

        var passages = PassageSplitter.Split(document, "x").ToList();

        passages.Count.ShouldBeGreaterThan(3);
        passages.SelectMany(p => p.Text.Split('\n')).ShouldBe(Enumerable.Range(1, 200).Select(i => $"이름: 증명서 {i}호 · 수수료: {i}00원"));
    }
}
