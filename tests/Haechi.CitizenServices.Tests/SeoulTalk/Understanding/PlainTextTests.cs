using System.Text;
using FsCheck.Xunit;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Understanding;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("가\0나\t다", "가 나 다")]
    [InlineData("\u202E거꾸로\u202C", "거꾸로")]
    [InlineData("１２가３４５６", "12가3456")]
    [InlineData("\uD83D혼자", "혼자")]
    [InlineData("가\uFFFE나\uFFFF다", "가나\uFFFF다")]
    [InlineData("첫 줄\n둘째 줄", "첫 줄\n둘째 줄")]
    [InlineData("😀 그대로", "😀 그대로")]
    public void Keeps_writing_only(string raw, string plain) => PlainText.Of(raw).ShouldBe(plain);

    [Fact]
    public void Composes_decomposed_syllables() =>
        PlainText.Of("강남역".Normalize(NormalizationForm.FormD)).ShouldBe("강남역");

    [Property]
    public bool Never_throws_and_leaves_no_control_character(char[] chars) =>
        !PlainText.Of(new string(chars)).Any(c => char.IsControl(c) && c != '\n');
}
