using Haechi.OnlineSafety.HarmfulContent.Reports;
using Haechi.OnlineSafety.HarmfulContent.Review;
using MiniExcelLibs;

namespace Haechi.OnlineSafety.Tests.HarmfulContent;

public sealed class ReportTableTests
{
    [Fact]
    public void A_workbook_holds_what_the_csv_holds_and_runs_nothing()
    {
        ReportLine[] lines = [Line("강남 \u0001아이스 팝니다\n텔레 someone"), Line("=HYPERLINK(\"http://x\")"), Line(new string('가', 31_999) + "😀 끝")];

        using var file = new MemoryStream(ReportTable.Xlsx(lines));
        var rows = file.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().ToArray();

        rows.Length.ShouldBe(3);
        rows[0].Keys.ShouldBe(ReportTable.Columns);
        rows[0]["분류"].ShouldBe("마약");
        ((string)rows[0]["내용"]).ShouldBe("강남 아이스 팝니다\n텔레 someone");
        ((string)rows[1]["내용"]).ShouldStartWith("'=");
        ((string)rows[2]["내용"]).ShouldEndWith("가 …");
        ReportCsv.Write(lines).ShouldContain("\"'=HYPERLINK(\"\"http://x\"\")\"");
    }

    [Fact]
    public void A_report_of_nothing_opens_too()
    {
        using var file = new MemoryStream(ReportTable.Xlsx([]));

        file.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().First().Keys.ShouldBe(ReportTable.Columns);
    }

    [Fact]
    public void An_excerpt_shows_the_loudest_word_in_one_line_and_splits_no_sign()
    {
        TextPiece[] pieces = [new(string.Concat(Enumerable.Repeat("😀 앞말\n", 60)), 0, false), new("아이스 팝니다", 1, false), new(" 텔레 ", 0, false), new("so****e", 0, true), new(new string('뒤', 300), 0, false)];

        var excerpt = MarkedText.Excerpt(pieces);

        excerpt.ShouldContain("아이스 팝니다 텔레 so****e");
        excerpt.ShouldStartWith("…");
        excerpt.Length.ShouldBeLessThanOrEqualTo(MarkedText.ExcerptLength + 2);
        excerpt.ShouldNotContain('\n');
        excerpt.EnumerateRunes().ShouldNotContain(new System.Text.Rune(0xFFFD));
        MarkedText.Excerpt([]).ShouldBe("");
    }

    private static ReportLine Line(string text) =>
        new(Guid.Empty, "drugs", 0.9, "test", "https://report.invalid", null, DateTimeOffset.UnixEpoch, "윤지원", DateTimeOffset.UnixEpoch, "made-up", text, [new("messenger", "telegram", "someone")]);
}
