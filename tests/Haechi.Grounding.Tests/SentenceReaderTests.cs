using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Haechi.Grounding.Asking;

namespace Haechi.Grounding.Tests;

public class SentenceReaderTests
{
    private const string Written = "구청에 신고합니다. [1] 수수료는 3.5만 원입니다[1][2]. 1. 신청서를 냅니다 [2].\n- 붙여 둡니다! [1, 3]\n[중요] 근거 없는 말";

    [Fact]
    public void Sentences_carry_their_citations()
    {
        var read = Whole(Written);

        read.Select(s => s.Text).ShouldBe(["구청에 신고합니다.", "수수료는 3.5만 원입니다.", "1. 신청서를 냅니다.", "붙여 둡니다!", "[중요] 근거 없는 말"]);
        read.Select(s => string.Join(',', s.Cited)).ShouldBe(["1", "1,2", "2", "1,3", ""]);
    }

    [Property]
    public Property However_the_stream_is_cut_the_sentences_are_the_same() =>
        Prop.ForAll(Gen.Choose(1, 9).ListOf(Written.Length).ToArbitrary(), sizes =>
        {
            var reader = new SentenceReader();
            var read = new List<CitedSentence>();
            var at = 0;
            foreach (var size in sizes.TakeWhile(_ => at < Written.Length))
            {
                var length = Math.Min(size, Written.Length - at);
                read.AddRange(reader.Add(Written.Substring(at, length)));
                at += length;
            }
            read.AddRange(reader.End());
            read.Select(Shown).ShouldBe(Whole(Written).Select(Shown));
        });

    [Fact]
    public void A_sentence_is_given_when_its_citations_are_complete_not_before()
    {
        var reader = new SentenceReader();

        reader.Add("구청에 신고합니다. ").ShouldBeEmpty();
        reader.Add("[1").ShouldBeEmpty();
        reader.Add("] ").ShouldBeEmpty();
        reader.Add("수").Single().Cited.ShouldBe([1]);
    }

    [Property]
    public void Any_text_is_read_without_a_fault(NonNull<string> text) => Whole(text.Get).ShouldNotBeNull();

    [Fact]
    public void Words_without_end_are_given_in_pieces() => Whole(new string('가', 5_000)).ShouldNotBeEmpty();

    private static string Shown(CitedSentence s) => $"{s.Text}|{string.Join(',', s.Cited)}";

    private static List<CitedSentence> Whole(string text)
    {
        var reader = new SentenceReader();
        return [.. reader.Add(text), .. reader.End()];
    }
}
