using System.Text;
using Haechi.Documents.Text;

namespace Haechi.Documents.Tests.Text;

public class EncodingTests
{
    private const string Korean = "인감증명서 발급 안내\n\n수수료는 600원이며, 본인이 신분증을 가지고 동 주민센터에 방문하여야 합니다. 똠방각하 펲시콜라 뷁.";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16le", "utf-16le-bom", "utf-16be", "utf-16be-bom", "cp949"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Korean_reads_in_every_encoding(string encoding)
    {
        var document = Reads.Document(Encode(Korean, encoding), "안내.txt");

        document.Blocks.Select(b => b.Text).ShouldBe(Korean.Split("\n\n"));
        document.Blocks[1].Position.Line.ShouldBe(3);
        document.Title.ShouldBe("인감증명서 발급 안내");
        document.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("가")]
    [InlineData("가나")]
    [InlineData("수수료: 600원")]
    public void Even_a_few_words_of_cp949_are_told(string text) =>
        Reads.Document(Encode(text, "cp949"), "x.txt").Blocks.Single().Text.ShouldBe(text);

    [Fact]
    public void A_broken_place_is_told_by_its_line_and_the_rest_is_read()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Korean), (byte)'\n', 0xEA, 0xB0, (byte)' ', .. Encoding.UTF8.GetBytes("끝")];

        var document = Reads.Document(bytes, "x.txt");

        document.Warnings.ShouldHaveSingleItem().What.Ko.ShouldContain("4행");
        document.PlainText.ShouldContain("끝");
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var random = new Random(7);
        var bytes = new byte[5000];
        random.NextBytes(bytes);

        Reads.Refused(bytes, "x.txt").Code.ShouldBe("not-text");
    }

    internal static byte[] Encode(string text, string name)
    {
        Encoding encoding = name switch
        {
            "cp949" => TextEncoding.Cp949,
            "utf-16le" => new UnicodeEncoding(false, false),
            "utf-16le-bom" => new UnicodeEncoding(false, true),
            "utf-16be" => new UnicodeEncoding(true, false),
            "utf-16be-bom" => new UnicodeEncoding(true, true),
            _ => new UTF8Encoding(name.EndsWith("bom", StringComparison.Ordinal)),
        };
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }
}
