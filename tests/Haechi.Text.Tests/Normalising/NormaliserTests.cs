using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Haechi.Text.Tests.Normalising;

public sealed class NormaliserTests
{
    [Theory]
    [InlineData("ㅅㅣㅂㅏㄹ", "시발")]
    [InlineData("시ㅂㅏㄹ", "시발")]
    [InlineData("ㅅi발", "시발")]
    [InlineData("ㅅ1발", "시발")]
    [InlineData("시이이이발", "시발")]
    [InlineData("하ㅏㅏㅏ", "하")]
    [InlineData("ㅋㅋㅋㅋㅋㅋ", "ㅋㅋ")]
    [InlineData("마\u200B약", "마약")]
    [InlineData("대\uFE0F출", "대출")]
    [InlineData("ＴＥＬ", "tel")]
    [InlineData("①②", "12")]
    [InlineData("ⓐⓑ", "ab")]
    [InlineData("𝐓𝐞𝐥", "tel")]
    public void Evasive_spelling_becomes_plain(string written, string plain) => Normaliser.Normalise(written).Text.ShouldBe(plain);

    [Theory]
    [InlineData("한글\u1112\u1161\u11AB", "한글한")]
    [InlineData("ﾡﾢﾤ", "ㄱㄲㄴ")]
    public void Forms_of_hangul_are_one(string written, string plain) => Normaliser.Normalise(written).Text.ShouldBe(plain);

    [Theory]
    [InlineData("오늘 회의는 3월 1일 오후 2시입니다.")]
    [InlineData("문의 02-120, https://www.seoul.go.kr/list?id=11")]
    [InlineData("그렇게 했다.그래서 왔다")]
    [InlineData("아이유 노래 ㅎㅎ ㅠㅠ ㅅㅂ")]
    [InlineData("iphone 17 pro, hill street")]
    public void Ordinary_text_stays_as_it_is(string text) => Normaliser.Normalise(text).Text.ShouldBe(text);

    [Fact]
    public void The_way_back_covers_what_was_left_out()
    {
        var plain = Normaliser.Normalise("이거 마\u200B\u200B약 ㅍㅏㄹ아요");

        var at = plain.Text.IndexOf("마약", StringComparison.Ordinal);
        plain.Original(at, 2).ShouldBe((3, 4));
        plain.Original(plain.Text.IndexOf('팔'), 1).ShouldBe((8, 3));
    }

    [Property(MaxTest = 500)]
    public Property Anything_at_all_is_normalised_once_and_for_all_with_a_way_back_that_only_goes_forward() =>
        Prop.ForAll(Gen.ArrayOf(Signs).Select(signs => new string(signs)).ToArbitrary(), text =>
        {
            var plain = Normaliser.Normalise(text);

            Normaliser.Normalise(plain.Text).Text.ShouldBe(plain.Text);
            var last = 0;
            for (var at = 0; at < plain.Text.Length; at++)
            {
                var (start, length) = plain.Original(at, 1);
                start.ShouldBeGreaterThanOrEqualTo(last);
                length.ShouldBeGreaterThan(0);
                (start + length).ShouldBeLessThanOrEqualTo(text.Length);
                last = start;
            }
        });

    // What a filter meets: syllables, single letters, signs, unseen characters, halves of pairs, and everything else now and then.
    private static Gen<char> Signs => Gen.OneOf(
        Gen.Choose('가', '힣').Select(c => (char)c),
        Gen.Choose('ㄱ', 'ㅣ').Select(c => (char)c),
        Gen.Elements([.. "1il|!rh.@* \u200B\uFE0F\u0301아이ㅏㅋ"]),
        Gen.Choose(0, char.MaxValue).Select(c => (char)c));
}
