namespace Haechi.Documents.Tests.Hwpx;

public class HwpxTests
{
    private const string Manifest = """
        <opf:package xmlns:opf='urn:opf'><opf:metadata><opf:title>민원 안내</opf:title><opf:language>ko</opf:language>
        <opf:meta name='creator'>민원과</opf:meta><opf:meta name='ModifiedDate'>2024-05-02T01:00:00Z</opf:meta></opf:metadata>
        <opf:manifest><opf:item id='b' href='Contents/section1.xml'/><opf:item id='a' href='section0.xml'/></opf:manifest>
        <opf:spine><opf:itemref idref='b'/><opf:itemref idref='a'/></opf:spine></opf:package>
        """;

    [Fact]
    public void A_fee_never_loses_its_certificate()
    {
        var table = Reads.Table(Packed.Hwpx(Packed.P("<hp:tbl><hp:tr>" + Packed.Tc(0, 0, "증명서") + Packed.Tc(0, 1, "수수료") + Packed.Tc(0, 2, "처리기간") + "</hp:tr><hp:tr>"
            + Packed.Tc(1, 0, "인감증명서") + Packed.Tc(1, 1, "600원") + Packed.Tc(1, 2, "즉시", rows: 2) + "</hp:tr><hp:tr>"
            + Packed.Tc(2, 0, "주민등록표 등본") + Packed.Tc(2, 1, "400원") + "</hp:tr></hp:tbl>")));

        table.HeaderRows.ShouldBe(1);
        table.RowTexts.ShouldBe(["증명서: 인감증명서 · 수수료: 600원 · 처리기간: 즉시", "증명서: 주민등록표 등본 · 수수료: 400원 · 처리기간: 즉시"]);
    }

    [Fact]
    public void Headings_in_several_rows_are_said_together()
    {
        var table = Reads.Table(Packed.Hwpx(Packed.P("<hp:tbl><hp:tr>" + Packed.Tc(0, 0, "구분", rows: 2) + Packed.Tc(0, 1, "수수료", columns: 2) + "</hp:tr><hp:tr>"
            + Packed.Tc(1, 1, "창구") + Packed.Tc(1, 2, "온라인") + "</hp:tr><hp:tr>"
            + Packed.Tc(2, 0, "등본") + Packed.Tc(2, 1, "400원") + Packed.Tc(2, 2, "무료") + "</hp:tr><hp:tr>"
            + Packed.Tc(3, 0, "열람") + Packed.Tc(3, 1, "300원", columns: 2) + "</hp:tr></hp:tbl>")));

        table.RowTexts.ShouldBe(["구분: 등본 · 수수료 창구: 400원 · 수수료 온라인: 무료", "구분: 열람 · 수수료 창구/수수료 온라인: 300원"]);
    }

    [Fact]
    public void Sections_come_in_the_order_of_the_spine_and_metadata_is_read()
    {
        var document = Reads.Document(Packed.Zip(
            ("Contents/content.hpf", Manifest),
            ("Contents/section0.xml", Packed.Section(Packed.P(Packed.T("뒤")))), ("Contents/section1.xml", Packed.Section(Packed.P(Packed.T("앞")))),
            ("Contents/section2.xml", Packed.Section(Packed.P(Packed.T("차례에 없는 절"))))));

        document.Blocks.Select(b => b.Text).ShouldBe(["앞", "뒤", "차례에 없는 절"]);
        document.Blocks[1].Position.ShouldBe(new Position(Section: 2));
        (document.Title, document.Author, document.Language, document.Date).ShouldBe(("민원 안내", "민원과", "ko", new DateOnly(2024, 5, 2)));
    }

    [Fact]
    public void Notes_follow_their_paragraph_and_headers_are_told_apart()
    {
        var blocks = Reads.Document(Packed.Hwpx(Packed.P(
            "<hp:ctrl><hp:header><hp:subList>" + Packed.P(Packed.T("머리말")) + "</hp:subList></hp:header></hp:ctrl>" + Packed.T("수수료는 600원")
            + "<hp:ctrl><hp:footNote number='1'><hp:subList>" + Packed.P(Packed.T("수급자는 면제")) + "</hp:subList></hp:footNote></hp:ctrl>" + Packed.T("입니다.")))).Blocks;

        blocks.Select(b => b.Text).ShouldBe(["머리말", "수수료는 600원입니다.", "수급자는 면제"]);
        blocks[0].ShouldBeOfType<PageMargin>().Bottom.ShouldBeFalse();
        blocks[2].ShouldBeOfType<Footnote>().Mark.ShouldBe("1");
    }

    [Fact]
    public void Deleted_text_comments_and_equations_are_left_out_and_said_so()
    {
        var document = Reads.Document(Packed.Hwpx(Packed.P(
            "<hp:t>수수료<hp:deleteBegin Id='1'/> 500원<hp:deleteEnd Id='1'/><hp:insertBegin Id='2'/> 600원<hp:insertEnd Id='2'/><hp:deleteBegin Id='9'/> 끝</hp:t>"
            + "<hp:ctrl><hp:hiddenComment><hp:subList>" + Packed.P(Packed.T("내부 검토")) + "</hp:subList></hp:hiddenComment></hp:ctrl><hp:equation><hp:script>1 over 2</hp:script></hp:equation>")));

        document.PlainText.ShouldBe("수수료 600원 끝\n");
        document.Warnings.Select(w => w.Code).ShouldBe(["comments-left-out", "deleted-text-left-out", "equations-left-out"]);
    }

    [Fact]
    public void Outlines_are_headings_and_numbers_count_on()
    {
        const string Header = """
            <hh:head xmlns:hh='urn:head'><hh:numberings><hh:numbering id='1'><hh:paraHead level='1' start='1' numFormat='DIGIT'>^1.</hh:paraHead>
            <hh:paraHead level='2' start='1' numFormat='HANGUL_SYLLABLE'>^1.^2.</hh:paraHead></hh:numbering></hh:numberings>
            <hh:paraPr id='5'><hh:heading type='OUTLINE' idRef='0' level='0'/></hh:paraPr><hh:paraPr id='6'><hh:heading type='NUMBER' idRef='1' level='1'/></hh:paraPr></hh:head>
            """;
        static string Styled(int style, string text) => $"<hp:p paraPrIDRef='{style}'><hp:run>{Packed.T(text)}</hp:run></hp:p>";

        var blocks = Reads.Document(Packed.Hwpx(Styled(5, "개요") + Styled(6, "대상") + Styled(6, "기간") + Styled(5, "방법"), ("Contents/header.xml", Header))).Blocks;

        blocks.Select(b => b.Text).ShouldBe(["1. 개요", "1.가. 대상", "1.나. 기간", "2. 방법"]);
        blocks[3].ShouldBeOfType<Heading>().Level.ShouldBe(1);
        blocks[2].ShouldBeOfType<ListItem>().Level.ShouldBe(2);
    }

    [Fact]
    public void Boxes_tables_in_tables_and_signs_inside_of_runs_are_read()
    {
        var inner = "<hp:tbl><hp:tr>" + Packed.Tc(0, 0, "안") + Packed.Tc(0, 1, "쪽") + "</hp:tr></hp:tbl>";
        var cell = "<hp:tc><hp:subList>" + Packed.P(Packed.T("바깥") + inner) + "</hp:subList></hp:tc>";
        var document = Reads.Document(Packed.Hwpx(
            Packed.P("<hp:t>하나<hp:tab/>둘<hp:lineBreak/>셋<hp:nbSpace/>넷</hp:t><hp:rect><hp:drawText><hp:subList>" + Packed.P(Packed.T("글상자")) + "</hp:subList></hp:drawText></hp:rect>")
            + Packed.P("<hp:tbl><hp:tr>" + cell + "<hp:tc><hp:subList>" + Packed.P(Packed.T("옆")) + "</hp:subList></hp:tc></hp:tr></hp:tbl>")
            + Packed.P("<hp:dutmal><hp:mainText>본말</hp:mainText><hp:subText>덧말</hp:subText></hp:dutmal>")));

        document.PlainText.ShouldBe("하나\t둘\n셋 넷\n글상자\n바깥\n안\n쪽\n옆\n본말(덧말)\n");
        document.Blocks.OfType<Table>().Single().RowTexts.Single().ShouldBe("바깥 안: 쪽: 옆");
    }

    [Fact]
    public void An_encrypted_document_is_refused_with_a_way_out()
    {
        var refusal = Reads.Refused(Packed.Hwpx(Packed.P(Packed.T("?")), ("META-INF/manifest.xml",
            "<m:manifest xmlns:m='urn:m'><m:file-entry full-path='Contents/section0.xml'><m:encryption-data/></m:file-entry></m:manifest>")), "비밀.hwpx");

        refusal.Code.ShouldBe("encrypted");
        refusal.Where.ShouldBe("비밀.hwpx");
        refusal.Mend.Ko.ShouldNotBeEmpty();
        refusal.Mend.En.ShouldNotBeEmpty();
    }
}
