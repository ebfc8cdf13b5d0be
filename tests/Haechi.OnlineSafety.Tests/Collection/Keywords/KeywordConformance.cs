using Haechi.OnlineSafety.Collection.Keywords;
using Haechi.OnlineSafety.Collection.Storage;
using Haechi.OnlineSafety.HarmfulContent;
using Haechi.OnlineSafety.HarmfulContent.Judging;
using Haechi.OnlineSafety.HarmfulContent.Storage;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Persistence;
using Haechi.Text.Trade;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.Tests.Collection.Keywords;

/// <summary>Keywords from a person's entry to the review queue. On a site of its own: a keyword speaks in every post.</summary>
public abstract class KeywordConformance(Sites sites) : SafetySuite(sites)
{
    public override async ValueTask InitializeAsync() => Site = await SafetySite.StartAsync(Kind);

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Site.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_word_and_what_a_person_took_of_its_forms_bring_posts_to_the_queue_and_are_counted()
    {
        var word = await AddAsync("달빛가루", TradeLabels.Drugs);
        var forms = (await ViewAsync(word)).Forms;
        forms.ShouldContain(form => form.Form == "ㄷㅂㄱㄹ" && form.State == FormState.Proposed);
        (await TakeAsync("오늘은 ㄷㅂㄱㄹ 이야기")).ShouldBe(PostState.Ordinary);

        await Book.DecideAsync(forms.Single(form => form.Form == "ㄷㅂㄱㄹ").Id, true, Yoon, Stop);

        (await TakeAsync("오늘도 ㄷㅂㄱㄹ 이야기")).ShouldBe(PostState.Queued);
        (await TakeAsync("산책길에 달.빛.가.루 보았다")).ShouldBe(PostState.Queued);
        (await TakeAsync("산책길에 달.빛.가.루 보았다")).ShouldBe(PostState.Queued);
        var post = await Site.ReadAsync<HarmfulDb, PostRow>(db => db.Posts.FirstAsync(p => p.Address == "https://k.example.kr/산책길에 달.빛.가.루 보았다"));
        (post.Label, post.Model, post.Rank).ShouldBe((TradeLabels.Drugs, PostJudge.ByKeyword, 4.5));
        post.Spans.ShouldContain("\"start\":5");
        ((await ViewAsync(word)).Today, (await ViewAsync(word)).Month).ShouldBe((2, 2));
    }

    [Fact]
    public async Task Paused_refused_and_removed_words_are_not_looked_for()
    {
        var word = await AddAsync("별빛사과", TradeLabels.Gambling);
        await Book.PauseAsync(word, true, Yoon, Stop);
        (await TakeAsync("별빛사과 먹자")).ShouldBe(PostState.Ordinary);
        await Book.PauseAsync(word, false, Yoon, Stop);
        (await TakeAsync("별빛사과 사자")).ShouldBe(PostState.Queued);
        var form = (await ViewAsync(word)).Forms[0];
        await Book.DecideAsync(form.Id, true, Yoon, Stop);
        await Book.DecideAsync(form.Id, false, Cho, Stop);
        (await TakeAsync($"{form.Form} 먹자")).ShouldBe(PostState.Ordinary);

        await Book.RemoveAsync(word, Yoon, Stop);

        (await TakeAsync("별빛사과 가자")).ShouldBe(PostState.Ordinary);
        (await Site.ReadAsync<CollectionDb, int>(db => db.KeywordForms.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_word_that_is_only_looked_for_suspects_nobody()
    {
        await AddAsync("은하수길", KeywordBook.Search);

        (await TakeAsync("은하수길 걷기")).ShouldBe(PostState.Ordinary);

        (await Book.AllAsync(Stop)).ShouldHaveSingleItem().Today.ShouldBe(1);
    }

    [Theory]
    [InlineData("이", TradeLabels.Drugs, "keyword-length")]
    [InlineData("!!!", TradeLabels.Drugs, "keyword-length")]
    [InlineData("", TradeLabels.Drugs, "keyword-length")]
    [InlineData("아이스", "weather", "keyword-category")]
    public async Task What_cannot_be_a_keyword_is_refused(string word, string category, string code) =>
        (await Book.AddAsync(word, category, Yoon, Stop)).Refusal!.Code.ShouldBe(code);

    [Fact]
    public async Task A_long_word_a_known_one_and_a_common_one_are_refused()
    {
        (await Book.AddAsync(new string('가', 10_000), TradeLabels.Drugs, Yoon, Stop)).Refusal!.Code.ShouldBe("keyword-length");
        await AddAsync("달빛가루", TradeLabels.Drugs);
        (await Book.AddAsync(" 달 빛 가 루 ", TradeLabels.Gambling, Yoon, Stop)).Refusal!.Code.ShouldBe("keyword-exists");
        for (var at = 0; at < 60; at++)
            await TakeAsync(at % 3 == 0 ? $"점심 메뉴 {at}" : $"저녁 약속 {at}");

        (await Book.AddAsync("점심", TradeLabels.Drugs, Yoon, Stop)).Refusal!.Code.ShouldBe("keyword-common");
    }

    [Fact]
    public async Task First_words_of_many_people_at_one_moment_are_all_kept()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 12).Select(at => Book.AddAsync($"동시단어{at}호", TradeLabels.Drugs, Yoon, Stop)));

        added.ShouldAllBe(one => one.Succeeded);
        (await TakeAsync("동시단어7호 팝니다")).ShouldBe(PostState.Queued);
    }

    [Fact]
    public async Task Words_beside_it_are_proposed_once_and_a_refused_one_is_not_proposed_again()
    {
        for (var at = 0; at < 40; at++)
            await TakeAsync(at % 4 == 0 ? $"구름과자 나눔 창고앞 {at}" : $"일상 이야기 모음 {at}");
        var word = await AddAsync("구름과자", KeywordBook.Search);

        (await Book.LearnAsync(word, Yoon, Stop)).Value.ShouldBe(2);
        var beside = (await ViewAsync(word)).Forms.Where(form => form.Origin == FormOrigin.Companion).ToList();
        beside.Select(form => (form.Form, form.Beside, form.Anywhere)).ShouldBe([("나눔", 10, 10), ("창고앞", 10, 10)], ignoreOrder: true);
        await Book.DecideAsync(beside[0].Id, false, Yoon, Stop);

        (await Book.LearnAsync(word, Yoon, Stop)).Value.ShouldBe(0);
    }

    private KeywordBook Book => Site.Get<KeywordBook>();

    private async Task<Guid> AddAsync(string word, string category) => (await Book.AddAsync(word, category, Yoon, Stop)).Value.Id;

    private async Task<KeywordView> ViewAsync(Guid id) => (await Book.AllAsync(Stop)).Single(view => view.Row.Id == id);

    private async Task<PostState> TakeAsync(string text)
    {
        var address = $"https://k.example.kr/{text}";
        await Site.Get<PostDesk>().TakeAsync([new PostIn(text, address, "test", null)], Stop);
        return await Site.ReadAsync<HarmfulDb, PostState>(db => db.Posts.Where(post => post.Address == address).Select(post => post.State).SingleAsync());
    }
}

public sealed class SqliteKeywordTests(Sites sites) : KeywordConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresKeywordTests(Sites sites) : KeywordConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
