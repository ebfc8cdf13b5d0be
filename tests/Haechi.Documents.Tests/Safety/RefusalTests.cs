using System.IO.Compression;
using System.Text;

namespace Haechi.Documents.Tests.Safety;

public class RefusalTests
{
    [Fact]
    public void An_empty_file_is_refused() => Reads.Refused([]).Code.ShouldBe("empty-file");

    [Fact]
    public void A_missing_file_is_refused() =>
        new DocumentReader().Read("/nowhere/at/all.hwpx", TestContext.Current.CancellationToken).Refusal!.Code.ShouldBe("not-found");

    [Fact]
    public void A_file_cut_in_half_is_refused()
    {
        var whole = Packed.Hwpx(Packed.P(Packed.T(new string('가', 5000))));

        Reads.Refused(whole[..(whole.Length / 2)]).Code.ShouldBe("broken");
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_fills_the_memory()
    {
        var refusal = Reads.Refused(Packed.Zip(("Contents/content.hpf", "<p/>"), ("Contents/section0.xml", new string(' ', 50 << 20))));

        refusal.Code.ShouldBe("zip-bomb");
        refusal.Where.ShouldContain("section0.xml");
    }

    [Fact]
    public void A_zip_of_too_many_entries_is_refused() =>
        Reads.Refused(Packed.Zip([.. Enumerable.Range(0, 50).Select(i => ($"Contents/{i}.hpf", "x"))]), limits: new DocumentLimits { MaxZipEntries = 40 }).Code.ShouldBe("too-many-parts");

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("Contents/../../x")]
    [InlineData("/absolute")]
    [InlineData("C:\\x")]
    public void A_name_that_leaves_the_archive_is_refused(string name) =>
        Reads.Refused(Packed.Hwpx(Packed.P(Packed.T("가")), (name, "x"))).Code.ShouldBe("unsafe-entry");

    [Fact]
    public void A_dtd_is_refused() =>
        Reads.Refused(Packed.Zip(("Contents/section0.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"))).Code.ShouldBe("dtd-forbidden");

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(Enumerable.Repeat("</a>", 5000));

        Reads.Refused(Packed.Zip(("Contents/section0.xml", deep))).Code.ShouldBe("too-deep");
    }

    [Fact]
    public void A_table_beyond_measure_is_refused() =>
        Reads.Refused(Packed.Hwpx(Packed.P("<hp:tbl><hp:tr>" + Packed.Tc(2_000_000_000, 0, "가") + "</hp:tr></hp:tbl>"))).Code.ShouldBe("table-too-large");

    [Theory]
    [InlineData("xl/workbook.xml", "XLSX")]
    [InlineData("ppt/presentation.xml", "PPTX")]
    [InlineData("readme", "ZIP")]
    public void Another_zip_is_told_by_what_it_is(string entry, string found)
    {
        var refusal = Reads.Refused(Packed.Zip((entry, "<x/>")), "이름만.hwpx");

        refusal.Code.ShouldBe("unsupported-format");
        refusal.What.Ko.ShouldContain(found);
    }

    [Fact]
    public void A_locked_office_file_and_an_old_one_are_told_apart()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]];

        Reads.Refused([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")]).Code.ShouldBe("encrypted");
        Reads.Refused([.. compound, .. Encoding.Unicode.GetBytes("HwpSummaryInformation")]).What.En.ShouldContain("HWP 5");
    }

    [Fact]
    public void A_picture_named_as_a_document_is_refused() =>
        Reads.Refused([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0], "사진.docx").What.Ko.ShouldContain("PNG");

    [Fact]
    public void The_name_does_not_decide() => Reads.Document(Packed.Hwpx(Packed.P(Packed.T("본문"))), "이름.txt").Kind.ShouldBe(DocumentKind.Hwpx);

    [Fact]
    public void A_cancelled_reading_ends()
    {
        using var stream = new MemoryStream(Packed.Hwpx(Packed.P(Packed.T("가"))));

        Should.Throw<OperationCanceledException>(() => new DocumentReader().Read(stream, "x", new CancellationToken(canceled: true)));
    }
}
