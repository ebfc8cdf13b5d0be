using FsCheck.Xunit;
using Haechi.Retrieval.Analysis;

namespace Haechi.Retrieval.Tests.Analysis;

public sealed class TextAnalyzerTests
{
    [Theory]
    [InlineData("수수료는 3만 원이다", "30000원")]
    [InlineData("수수료는 30,000원이다", "3만원")]
    [InlineData("예산 1억 2천만 원", "120000000원")]
    [InlineData("예산 1억 2,000만 원", "1억2천만 원")]
    [InlineData("키 2.31m", "2.31m")]
    [InlineData("０１２３번", "123번")]
    public void One_amount_is_one_term_however_it_is_written(string a, string b) =>
        Keys(a).Intersect(Keys(b)).Where(k => TermKey.ClassOf(k) == TermClass.Quantity).ShouldHaveSingleItem($"{a} / {b}");

    [Theory]
    [InlineData("3만 원", "3천 원")]
    [InlineData("30,000원", "30,00원")]
    [InlineData("2.31m", "231m")]
    public void Different_amounts_are_different_terms(string a, string b) =>
        Keys(a).Intersect(Keys(b)).Where(k => TermKey.ClassOf(k) == TermClass.Quantity).ShouldBeEmpty();

    [Fact]
    public void A_date_is_three_numbers()
    {
        var keys = Keys("2026.11.22");
        foreach (var part in new[] { "2026", "11", "22" })
            keys.ShouldContain(TermKey.Of(TermClass.Number, part));
    }

    [Theory]
    [InlineData("서울특별시는", "서울특별시")]
    [InlineData("여권을", "여권")]
    [InlineData("발급되었다", "발급")]
    [InlineData("신청하려면", "신청")]
    [InlineData("지정하였던", "지정")]
    [InlineData("학교에서부터", "학교")]
    [InlineData("대통령이었던", "대통령")]
    [InlineData("나를", "나")]
    [InlineData("도로", "도로")]
    [InlineData("고양이", "고양이")]
    [InlineData("제주도", "제주도")]
    public void Cuts_particles_and_endings(string word, string stem) => word[..Stemmer.StemLength(word)].ShouldBe(stem);

    [Theory]
    [InlineData("AI민원", "ai", "민원")]
    [InlineData("KTX역에서", "ktx", "역")]
    [InlineData("大韓民國의 國家", "大韓", "의")]
    public void Scripts_are_read_apart(string text, params string[] found)
    {
        var terms = new TermBuffer();
        var folded = Folded(text);
        TextAnalyzer.Read(folded, terms);
        var read = new List<string>();
        foreach (var term in terms.Terms)
            read.Add(new string(folded, term.Start, term.Length));
        found.ShouldBeSubsetOf(read);
    }

    [Theory]
    [InlineData("Réservation à l'hôtel", "reservation hotel")]
    [InlineData("ĐẶT PHÒNG", "đặt phòng")]
    [InlineData("Где находится метро", "ГДЕ МЕТРО")]
    [InlineData("地下鉄の駅はどこですか", "地下鉄")]
    [InlineData("地铁站在哪里", "地铁站")]
    [InlineData("トイレはどこ", "といれ")]
    [InlineData("สถานีรถไฟใต้ดิน", "รถไฟ")]
    [InlineData("ស្ថានីយ៍រថភ្លើង", "រថភ្លើង")]
    [InlineData("أين مَحَطَّة المترو", "محطه المترو")]
    [InlineData("मेट्रो स्टेशन", "मेट्रो")]
    [InlineData("метро буудал", "Метро")]
    [InlineData("caf\u0065\u0301", "CAFÉ")]
    public void Every_language_of_the_visitors_finds_its_words(string text, string query) =>
        Keys(text).Intersect(Keys(query)).ShouldNotBeEmpty();

    [Property]
    public bool Any_text_can_be_read(string? text)
    {
        var normal = TextForm.Normalize(text ?? string.Empty);
        return TextForm.Normalize(normal) == normal && Keys(normal).Count >= 0;
    }

    [Property]
    public bool Any_letters_are_as_near_from_both_sides(string? a, string? b) =>
        Jamo.OneApart(a ?? string.Empty, b ?? string.Empty) == Jamo.OneApart(b ?? string.Empty, a ?? string.Empty);

    private static List<ulong> Keys(string text)
    {
        var terms = new TermBuffer();
        TextAnalyzer.Read(Folded(text), terms);
        var keys = new List<ulong>();
        foreach (var term in terms.Terms)
            keys.Add(term.Key);
        return [.. keys.Distinct()];
    }

    private static char[] Folded(string text)
    {
        var normal = TextForm.Normalize(text);
        var folded = new char[normal.Length];
        TextAnalyzer.Fold(normal, folded);
        return folded;
    }
}
