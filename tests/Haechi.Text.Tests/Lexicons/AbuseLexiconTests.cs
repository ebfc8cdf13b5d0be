using Haechi.Text.Lexicons;
using Haechi.Text.Training;

namespace Haechi.Text.Tests.Lexicons;

public sealed class AbuseLexiconTests
{
    [Theory]
    [InlineData("이 병신아", "profanity")]
    [InlineData("시*발 뭐야", "profanity")]
    [InlineData("시 발 뭐야", "profanity")]
    [InlineData("ㅅㅣㅂㅏㄹ", "profanity")]
    [InlineData("저 틀딱들", "age")]
    [InlineData("김.치.녀", "gender")]
    public void A_word_is_found_also_with_signs_between_its_syllables(string text, string section) => Sections(text).ShouldContain(section);

    [Theory]
    [InlineData("다시 발견했다")]
    [InlineData("오늘 날씨가 참 맑다")]
    [InlineData("구청에 서류를 냈다")]
    public void An_ordinary_sentence_holds_no_abuse(string text) =>
        Sections(text).Where(section => section is not "kind" && !section.EndsWith(" weak", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Only_abusive_texts_get_finer_labels_by_their_words_and_labels_of_people_stay()
    {
        LabelledText Of(string text, bool hate) => new(text, new Dictionary<string, bool> { ["hate"] = hate, ["gender"] = false }, "made");

        var labelled = DistantLabels.Added([Of("김치녀 틀딱", true), Of("틀딱이라는 말은 쓰지 맙시다", false)]);

        labelled[0].Labels["age"].ShouldBeTrue();
        labelled[0].Labels["gender"].ShouldBeFalse("a person said so");
        labelled[0].Labels["race"].ShouldBeFalse();
        labelled[1].Labels["age"].ShouldBeFalse();
    }

    private static List<string> Sections(string text)
    {
        var hits = new List<LexiconHit>();
        AbuseLexicon.Own.Find(Normaliser.Run(text).Signs, new LexiconBuffers(), hits);
        return [.. hits.Select(hit => AbuseLexicon.Own.Kinds[hit.Kind]).Distinct()];
    }
}
