namespace Haechi.Text.Tests.Lexicons;

public sealed class WordFinderTests
{
    [Fact]
    public void It_finds_what_a_plain_search_finds()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            List<string> words = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => Any(random, random.Next(1, 5))).Distinct()];
            var text = Any(random, random.Next(0, 60));
            var found = new List<FoundWord>();
            new WordFinder(words).Find(text, found);

            var expected = from end in Enumerable.Range(1, text.Length)
                           from word in Enumerable.Range(0, words.Count)
                           where text.AsSpan(0, end).EndsWith(words[word])
                           select new FoundWord(word, end);
            found.OrderBy(f => f.End).ThenBy(f => f.Word).ShouldBe(expected);
        }
    }

    [Fact]
    public void An_empty_word_is_refused() => Should.Throw<ArgumentException>(() => new WordFinder(["word", ""])).Message.ShouldContain("Word 1");

    // Three letters only, so that words lie in each other and begin again within themselves.
    private static string Any(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "가나다"[random.Next(3)]));
}
