using Haechi.OnlineSafety.Collection.Keywords;
using Haechi.Text;
using Haechi.Text.Trade;

namespace Haechi.OnlineSafety.Tests.Collection.Keywords;

public sealed class KeywordSpotterTests
{
    [Theory]
    [InlineData("아이스", "강남 아이스 팝니다", "아이스")]
    [InlineData("아이스", "아이스팝니다", "아이스")]
    [InlineData("아이스", "ㅇㅏㅇㅣㅅㅡ 있음", "ㅇㅏㅇㅣㅅㅡ")]
    [InlineData("아이스", "급처) 아.이*스 텔주세요", "아.이*스")]
    [InlineData("아이스", "아 이 스 구해요", "아 이 스")]
    [InlineData("아이스", "아\u200b이\u200b스 문의", "아\u200b이\u200b스")]
    [InlineData("작업대출", "무서류작업대출가능", "작업대출")]
    [InlineData("ㅈㄱㅁㄴ", "오늘 ㅈㄱㅁㄴ 구함", "ㅈㄱㅁㄴ")]
    public void A_word_is_found_however_it_is_spelt_apart(string word, string text, string place)
    {
        var found = Of(word).Spot(text).ShouldHaveSingleItem();

        text.Substring(found.Start, found.Length).ShouldBe(place);
    }

    [Theory]
    [InlineData("아이스", "아이스크림 먹고 싶다")]
    [InlineData("아이스", "날씨 좋아 이 스웨터 예쁘다")]
    [InlineData("캔디", "하드캔디처럼 달다")]
    [InlineData("도도리", "아도도리에서 만나")]
    [InlineData("작업대출", "작업\n대출")]
    public void Within_other_words_and_across_words_a_short_word_is_not_found(string word, string text) => Of(word).Spot(text).ShouldBeEmpty();

    [Fact]
    public void All_words_are_found_at_once_in_any_text_and_every_place_lies_within_it()
    {
        var random = new Random(20261124);
        var words = SlangBook.Own.Entries.SelectMany(entry => entry.Words).Where(word => word.Length > 1).Distinct().ToArray();
        var spotter = new KeywordSpotter(1, words.Select(word => new WantedWord(Guid.NewGuid(), TradeLabels.Drugs, word)));
        for (var round = 0; round < 500; round++)
        {
            var word = words[random.Next(words.Length)];
            var text = $"{Noise(random)} {Evaded(word, random)} {Noise(random)}";

            var spotted = spotter.Spot(text);

            spotted.ShouldContain(one => one.Wanted.Word == word, $"{word} in {text}");
            spotted.ShouldAllBe(one => one.Start >= 0 && one.Length > 0 && one.Start + one.Length <= text.Length);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("!!!")]
    [InlineData("\0\u0001\ud800")]
    public void Nothing_and_broken_signs_find_nothing(string text)
    {
        Of("아이스").Spot(text).ShouldBeEmpty();
        Of(text).Spot("아이스").ShouldBeEmpty();
    }

    [Fact]
    public void A_long_text_full_of_the_word_gives_fifty_places() => Of("아이스").Spot(string.Concat(Enumerable.Repeat("아이스 ", 100_000))).Count.ShouldBe(50);

    [Fact]
    public void Slang_of_a_word_is_that_of_its_line_and_never_itself()
    {
        SlangBook.Own.For("아이스").ShouldContain("필로폰");
        SlangBook.Own.For("필로폰").ShouldContain("작대기");
        SlangBook.Own.For("ㅇㅏㅇㅣㅅㅡ").ShouldNotContain("아이스");
        SlangBook.Own.For("장미꽃").ShouldBeEmpty();
        SlangBook.Own.Entries.Count.ShouldBeGreaterThan(80);
        SlangBook.Own.Entries.Select(entry => entry.Category).Distinct().ShouldBeSubsetOf(KeywordBook.Categories);
    }

    [Fact]
    public void Spellings_are_those_that_plain_form_does_not_bring_back()
    {
        SpellingForms.Of("아이스").ShouldContain("ㅇㅇㅅ");
        SpellingForms.Of("아이스").ShouldContain("dkdltm");
        SpellingForms.Of("대출").ShouldContain("머출");
        SpellingForms.Of("대출").ShouldNotContain("ㄷㅊ");
        foreach (var word in SlangBook.Own.Entries.SelectMany(entry => entry.Words))
            SpellingForms.Of(word).ShouldAllBe(form => Normaliser.Normalise(form).Text != Normaliser.Normalise(word).Text);
    }

    [Fact]
    public void What_stands_beside_a_word_is_told_and_common_words_are_not()
    {
        var texts = Enumerable.Range(0, 200).Select(at => at % 10 == 0 ? $"아이스 판매 좌표 드립니다 서울 {at}" : $"오늘 서울 날씨 좋네요 점심 {at}").ToList();

        var companions = KeywordPosts.Companions("아이스", texts);

        companions.Select(one => one.Word).ShouldBe(["드립니다", "좌표", "판매"], ignoreOrder: true);
        companions.ShouldAllBe(one => one.Beside == 20 && one.Anywhere == 20 && one.Likelihood > 100);
        KeywordPosts.Companions("없는말", texts).ShouldBeEmpty();
    }

    private static KeywordSpotter Of(string word) => new(1, [new WantedWord(Guid.Empty, TradeLabels.Drugs, word)]);

    private static string Noise(Random random) => string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => "가나 123!ㅎ\n"[random.Next(9)]));

    private static string Evaded(string word, Random random) => random.Next(4) switch
    {
        0 => string.Join(random.Next(2) == 0 ? "." : "^^", word.ToCharArray()),
        1 => string.Join(' ', word.ToCharArray()),
        2 => string.Join('\u200b', word.ToCharArray()),
        _ => word,
    };
}
