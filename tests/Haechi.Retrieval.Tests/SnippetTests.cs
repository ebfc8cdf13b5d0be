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
        var snippet = Snippet.Of(Bm25Index.Empty, Body, query);
        snippet.Text.ShouldBe(sentence);
        Body.Substring(snippet.Start, snippet.Length).ShouldBe(sentence);
    }

    [Fact]
    public void Empty_text_gives_an_empty_snippet() =>
        Snippet.Of(Bm25Index.Empty, " \n ", "무엇").Text.ShouldBeEmpty();

    [Fact]
    public void Decimals_do_not_end_a_sentence() => Sentences.Of("수수료율은 3.5% 입니다. 끝.").Count.ShouldBe(2);
}
