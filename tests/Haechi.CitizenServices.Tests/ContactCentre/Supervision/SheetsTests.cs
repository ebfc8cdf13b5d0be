using System.Text;
using Haechi.CitizenServices.ContactCentre.Supervision.Exports;
using MiniExcelLibs;

namespace Haechi.CitizenServices.Tests.ContactCentre.Supervision;

/// <summary>What is exported can be opened, in Korean, and runs nothing.</summary>
public class SheetsTests
{
    private static readonly Sheet Topics = new("주제", ["주제", "요청", "평균(초)", "날짜"],
    [
        ["불법 주정차", 12, 34.5, new DateOnly(2026, 11, 23)],
        ["=HYPERLINK(\"x\")", 0, null, new DateOnly(2026, 11, 22)],
        ["가로등, \"보안등\"", 3.0, -1.25, null],
    ]);

    private static readonly Sheet Hours = new("시간대", ["시", "요청"], Enumerable.Range(0, 24).Select(h => new object?[] { h, h * 2 }));

    [Fact]
    public async Task Csv_begins_with_the_mark_and_leads_formulas_with_an_apostrophe()
    {
        using var stream = new MemoryStream();
        await CsvSheets.WriteAsync(stream, [Topics], TestContext.Current.CancellationToken);

        var bytes = stream.ToArray();
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding.UTF8.GetString(bytes[3..]).ShouldBe(string.Join("\r\n",
        [
            "\"주제\",\"요청\",\"평균(초)\",\"날짜\"",
            "\"불법 주정차\",12,34.5,2026-11-23",
            "\"'=HYPERLINK(\"\"x\"\")\",0,,2026-11-22",
            "\"가로등, \"\"보안등\"\"\",3,-1.25,",
            "",
        ]));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+82")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public void A_cell_is_never_a_formula(string text) => SafeCell.Of(text).ShouldBe("'" + text);

    [Fact]
    public async Task Xlsx_opens_again_with_the_same_cells()
    {
        using var stream = new MemoryStream();
        await XlsxSheets.WriteAsync(stream, [Topics, Hours], TestContext.Current.CancellationToken);

        stream.Position = 0;
        stream.GetSheetNames().ShouldBe(["주제", "시간대"]);
        var rows = (await stream.QueryAsync(useHeaderRow: true, sheetName: "주제", cancellationToken: TestContext.Current.CancellationToken))
            .Cast<IDictionary<string, object?>>().ToList();
        rows.Select(r => (string)r["주제"]!).ShouldBe(["불법 주정차", "'=HYPERLINK(\"x\")", "가로등, \"보안등\""]);
        rows.Select(r => r["요청"]).ShouldBe([12d, 0d, 3d]);
        rows.Select(r => r["평균(초)"]).ShouldBe([34.5, null, -1.25]);
        rows[0]["날짜"].ShouldBe(new DateTime(2026, 11, 23));
        stream.Position = 0;
        (await stream.QueryAsync(useHeaderRow: true, sheetName: "시간대", cancellationToken: TestContext.Current.CancellationToken)).Count().ShouldBe(24);
    }
}
