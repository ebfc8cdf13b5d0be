using System.Diagnostics;

namespace Haechi.Documents.Tests.Pdf;

public class PdfTests
{
    [Fact]
    public void Lines_join_to_paragraphs_and_large_type_is_a_heading()
    {
        var document = Reads.Document(MadePdf.Of(
            MadePdf.Line(50, 800, "Fees", 20) + MadePdf.Line(50, 760, "A certificate costs six hundred won and is made") + MadePdf.Line(50, 746, "while you wait.") + MadePdf.Line(50, 700, "Another paragraph."),
            MadePdf.Line(50, 800, "Second page.")), "fees.pdf");

        document.Blocks.Select(b => b.Text).ShouldBe(["Fees", "A certificate costs six hundred won and is made while you wait.", "Another paragraph.", "Second page."]);
        document.Blocks[0].ShouldBeOfType<Heading>();
        document.Blocks.Select(b => b.Position.Page).ShouldBe([1, 1, 1, 2]);
    }

    [Fact]
    public void Cells_of_a_row_stay_on_one_line() =>
        Reads.Document(MadePdf.Of(MadePdf.Line(50, 700, "Certificate") + MadePdf.Line(250, 700, "Fee") + MadePdf.Line(50, 680, "Seal") + MadePdf.Line(250, 680, "600 won")), "x.pdf")
            .Blocks.Select(b => b.Text).ShouldBe(["Certificate\tFee", "Seal\t600 won"]);

    [Fact]
    public void Two_columns_are_read_one_after_the_other()
    {
        var page = string.Concat(Enumerable.Range(0, 10).Select(i => MadePdf.Line(50, 700 - (i * 12), $"left side of the page line {(char)('a' + i)} and it is full") + MadePdf.Line(330, 700 - (i * 12), $"right side of the page line {(char)('a' + i)} and it is full")));

        var text = Reads.Document(MadePdf.Of(page), "x.pdf").PlainText;

        text.IndexOf("left side of the page line j", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("right side of the page line a", StringComparison.Ordinal));
    }

    [Fact]
    public void Headers_and_page_numbers_are_told_apart()
    {
        var pages = Enumerable.Range(1, 4).Select(n => MadePdf.Line(50, 820, "City Hall") + MadePdf.Line(50, 700, $"Text {(char)('a' + n)}.") + MadePdf.Line(290, 30, $"- {n} -")).ToArray();

        var blocks = Reads.Document(MadePdf.Of(pages), "x.pdf").Blocks;

        blocks.OfType<PageMargin>().Select(m => m.Text).ShouldBe(["City Hall", "- 1 -"]);
        blocks.OfType<Paragraph>().Select(p => p.Text).ShouldBe(["Text b.", "Text c.", "Text d.", "Text e."]);
    }

    [Fact]
    public void A_pdf_without_text_is_refused_and_a_page_without_is_told()
    {
        Reads.Refused(MadePdf.Of("0 0 100 100 re f"), "scan.pdf").Code.ShouldBe("no-text");
        Reads.Document(MadePdf.Of(MadePdf.Line(50, 700, "Text."), "0 0 100 100 re f"), "x.pdf").Warnings.ShouldHaveSingleItem().What.En.ShouldContain("2");
    }

    [Fact]
    public void An_encrypted_pdf_is_refused()
    {
        var lockedWith = new string('0', 64);
        Reads.Refused(MadePdf.Of([MadePdf.Line(50, 700, "Secret")], $"/ID [<01> <01>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{lockedWith}> /U <{lockedWith}> /P -4 >>"), "x.pdf").Code.ShouldBe("encrypted");
    }

    [Fact]
    public void A_pdf_that_is_none_is_refused() => Reads.Refused("%PDF-1.7\nnothing"u8.ToArray(), "x.pdf").Code.ShouldBe("broken");

    [Fact]
    public async Task Korean_as_a_browser_prints_it_is_read()
    {
        var browser = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(browser is null, "No chromium on this machine.");
        var font = KoreanFont();
        Assert.SkipWhen(font is null, "No Korean font: run 'npm ci' in web/ first.");
        var folder = Directory.CreateTempSubdirectory("haechi-pdf-");
        try
        {
            var (page, pdf) = (Path.Combine(folder.FullName, "p.html"), Path.Combine(folder.FullName, "p.pdf"));
            const string Sentence = "인감증명서는 본인이 신분증을 가지고 전국 어느 동 주민센터에나 방문하여 발급받을 수 있으며 수수료는 육백 원이고 처리 기간은 즉시이며 대리인이 신청하려면 위임장과 본인의 신분증이 함께 필요합니다.";
            await File.WriteAllTextAsync(page, $"<meta charset=utf-8><style>@font-face {{ font-family: k; src: url('file://{font}'); }} body {{ font-family: k; }}</style><h1>수수료 안내</h1><p>{Sentence}</p><table><tr><td style='width:200px'>인감증명서<td>600원</table>", TestContext.Current.CancellationToken);
            using var process = Process.Start(browser!, ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={folder.FullName}/profile", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", page]);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

            var document = new DocumentReader().Read(pdf, TestContext.Current.CancellationToken).Document.ShouldNotBeNull();

            document.Blocks[0].ShouldBe(new Heading(new Position(Page: 1), 1, string.Empty, "수수료 안내"), document.ToString() + string.Join(" | ", document.Blocks));
            Squeezed(document.Blocks[1].Text).ShouldBe(Squeezed(Sentence));
            document.Blocks[1].Text.ShouldContain("인감증명서는 본인이 신분증을 가지고");
            document.Blocks[^1].Text.ShouldBe("인감증명서\t600원");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The font that the product itself ships, when its packages are there.</summary>
    private static string? KoreanFont()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var packages = Path.Combine(folder.FullName, "web", "node_modules", "krds-uiux");
            if (Directory.Exists(packages))
                return Directory.EnumerateFiles(packages, "Pretendard*Regular*", SearchOption.AllDirectories).FirstOrDefault();
        }

        return null;
    }

    private static string Squeezed(string text) => text.Replace(" ", string.Empty, StringComparison.Ordinal);
}
