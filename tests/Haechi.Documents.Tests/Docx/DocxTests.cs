namespace Haechi.Documents.Tests.Docx;

public class DocxTests
{
    [Fact]
    public void Merged_cells_are_said_in_every_row()
    {
        var table = Reads.Table(Packed.Docx("<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + Packed.WordCell("증명서") + Packed.WordCell("수수료") + Packed.WordCell("처리") + "</w:tr><w:tr>"
            + Packed.WordCell("등본") + Packed.WordCell("400원") + Packed.WordCell("즉시", "<w:vMerge w:val='restart'/>") + "</w:tr><w:tr>"
            + Packed.WordCell("초본") + Packed.WordCell("300원") + Packed.WordCell("", "<w:vMerge/>") + "</w:tr><w:tr>"
            + Packed.WordCell("모두 무료", "<w:gridSpan w:val='2'/>") + Packed.WordCell("3일") + "</w:tr></w:tbl>"));

        table.RowTexts.ShouldBe(["증명서: 등본 · 수수료: 400원 · 처리: 즉시", "증명서: 초본 · 수수료: 300원 · 처리: 즉시", "증명서/수수료: 모두 무료 · 처리: 3일"]);
    }

    [Fact]
    public void Insertions_stay_deletions_go_and_notes_follow()
    {
        var document = Reads.Document(Packed.Docx(
            "<w:p><w:r><w:t>수수료 </w:t></w:r><w:del><w:r><w:delText>500원</w:delText></w:r></w:del><w:ins><w:r><w:t>600원</w:t></w:r></w:ins><w:r><w:footnoteReference w:id='2'/></w:r></w:p>" + Packed.WordParagraph("끝"),
            ("word/footnotes.xml", "<w:footnotes xmlns:w><w:footnote w:type='separator' w:id='0'><w:p/></w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>면제 있음</w:t></w:r></w:p></w:footnote></w:footnotes>")));

        document.Blocks.Select(b => b.Text).ShouldBe(["수수료 600원", "면제 있음", "끝"]);
        document.Blocks[1].ShouldBeOfType<Footnote>().Mark.ShouldBe("1");
        document.Warnings.ShouldHaveSingleItem().Code.ShouldBe("deleted-text-left-out");
    }

    [Fact]
    public void Headings_lists_and_headers_are_told_apart()
    {
        var blocks = Reads.Document(Packed.Docx(
            Packed.WordParagraph("총칙", "<w:pStyle w:val='1'/>") + Packed.WordParagraph("대상", "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='7'/></w:numPr>")
            + Packed.WordParagraph("기간", "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='7'/></w:numPr>") + "<w:sectPr><w:headerReference r:id='h'/></w:sectPr>",
            ("word/_rels/document.xml.rels", "<Relationships><Relationship Id='h' Target='header1.xml'/></Relationships>"),
            ("word/header1.xml", "<w:hdr xmlns:w><w:p><w:r><w:t>서울</w:t></w:r></w:p></w:hdr>"),
            ("word/styles.xml", "<w:styles xmlns:w><w:style w:styleId='1'><w:name w:val='heading 1'/></w:style></w:styles>"),
            ("word/numbering.xml", "<w:numbering xmlns:w><w:abstractNum w:abstractNumId='3'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='ganada'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='7'><w:abstractNumId w:val='3'/></w:num></w:numbering>"))).Blocks;

        blocks.Select(b => b.Text).ShouldBe(["서울", "총칙", "가. 대상", "나. 기간"]);
        blocks[0].ShouldBeOfType<PageMargin>();
        blocks[1].ShouldBeOfType<Heading>().Level.ShouldBe(1);
    }

    [Fact]
    public void A_text_box_is_read_once_though_it_is_written_twice()
    {
        static string Box(string tag) => $"<mc:{tag}><w:txbxContent>{Packed.WordParagraph("글상자")}</w:txbxContent></mc:{tag}>";

        Reads.Document(Packed.Docx($"<w:p><w:r><w:t>앞</w:t></w:r><w:r><mc:AlternateContent xmlns:mc='urn:mc'>{Box("Choice")}{Box("Fallback")}</mc:AlternateContent></w:r><w:r><w:t>뒤</w:t></w:r></w:p>"))
            .PlainText.ShouldBe("앞\n글상자\n뒤\n");
    }
}
