using Haechi.Text.Entities;

namespace Haechi.Text.Tests.Entities;

public sealed class EntityReaderTests
{
    [Theory]
    [InlineData("문의 010-0000-1234 주세요", "01000001234")]
    [InlineData("공일공 0000 1234", "01000001234")]
    [InlineData("ㅇ1ㅇ-0000-1234", "01000001234")]
    [InlineData("ㅇㅣㅇ-0000-1234", "01000001234")]
    [InlineData("0l0 0000 l234", "01000001234")]
    [InlineData("⓪①⓪ 0000 ①②③④", "01000001234")]
    [InlineData("０１０－００００－１２３４", "01000001234")]
    [InlineData("0 1 0 . 0 0 0 0 . 1 2 3 4", "01000001234")]
    [InlineData("o1o★0000★1234", "01000001234")]
    [InlineData("공일공 공공공공 일이삼사", "01000001234")]
    [InlineData("전화 공1공-0000-구칠삼이", "01000009732")]
    [InlineData("0\u200B10-0000-12\u200B34", "01000001234")]
    [InlineData("𝟎𝟏𝟎-𝟎𝟎𝟎𝟎-𝟏𝟐𝟑𝟒", "01000001234")]
    [InlineData("+82 10-0000-1234", "01000001234")]
    [InlineData("02-000-1234 로 전화", "020001234")]
    [InlineData("1588-0000 대표번호", "15880000")]
    [InlineData("❿ 010)0000_1234!", "01000001234")]
    public void Telephone_numbers_are_found_however_they_are_spelt(string text, string number)
    {
        var phone = EntityReader.Read(text).Single(entity => entity.Kind == EntityKind.Phone);

        phone.Normal.ShouldBe(number);
        phone.Confidence.ShouldBeInRange(0.5f, 1f);
    }

    [Theory]
    [InlineData("오늘 이사 가는 날 삼일절 사이")]
    [InlineData("2026-11-24 10:30 회의")]
    [InlineData("가격은 1,250,000원 입니다")]
    [InlineData("주문번호 20261124000012345678")]
    [InlineData("이 일은 오이 사구 팔고 구경 이오")]
    [InlineData("01012")]
    [InlineData("모델 AB01000001234CD")]
    public void What_is_no_number_is_none(string text) =>
        EntityReader.Read(text).ShouldNotContain(entity => entity.Kind == EntityKind.Phone);

    [Theory]
    [InlineData("텔레그램 moon77", "moon77", "telegram")]
    [InlineData("텔ㄹㅔ : moon77", "moon77", "telegram")]
    [InlineData("ㅌㅔㄹㄹㅔ moon77", "moon77", "telegram")]
    [InlineData("텔.레 @Moon77", "moon77", "telegram")]
    [InlineData("톡아이디: haru_99", "haru_99", "kakao")]
    [InlineData("카톡문의 haru99 언제든", "haru99", "kakao")]
    [InlineData("ㅋㅌ haru99", "haru99", "kakao")]
    [InlineData("라인 ID : nabi.01", "nabi.01", "line")]
    [InlineData("연락은 @tiger88 으로", "tiger88", null)]
    [InlineData("여기 https://t.me/blue_55 로", "blue_55", "telegram")]
    [InlineData("텔레 ｍｏｏｎ７７", "moon77", "telegram")]
    [InlineData("카카오톡 h a r u 9 9", "haru99", "kakao")]
    public void Names_in_messengers_are_found(string text, string name, string? channel)
    {
        var messenger = EntityReader.Read(text).Single(entity => entity.Kind == EntityKind.Messenger);

        (messenger.Normal, messenger.Channel).ShouldBe((name, channel));
    }

    [Theory]
    [InlineData("메일은 someone@example.com 입니다")]
    [InlineData("카톡 왔어?")]
    [InlineData("온라인 강의 2026년 수강")]
    [InlineData("@ 집")]
    public void What_is_no_name_is_none(string text) =>
        EntityReader.Read(text).ShouldNotContain(entity => entity.Kind == EntityKind.Messenger);

    [Theory]
    [InlineData("국민은행 000000-00-123456", "국민:00000000123456")]
    [InlineData("신한 110 000 123456 예금주 홍", "신한:110000123456")]
    [InlineData("카뱅 3333-00-0001234", "카카오뱅크:3333000001234")]
    [InlineData("110-000-123456 신한은행", "신한:110000123456")]
    public void Accounts_are_found_with_their_bank(string text, string account) =>
        EntityReader.Read(text).Single(entity => entity.Kind == EntityKind.Account).Normal.ShouldBe(account);

    [Theory]
    [InlineData("hxxp://moon77.com/join?x=1 가입", "moon77.com/join?x=1")]
    [InlineData("moon77점com", "moon77.com")]
    [InlineData("moon77 닷컴", "moon77.com")]
    [InlineData("올인닷컴에서 하세요", "올인.com")]
    [InlineData("moon77[.]net", "moon77.net")]
    [InlineData("moon77 . com 으로", "moon77.com")]
    [InlineData("www.Moon77.XYZ.", "moon77.xyz")]
    [InlineData("여기로abc-def.co.kr", "abc-def.co.kr")]
    [InlineData("abc.com.그리고", "abc.com")]
    public void Addresses_are_found_also_broken_up(string text, string address) =>
        EntityReader.Read(text).Single(entity => entity.Kind == EntityKind.Url).Normal.ShouldBe(address);

    [Theory]
    [InlineData("끝났다.그래서 다음")]
    [InlineData("버전 3.10.2")]
    [InlineData("백화점 가자. 오늘")]
    public void What_is_no_address_is_none(string text) =>
        EntityReader.Read(text).ShouldNotContain(entity => entity.Kind == EntityKind.Url);

    [Theory]
    [InlineData("강남역 근처", EntityKind.Place, "강남역")]
    [InlineData("강.남.역 근처", EntityKind.Place, "강남역")]
    [InlineData("송파구에서", EntityKind.Place, "송파구")]
    [InlineData("홍대쪽 만나요", EntityKind.Place, "홍대")]
    [InlineData("장미테라피 예약", EntityKind.Shop, "장미테라피")]
    [InlineData("업소명: 푸른달", EntityKind.Shop, "푸른달")]
    [InlineData("올인벳 가입", EntityKind.Shop, "올인벳")]
    public void Shops_and_places_are_found(string text, EntityKind kind, string normal) =>
        EntityReader.Read(text).ShouldContain(entity => entity.Kind == kind && entity.Normal == normal);

    [Theory]
    [InlineData("출장마사지 조심")]
    [InlineData("종로서적에서 만나")]
    public void Words_of_the_language_are_no_names(string text) =>
        EntityReader.Read(text).ShouldNotContain(entity => entity.Kind == EntityKind.Shop || entity.Normal == "종로");

    [Fact]
    public void A_span_leads_back_to_the_signs_that_stand_in_the_original()
    {
        const string text = "문의★ㅇ1ㅇ\u200B-0000-①234 끝";

        var phone = EntityReader.Read(text).Single();

        text.Substring(phone.Start, phone.Length).ShouldBe("ㅇ1ㅇ\u200B-0000-①234");
    }

    [Fact]
    public void A_decomposed_text_says_the_same() =>
        EntityReader.Read("텔레 moon77 강남역".Normalize(System.Text.NormalizationForm.FormD)).Select(entity => entity.Normal)
            .ShouldBe(["moon77", "강남역"]);
}
