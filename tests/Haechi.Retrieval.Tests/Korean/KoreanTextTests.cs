using System.Text;
using FsCheck.Xunit;
using Haechi.Retrieval.Korean;

namespace Haechi.Retrieval.Tests.Korean;

public sealed class KoreanTextTests
{
    [Theory]
    [InlineData("ＣＣＴＶ １２０", "cctv 120")]
    [InlineData("30,000원", "30000원")]
    [InlineData("1,2번", "1,2번")]
    [InlineData("가\u200B나\u202E다", "가나다")]
    [InlineData("가\0나", "가 나")]
    public void Brings_text_into_one_form(string text, string expected) =>
        KoreanText.Normalize(text).ShouldBe(expected);

    [Fact]
    public void Composes_decomposed_jamo() =>
        KoreanText.Normalize("주차".Normalize(NormalizationForm.FormD)).ShouldBe("주차");

    [Fact]
    public void Replaces_lone_surrogates_and_keeps_pairs() =>
        KoreanText.Normalize("\uD83D가\uDE00😀").ShouldBe("\uFFFD가\uFFFD😀");

    [Fact]
    public void Takes_every_code_unit_and_every_code_point_that_is_no_character()
    {
        foreach (var text in Enumerable.Range(0, 0x10000).Select(c => ((char)c).ToString())
            .Concat(Enumerable.Range(1, 16).SelectMany(plane => new[] { char.ConvertFromUtf32((plane << 16) | 0xFFFE), char.ConvertFromUtf32((plane << 16) | 0xFFFF) })))
        {
            // A composed syllable between decomposed ones, so that normalising really begins.
            Should.NotThrow(() => KoreanText.Normalize($"\u1100\u1161{text}\u1100\u1161"));
            Should.NotThrow(() => KoreanText.WithoutLoneSurrogates(text).Normalize());
        }
    }

    [Property]
    public bool Never_throws_and_is_stable(char[] chars)
    {
        var once = KoreanText.Normalize(new string(chars));
        return KoreanText.Normalize(KoreanText.Normalize(once)) == KoreanText.Normalize(once);
    }
}
