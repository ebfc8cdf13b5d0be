namespace Haechi.Retrieval.Tests;

public sealed class SnippetTests
{
    private const string Body =
        "등본은 동주민센터에서 발급합니다. 수수료는 400원이며 무인발급기는 200원입니다. 1. 신분증을 준비합니다.\n온라인은 무료입니다.";

    [Theory]
    [InlineData("수수료가 얼마예요?", "수수료는 400원이며 무인발급기는 200원입니다.")]
    [InlineData("온라인 발급", "온라인은 무료입니다.")]
    [InlineData("신분증 필요한가요", "1. 신분증을 준비합니다.")]
    [InlineData("전혀 다른 것", "등본은 동주민센터에서 발급합니다.")]
    public void Chooses_the_answering_sentence(string query, string sentence)
    {
        using var folder = new TemporaryFolder();
        var snippet = Snippet.Of(Index(folder), Body, query);
        snippet.Text.ShouldBe(sentence);
        Body.Substring(snippet.Start, snippet.Length).ShouldBe(sentence);
    }

    [Fact]
    public void Empty_text_gives_an_empty_snippet()
    {
        using var folder = new TemporaryFolder();
        Snippet.Of(Index(folder), " \n ", "무엇").Text.ShouldBeEmpty();
    }

    [Fact]
    public void Decimals_do_not_end_a_sentence() => Sentences.Of("수수료율은 3.5% 입니다. 끝.").Count.ShouldBe(2);

    private static SearchIndex Index(TemporaryFolder folder) =>
        folder.Index(new TextDocument("a", "등본", Body), new TextDocument("b", "주차", "거주자 우선 주차는 구청에 신청합니다."));
}
