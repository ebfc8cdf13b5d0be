using Haechi.Retrieval.Ranking;

namespace Haechi.Retrieval.Tests.Ranking;

/// <summary>Queries that are not written as the documents are.</summary>
public sealed class MendingTests
{
    private static readonly TextDocument[] Documents =
    [
        new("parking", "주차장 이용", "거주자 우선 주차장은 구청 누리집에서 신청합니다. 요금은 월 5만 원입니다."),
        new("passport", "여권 재발급", "여권을 잃어버리면 분실 신고를 하고 재발급 수수료를 냅니다."),
        new("hygiene", "공중위생업 신고", "공중위생업을 하려면 시설을 갖추고 영업 신고를 합니다."),
        new("library", "도서관 회원증", "도서관 회원증은 library card 라고도 합니다. 신분증을 가져오세요."),
    ];

    [Theory]
    [InlineData("주자장 요금", "parking")]
    [InlineData("여건 재발급", "passport")]
    [InlineData("여ㅜ권 재발그", "passport")]
    [InlineData("도서콴 회원증", "library")]
    [InlineData("libary 신분증", "library")]
    [InlineData("재발급수수료", "passport")]
    [InlineData("주차장신청방법", "parking")]
    public void Slips_and_missing_spaces_still_find(string query, string expected)
    {
        using var folder = new TemporaryFolder();
        using var index = folder.Index(Documents);
        index.Search(query).Hits[0].Id.ShouldBe(expected);
    }

    [Fact]
    public void A_word_that_is_known_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        using (folder.Index(new TextDocument("1", "", "여건이 좋다"), new TextDocument("2", "", "여권 여권 여권")))
        {
            var plan = QueryPlan.Read("여건", Snapshot.Open(folder.Path));
            plan.Units.ShouldAllBe(u => u.Text == "여건");
        }
    }

    [Theory]
    [InlineData("주자장", "주차장")]
    [InlineData("주차자", "주차장")]
    [InlineData("주차장ㅇ", "주차장")]
    [InlineData("아나", "안아")]
    [InlineData("pasport", "passport")]
    [InlineData("passprot", "passport")]
    public void Finds_words_one_letter_away(string slip, string meant)
    {
        var corrector = new WordCorrector(["주차장", "안아", "passport", "전혀다른말", "주차"]);
        corrector.Near(Haechi.Retrieval.Analysis.TextForm.Normalize(slip), 10).ShouldContain(meant);
    }

    [Fact]
    public void Finds_every_word_that_a_plain_scan_finds()
    {
        var random = new Random(7);
        var words = Enumerable.Range(0, 3000).Select(_ => new string([.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => (char)('가' + random.Next(40) * 29))])).Distinct().ToArray();
        var corrector = new WordCorrector(words);
        foreach (var word in words.Take(200))
        {
            var near = corrector.Near(word, int.MaxValue);
            words.Where(w => Distance(word, w) <= 1).ShouldBeSubsetOf(near, word);
            near.ShouldAllBe(w => Distance(word, w) <= 2, word);
        }
    }

    /// <summary>Letters replaced, dropped or added, by the table of Wagner and Fischer.</summary>
    private static int Distance(string a, string b)
    {
        var (x, y) = (Letters(a), Letters(b));
        var row = Enumerable.Range(0, y.Length + 1).ToArray();
        for (var i = 1; i <= x.Length; i++)
        {
            var (diagonal, first) = (row[0], i);
            row[0] = first;
            for (var j = 1; j <= y.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (x[i - 1] == y[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }

    private static string Letters(string word)
    {
        var letters = new char[word.Length * Retrieval.Analysis.Jamo.MostLetters];
        return new string(letters, 0, Retrieval.Analysis.Jamo.Decompose(word, letters));
    }

    [Fact]
    public void Synonyms_find_what_is_called_otherwise()
    {
        using var folder = new TemporaryFolder();
        using var index = folder.Index(Documents);
        index.Search("목욕탕 영업").Hits[0].Score.ShouldBeLessThan(With("목욕탕 => 공중위생업").Hits[0].Score);
        With("목욕탕 => 공중위생업").Hits[0].Id.ShouldBe("hygiene");
        With("# nothing", "", "목욕탕, 사우나, 공중위생업").Hits[0].Id.ShouldBe("hygiene");

        SearchResult With(params string[] lines)
        {
            index.Synonyms = Synonyms.Read(lines);
            return index.Search("목욕탕 영업");
        }
    }

    [Theory]
    [InlineData("목욕탕 =>")]
    [InlineData("=> 공중위생업")]
    [InlineData("a => b => c")]
    public void A_broken_line_of_synonyms_is_named(string line) =>
        Should.Throw<FormatException>(() => Synonyms.Read(["a, b", line])).Message.ShouldContain("Line 2");
}
