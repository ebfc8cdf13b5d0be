using Haechi.OnlineSafety.ImageRemoval.Notices;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Notices;

/// <summary>Notices in seven languages, with the law of the place.</summary>
public sealed class NoticeDraftTests
{
    private static readonly (string, string?)[] Addresses = [("https://one.example/a.jpg", "https://one.example/page"), ("https://one.example/b.jpg", null)];

    public static TheoryData<string> Languages => [.. NoticeTexts.All.Select(t => t.Language)];

    [Fact]
    public void There_are_seven_languages() =>
        NoticeTexts.All.Select(t => t.Language).ShouldBe(["ko", "en", "ja", "zh", "es", "fr", "ru"], ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_names_addresses_reference_sender_and_the_law_of_every_jurisdiction(string language)
    {
        var bases = new HashSet<string>();
        foreach (var law in Enum.GetValues<Jurisdiction>())
        {
            var draft = NoticeDraft.Of(language, law, "R-77", "안심센터", Addresses);

            draft.Language.ShouldBe(language);
            draft.Subject.ShouldContain("R-77");
            draft.Body.ShouldContain("R-77");
            draft.Body.ShouldContain("안심센터");
            draft.Body.ShouldContain("https://one.example/a.jpg");
            draft.Body.ShouldContain("https://one.example/page");
            draft.Body.ShouldNotContain("{0}");
            bases.Add(NoticeTexts.In(language).Bases[law]);
        }

        bases.Count.ShouldBe(Enum.GetValues<Jurisdiction>().Length);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_reminder_names_the_day_of_the_first_notice(string language) =>
        NoticeDraft.Of(language, Jurisdiction.Kr, "R-77", "S", Addresses, new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero)).Body.ShouldContain("2026-11-02");

    [Fact]
    public void The_article_of_the_sites_own_country_is_named()
    {
        NoticeDraft.Of("ko", Jurisdiction.Kr, "R", "S", Addresses).Body.ShouldContain("제44조의7");
        NoticeDraft.Of("en", Jurisdiction.Us, "R", "S", Addresses).Body.ShouldContain("TAKE IT DOWN");
        NoticeDraft.Of("fr", Jurisdiction.Eu, "R", "S", Addresses).Body.ShouldContain("article 16 du règlement (UE) 2022/2065");
        NoticeDraft.Of("ja", Jurisdiction.Jp, "R", "S", Addresses).Body.ShouldContain("情報流通プラットフォーム対処法");
    }

    [Fact]
    public void An_address_cannot_write_lines_of_its_own_into_the_letter()
    {
        var draft = NoticeDraft.Of("en", Jurisdiction.Us, "R", "S", [("https://x.example/a\r\nBcc: all@x.example\u2028Dear", null)]);

        draft.Body.Split('\n').ShouldNotContain(line => line.StartsWith("Bcc", StringComparison.Ordinal));
        draft.Body.ShouldNotContain('\r');
        draft.Body.ShouldNotContain('\u2028');
    }

    [Theory]
    [InlineData("board.example.kr", "ko", "Kr")]
    [InlineData("예시.한국", "ko", "Kr")]
    [InlineData("x.xn--3e0b707e", "ko", "Kr")]
    [InlineData("x.co.jp", "ja", "Jp")]
    [InlineData("x.com.cn", "zh", "Cn")]
    [InlineData("x.tw", "zh", "Other")]
    [InlineData("x.es", "es", "Eu")]
    [InlineData("x.fr.", "fr", "Eu")]
    [InlineData("x.RU", "ru", "Ru")]
    [InlineData("x.com", "en", "Us")]
    [InlineData("x.de", "en", "Eu")]
    [InlineData("198.51.100.7", "en", "Other")]
    [InlineData("", "en", "Other")]
    public void The_language_follows_the_name_of_the_site(string host, string language, string law) =>
        SiteCountry.Of(host).ShouldBe((language, Enum.Parse<Jurisdiction>(law)));
}
