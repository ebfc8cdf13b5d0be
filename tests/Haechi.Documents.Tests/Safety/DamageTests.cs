using System.IO.Compression;
using System.Text;
using Haechi.Documents.Tests.Pdf;
using Haechi.Documents.Tests.Text;

namespace Haechi.Documents.Tests.Safety;

/// <summary>Damaged files give a document or a refusal, whatever was damaged.</summary>
public class DamageTests
{
    private const int Tries = 400;

    private static readonly Dictionary<string, byte[]> Whole = new(StringComparer.Ordinal)
    {
        ["packed.hwpx"] = Hwpx(CompressionLevel.Optimal),
        ["stored.hwpx"] = Hwpx(CompressionLevel.NoCompression),
        ["packed.docx"] = Docx(CompressionLevel.Optimal),
        ["stored.docx"] = Docx(CompressionLevel.NoCompression),
        ["a.pdf"] = MadePdf.Of(MadePdf.Line(50, 700, "A certificate costs six hundred won.") + MadePdf.Line(50, 680, "Fee") + MadePdf.Line(200, 680, "600"), MadePdf.Line(50, 700, "Second page.")),
        ["a.html"] = EncodingTests.Encode("<!DOCTYPE html><html><head><meta charset='euc-kr'><title>안내</title></head><body><main><h1>수수료</h1><table><tr><th rowspan='2'>가</th><td>600원</td></tr><tr><td>나</td></tr></table><ul><li>하나<li>둘</ul></main></body></html>", "cp949"),
        ["a.md"] = Encoding.UTF8.GetBytes("---\ntitle: 안내\n---\n# 수수료\n\n| 가 | 나 |\n|---|---|\n| 1 | 2 |\n\n- 하나\n  1. 둘[^1]\n\n[^1]: 주\n\n<table><tr><td>가</td></tr></table>\n"),
        ["a.csv"] = EncodingTests.Encode("증명서,수수료,비고\n인감,600원,\"본인, 또는\n대리인\"\n등본,400원,\"\"\"무료\"\"\"\n", "cp949"),
        ["a.txt"] = EncodingTests.Encode("인감증명서 발급 안내\n\n수수료는 600원입니다.\n", "utf-16le-bom"),
    };

    public static TheoryData<string> Files => [.. Whole.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Turned_bits_are_survived(string name)
    {
        var random = new Random(20241122);
        for (var i = 0; i < Tries; i++)
        {
            var bytes = (byte[])Whole[name].Clone();
            for (var hit = 0; hit <= i % 5; hit++)
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            Settled(bytes, name);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Cuts_are_survived(string name)
    {
        var whole = Whole[name];
        for (var i = 0; i < Tries; i++)
            Settled(whole[..(int)((long)whole.Length * i / Tries)], name);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Pieces_in_the_wrong_place_are_survived(string name)
    {
        var random = new Random(7);
        var whole = Whole[name];
        for (var i = 0; i < Tries; i++)
        {
            var (from, to, length) = (random.Next(whole.Length), random.Next(whole.Length), random.Next(1, 40));
            Settled([.. whole[..to], .. whole.Skip(from).Take(length), .. whole[to..]], name);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Whole_files_are_read(string name) => Reads.Document(Whole[name], name).Blocks.ShouldNotBeEmpty();

    private static void Settled(byte[] bytes, string name)
    {
        var reading = Reads.Try(bytes, name);

        (reading.Document is null).ShouldBe(reading.Refusal is not null);
        if (reading.Document is { } document)
            _ = document.PlainText.Length + PassageSplitter.Split(document, name).Count();
        else
            reading.Refusal!.Mend.Ko.ShouldNotBeEmpty();
    }

    private static byte[] Hwpx(CompressionLevel level) => Packed.Again(Packed.Hwpx(
        Packed.P("<hp:tbl><hp:tr>" + Packed.Tc(0, 0, "가", rows: 2) + Packed.Tc(0, 1, "나", columns: 2) + "</hp:tr><hp:tr>" + Packed.Tc(1, 1, "다") + Packed.Tc(1, 2, "라") + "</hp:tr></hp:tbl>")
        + Packed.P("<hp:t>글<hp:tab/>둘<hp:deleteBegin Id='1'/>셋<hp:deleteEnd Id='1'/></hp:t><hp:ctrl><hp:footNote number='1'><hp:subList>" + Packed.P(Packed.T("주")) + "</hp:subList></hp:footNote></hp:ctrl>"),
        ("META-INF/manifest.xml", "<m:manifest xmlns:m='urn:m'/>"), ("Contents/content.hpf", "<p><title>제목</title><item id='s' href='Contents/section0.xml'/><itemref idref='s'/></p>")), level);

    private static byte[] Docx(CompressionLevel level) => Packed.Again(Packed.Docx(
        Packed.WordParagraph("가", "<w:numPr><w:numId w:val='1'/></w:numPr>") + "<w:tbl><w:tr>" + Packed.WordCell("나", "<w:gridSpan w:val='2'/>") + "</w:tr><w:tr>" + Packed.WordCell("다", "<w:vMerge w:val='restart'/>") + Packed.WordCell("라") + "</w:tr><w:tr>" + Packed.WordCell("", "<w:vMerge/>") + "</w:tr></w:tbl>",
        ("word/numbering.xml", "<w:numbering xmlns:w><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>")), level);
}
