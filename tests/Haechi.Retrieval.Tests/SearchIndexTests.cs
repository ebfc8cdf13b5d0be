namespace Haechi.Retrieval.Tests;

public sealed class SearchIndexTests
{
    private static readonly TextDocument Bath = new("bath", "목욕장업 신고", "목욕장을 열려면 구청에 신고한다. 수수료는 28,000원이다.")
    {
        Owner = "위생과", Date = new DateOnly(2026, 1, 5), ValidUntil = new DateOnly(2026, 12, 31),
    };

    private static readonly TextDocument Passport = new("passport", "여권 발급", "여권은 구청 민원실에서 신청한다. 수수료는 5만 3천원이다.")
    {
        Owner = "민원과", Date = new DateOnly(2025, 3, 1),
    };

    [Fact]
    public void Finds_the_document_and_says_how_sure_it_is()
    {
        using var folder = new TemporaryFolder();
        using var index = folder.Index(Bath, Passport);
        var found = index.Search("여권은 어디에서 신청하나요?");
        found.Hits[0].Id.ShouldBe("passport");
        found.Confidence.ShouldBeInRange(0, 1);
        found.Confidence.ShouldBeGreaterThan(index.Search("여름 휴가지 추천").Confidence);
    }

    [Fact]
    public void Putting_again_replaces_and_deleting_takes_out()
    {
        using var folder = new TemporaryFolder();
        using var index = folder.Index(Bath, Passport);
        using var writer = IndexWriter.Open(folder.Path);
        writer.Put(Passport with { Text = "전자여권은 온라인으로 재발급된다." });
        writer.Delete("bath").ShouldBeTrue();
        writer.Delete("bath").ShouldBeFalse();
        writer.Count.ShouldBe(1);
        index.Search("목욕장 신고").Hits.Select(h => h.Id).ShouldContain("bath", "nothing is visible before the commit");

        writer.Commit();

        index.Refresh().ShouldBeTrue();
        index.Refresh().ShouldBeFalse();
        index.Count.ShouldBe(1);
        index.Search("목욕장 신고").Hits.ShouldNotContain(h => h.Id == "bath");
        index.Search("온라인 재발급").Hits[0].Id.ShouldBe("passport");
        index.Find("passport")!.Text.ShouldBe("전자여권은 온라인으로 재발급된다.");
        index.Find("bath").ShouldBeNull();
    }

    [Fact]
    public void Many_commits_leave_few_segments_and_all_documents()
    {
        using var folder = new TemporaryFolder();
        using (var writer = IndexWriter.Create(folder.Path))
        {
            for (var i = 0; i < 60; i++)
            {
                writer.Put(new TextDocument($"d{i}", $"제목 {i}", $"본문 번호는 {i}번이다."));
                writer.Delete($"d{i - 30}");
                writer.Commit();
            }
        }
        Directory.GetFiles(folder.Path, "*.bin").Length.ShouldBeLessThanOrEqualTo(8);
        using var index = SearchIndex.Open(folder.Path);
        index.Count.ShouldBe(30);
        for (var i = 30; i < 60; i++)
            index.Search($"번호 {i}번").Hits[0].Id.ShouldBe($"d{i}");
        index.Search("번호 12번", top: 100).Hits.ShouldNotContain(h => h.Id == "d12");
    }

    [Theory]
    [InlineData("위생과", "bath")]
    [InlineData("민원과", "passport")]
    public void Filters_by_owner(string owner, string expected)
    {
        using var folder = new TemporaryFolder();
        using var index = folder.Index(Bath, Passport);
        index.Search("구청 수수료", filter: new SearchFilter { Owner = owner }).Hits.Select(h => h.Id).ShouldBe([expected]);
    }

    [Fact]
    public void Filters_by_date_and_by_validity()
    {
        using var folder = new TemporaryFolder();
        using var index = folder.Index(Bath, Passport, new TextDocument("undated", "수수료", "구청 수수료"));
        Ids(new SearchFilter { From = new DateOnly(2026, 1, 1) }).ShouldBe(["bath"]);
        Ids(new SearchFilter { Until = new DateOnly(2025, 12, 31) }).ShouldBe(["passport"]);
        Ids(new SearchFilter { ValidOn = new DateOnly(2027, 1, 1) }).Order().ShouldBe(["passport", "undated"]);

        IEnumerable<string> Ids(SearchFilter filter) => index.Search("구청 수수료", filter: filter).Hits.Select(h => h.Id);
    }

    [Theory]
    [InlineData("여권 수수료 얼마", "5만 3천원")]
    [InlineData("여권은 어디서 신청", "민원실")]
    public void The_snippet_holds_the_answer(string query, string answer)
    {
        using var folder = new TemporaryFolder();
        using var index = folder.Index(Bath, Passport);
        index.Snippet("passport", query)!.Value.Sentence.ShouldContain(answer);
    }

    [Fact]
    public void The_snippet_of_a_table_is_its_row()
    {
        using var folder = new TemporaryFolder();
        using var index = folder.Index(new TextDocument("fees", "수수료", "주민등록등본\t400원\n인감증명서\t600원\n가족관계증명서\t1,000원"));
        index.Snippet("fees", "인감증명서 수수료", longest: 20)!.Value.Text.ShouldBe("인감증명서\t600원");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!…")]
    [InlineData("\uD800")]
    [InlineData("\uDC00여권\uD83D")]
    [InlineData("ㅋㅋㅋㅋ")]
    [InlineData("\0\u0001\u200B")]
    public void Strange_queries_are_answered(string query)
    {
        using var folder = new TemporaryFolder();
        using var index = folder.Index(Bath, Passport, new TextDocument("\uD800odd", "\uDFFF", "\uD83D\uDE00 \uD800"));
        Should.NotThrow(() => index.Search(query));
    }

    [Fact]
    public void A_huge_query_is_answered()
    {
        using var folder = new TemporaryFolder();
        using var index = folder.Index(Bath, Passport);
        index.Search(string.Concat(Enumerable.Repeat("여권 신청 ", 200_000))).Hits[0].Id.ShouldBe("passport");
        index.Search(new string('가', 1_000_000)).ShouldNotBeNull();
    }

    [Fact]
    public void An_index_without_documents_finds_nothing()
    {
        using var folder = new TemporaryFolder();
        using var index = folder.Index();
        index.Search("여권").Hits.ShouldBeEmpty();
        index.Count.ShouldBe(0);
    }
}
