using FsCheck.Xunit;
using Haechi.Retrieval.Korean;

namespace Haechi.Retrieval.Tests.Korean;

public sealed class KoreanAnalyzerTests
{
    [Theory]
    [InlineData("주차장에서", "주차장")]
    [InlineData("대형폐기물을", "대형폐기물")]
    [InlineData("냉장고는", "냉장고")]
    [InlineData("동주민센터로", "동주민센터")]
    [InlineData("신청하려면", "신청")]
    [InlineData("발급되나요", "발급")]
    [InlineData("제출해야하나요", "제출")]
    [InlineData("어린이", "어린이")]
    [InlineData("횡단보도", "횡단보도")]
    [InlineData("문의", "문의")]
    public void Cuts_particles_and_endings(string word, string stem) => Words(word).ShouldBe([stem]);

    [Fact]
    public void A_compound_is_bridged_by_its_pairs()
    {
        var compound = All("불법주차신고");
        foreach (var part in new[] { "불법", "주차", "신고" })
            compound.ShouldContain(part);
    }

    [Fact]
    public void A_word_of_two_syllables_is_one_term() => All("주차").ShouldBe(["주차"]);

    [Fact]
    public void Numbers_are_found_with_and_without_their_unit() =>
        All("과태료 40,000원").ShouldBe(["과태료", "과태", "태료", "40000", "40000원"]);

    [Fact]
    public void Latin_is_lower_case() => All("CCTV 설치").ShouldBe(["cctv", "설치"]);

    [Theory]
    [InlineData("")]
    [InlineData("ㅋㅋㅋ ㅠㅠ !!!")]
    [InlineData("😀🚗")]
    public void Text_without_words_has_no_terms(string text) => KoreanAnalyzer.Analyze(text).Terms.ShouldBeEmpty();

    [Property]
    public bool Terms_lie_inside_the_text_and_are_not_empty(char[] chars)
    {
        var text = KoreanAnalyzer.Analyze(new string(chars) + "민원을 신청하려면 30일");
        return text.Terms.All(t => t.Start >= 0 && t.Length > 0 && t.Start + t.Length <= text.Text.Length);
    }

    private static string[] Words(string text) => Of(text, t => t.Kind == TermKind.Word);

    private static string[] All(string text) => Of(text, _ => true);

    private static string[] Of(string text, Func<Term, bool> wanted)
    {
        var read = KoreanAnalyzer.Analyze(text);
        return [.. read.Terms.Where(wanted).Select(t => read.Of(t).ToString())];
    }
}
