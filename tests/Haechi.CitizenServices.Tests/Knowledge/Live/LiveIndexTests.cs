using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Testing;

namespace Haechi.CitizenServices.Tests.Knowledge.Live;

/// <summary>What is published is answered in whichever words the city has set.</summary>
public sealed class LiveIndexTests
{
    private static readonly Actor Kim = Actor.Person("kim", "김편집");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_citizen_finds_an_entry_by_a_word_that_the_city_has_set()
    {
        await using var site = await TalkSite.StartAsync(DatabaseKind.Sqlite, ("knowledge:Synonyms:0", "목욕탕 => 공중위생업"));
        var row = await PublishAsync(site, "공중위생업 영업 신고", "공중위생업 영업 신고는 구청 위생과에서 받습니다.");
        await Eventually.HoldsAsync(() => Ask(site, "공중위생업 영업 신고") == row, "the entry is found");

        var id = (await site.Citizen.StartAsync("web", "ko", OwnerToken.Hash(OwnerToken.New()), Stop)).Id;
        var turns = (await site.Citizen.SayAsync(id, new Said("목욕탕 영업 신고는 어디에서 하나요?"), Stop)).Value;
        turns.Select(t => t.Body).OfType<AnswerBody>().ShouldHaveSingleItem().Parts[0].Text.ShouldContain("구청 위생과");
    }

    private static string? Ask(TalkSite site, string question) =>
        site.Get<KnowledgeSearch>().Ask(question, SeoulTime.DayOf(site.Clock.GetUtcNow()), 1) is [var hit] ? hit.Entry.Id : null;

    private static async Task<string> PublishAsync(TalkSite site, string title, string body)
    {
        var desk = site.Get<KnowledgeDesk>();
        var draft = new KnowledgeDraft { Title = title, Body = body, Source = "안내", Owner = "위생과", ValidUntil = new DateOnly(2099, 12, 31) };
        var row = (await desk.SaveDraftAsync(draft, null, Kim, Stop)).Value;
        (await desk.PublishAsync(row.Id, row.Revision, Kim, Stop)).Succeeded.ShouldBeTrue();
        return row.Id;
    }
}
