using System.Text;
using Haechi.Documents.Tests.Text;

namespace Haechi.Documents.Tests.Html;

public class HtmlTests
{
    private const string Page = """
        <!DOCTYPE html><html lang="ko"><head><meta charset="euc-kr"><title>인감증명 안내</title><meta name="author" content="민원과">
        <meta property="article:published_time" content="2024-05-02T09:00:00+09:00"><script>alert('지움')</script></head>
        <body><header>시청</header><nav><a href="/">첫 화면</a></nav>
        <main><h1>인감증명</h1><p>본인이 <b>신분증</b>을
          가지고 방문합니다.<br>대리인은 위임장이 필요합니다.</p>
        <ol><li>방문<ul><li>동 주민센터</li></ul></li><li>수령</li></ol>
        <table><caption>수수료</caption><thead><tr><th rowspan="2">증명서</th><th colspan="2">수수료</th></tr><tr><th>창구</th><th>온라인</th></tr></thead>
        <tbody><tr><td rowspan="2">등본</td><td>400원</td><td>무료</td></tr><tr><td colspan="2">휴일 없음</td></tr></tbody></table>
        <dl><dt>접수기간</dt><dd>상시</dd></dl></main><footer>저작권</footer></body></html>
        """;

    [Fact]
    public void The_main_content_is_read_and_what_stands_around_it_is_not()
    {
        var document = Reads.Document(EncodingTests.Encode(Page, "cp949"), "page.html");

        document.Blocks.Select(b => b.Text).ShouldBe([
            "인감증명", "본인이 신분증을 가지고 방문합니다.\n대리인은 위임장이 필요합니다.", "1. 방문", "동 주민센터", "2. 수령",
            "수수료; 증명서: 등본 · 수수료 창구: 400원 · 수수료 온라인: 무료; 증명서: 등본 · 수수료 창구/수수료 온라인: 휴일 없음", "접수기간: 상시"]);
        (document.Title, document.Author, document.Language, document.Date).ShouldBe(("인감증명 안내", "민원과", "ko", new DateOnly(2024, 5, 2)));
        document.Blocks.OfType<ListItem>().Select(i => i.Level).ShouldBe([1, 2, 1]);
    }

    [Fact]
    public void Html_is_known_without_its_name() => Reads.Document(Encoding.UTF8.GetBytes(Page), "page.txt").Kind.ShouldBe(DocumentKind.Html);

    [Fact]
    public void Rows_of_name_and_value_have_no_headings() =>
        Reads.Table(Encoding.UTF8.GetBytes("<html><table><tr><th>접수기간</th><td>상시</td></tr><tr><th>수수료</th><td>600원</td></tr></table></html>"))
            .RowTexts.ShouldBe(["접수기간: 상시", "수수료: 600원"]);

    [Fact]
    public void A_page_nested_beyond_measure_is_refused() =>
        Reads.Refused(Encoding.UTF8.GetBytes("<html>" + string.Concat(Enumerable.Repeat("<div>", 100_000)))).Code.ShouldBe("too-deep");

    [Fact]
    public void Type_that_begins_anew_in_every_paragraph_is_refused() =>
        Reads.Refused(Encoding.UTF8.GetBytes("<html>" + string.Concat(Enumerable.Range(0, 900).Select(i => $"<font size={i}>")) + string.Concat(Enumerable.Repeat("<p>x", 10_000)))).Code.ShouldBe("too-deep");

    [Fact]
    public void A_table_that_claims_to_be_vast_is_read_as_what_it_is() =>
        Reads.Table(Encoding.UTF8.GetBytes("<html><table><tr><td rowspan='65534'>가</td><td>나</td></tr><tr><td>다</td></tr></table></html>")).RowCount.ShouldBe(2);
}
