using System.Text;
using Haechi.Documents.Tests.Text;

namespace Haechi.Documents.Tests.Csv;

public class CsvTests
{
    private const string Fees = "증명서,수수료,비고\r\n인감증명서,600원,\"본인, 또는\n대리인\"\r\n등본,\"400원\",\"\"\"무료\"\" 있음\"\r\n";

    [Theory]
    [InlineData("cp949")]
    [InlineData("utf-8-bom")]
    [InlineData("utf-16le-bom")]
    public void Rows_carry_their_headings_in_every_encoding(string encoding) =>
        Reads.Table(EncodingTests.Encode(Fees, encoding), "fees.csv").RowTexts
            .ShouldBe(["증명서: 인감증명서 · 수수료: 600원 · 비고: 본인, 또는 대리인", "증명서: 등본 · 수수료: 400원 · 비고: \"무료\" 있음"]);

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_delimiter_is_found(char delimiter) =>
        Reads.Table(Encoding.UTF8.GetBytes($"이름{delimiter}값\n가,나{delimiter}1\n다{delimiter}2\n"), "x.csv").RowTexts.ShouldBe(["이름: 가,나 · 값: 1", "이름: 다 · 값: 2"]);

    [Fact]
    public void Ascii_headings_do_not_hide_the_encoding_of_later_rows()
    {
        var rows = "id,name,fee\n" + string.Concat(Enumerable.Repeat("1,ascii,2\n", 20_000)) + "2,인감증명서,600원\n";

        Reads.Try(EncodingTests.Encode(rows, "cp949"), "x.csv", new DocumentLimits { MaxCsvRows = 30_000 }).Document!.Blocks.OfType<Table>().Single().RowTexts.Last()
            .ShouldBe("id: 2 · name: 인감증명서 · fee: 600원");
    }

    [Fact]
    public void Rows_beyond_the_limit_are_left_out_and_said_so()
    {
        var document = Reads.Document(Encoding.UTF8.GetBytes("가,나\n" + string.Concat(Enumerable.Repeat("x,1\n", 50))), "x.csv", new DocumentLimits { MaxCsvRows = 10 });

        document.Blocks.OfType<Table>().Single().RowCount.ShouldBe(10);
        document.Warnings.ShouldHaveSingleItem().Code.ShouldBe("rows-left-out");
    }

    [Fact]
    public void An_open_quote_names_its_line() =>
        Reads.Refused(Encoding.UTF8.GetBytes("가,나\n1,\"열림\n2,3\n"), "x.csv").Where.ShouldBe("x.csv:2");
}
