using System.Text;

namespace Haechi.Documents.Tests.Markdown;

public class MarkdownTests
{
    [Fact]
    public void Headings_lists_tables_and_notes_are_read()
    {
        var document = Reads.Document(Encoding.UTF8.GetBytes("""
            ---
            title: 민원 안내
            date: 2024-05-02
            ---
            # 수수료

            본인이 **방문**합니다[^1].

            3. 접수
               - 창구
            4. 수령

            | 증명서 | 수수료 |
            |---|---|
            | 인감증명서 | 600원 |

            [^1]: 대리인도 됩니다.
            """), "안내.md");

        document.Blocks.Select(b => b.Text).ShouldBe(["수수료", "본인이 방문합니다.", "3. 접수", "창구", "4. 수령", "증명서: 인감증명서 · 수수료: 600원", "대리인도 됩니다."]);
        (document.Kind, document.Title, document.Date).ShouldBe((DocumentKind.Markdown, "민원 안내", new DateOnly(2024, 5, 2)));
        document.Blocks[0].Position.Line.ShouldBe(5);
    }

    [Fact]
    public void A_table_written_in_html_is_a_table() =>
        Reads.Table(Encoding.UTF8.GetBytes("글\n\n<table><tr><th>가</th><th>나</th></tr><tr><td>1</td><td>2</td></tr></table>\n"), "x.md").RowTexts.ShouldBe(["가: 1 · 나: 2"]);

    [Fact]
    public void Nesting_beyond_measure_is_refused_or_read() =>
        Reads.Try(Encoding.UTF8.GetBytes(new string('>', 20_000) + " 글"), "x.md").Refusal?.Code.ShouldBe("too-deep");
}
