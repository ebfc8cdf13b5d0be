using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.Sheets;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Dialogue;

public sealed class TalkTextsTests
{
    [Fact]
    public void Every_text_is_there_in_both_languages_with_the_same_values()
    {
        foreach (var id in Enum.GetValues<TalkText>())
        {
            var text = TalkTexts.Shipped.Both(id);
            text.Ko.ShouldNotBeEmpty(id.ToString());
            text.En.ShouldNotBeEmpty(id.ToString());
            for (var i = 0; i < 5; i++)
                text.Ko.Contains($"{{{i}", StringComparison.Ordinal).ShouldBe(text.En.Contains($"{{{i}", StringComparison.Ordinal), id.ToString());
        }
    }

    [Fact]
    public void A_missing_or_unknown_text_is_a_fault()
    {
        var errors = new List<SheetError>();
        TalkTexts.Read("texts.yaml", "welcome: { ko: 안녕 }\nwelcom: { ko: 안녕, en: Hi }", errors);
        errors.ShouldContain(e => e.Key == "welcome.en");
        errors.ShouldContain(e => e.Key == "welcom");
        errors.ShouldContain(e => e.Key == "ai-notice");
    }
}
