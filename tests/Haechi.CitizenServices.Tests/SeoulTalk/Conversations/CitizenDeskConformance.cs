using Haechi.CitizenServices.SeoulTalk;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Conversations;

/// <summary>What citizens say is kept once, in order, sealed; what is refused leaves no trace.</summary>
public abstract class CitizenDeskConformance(Sites sites) : TalkSuite(sites)
{
    [Fact]
    public async Task A_conversation_opens_with_the_notice_that_a_machine_answers_and_belongs_to_whoever_holds_its_token()
    {
        var token = OwnerToken.New();
        var opened = await Site.Citizen.StartAsync("widget", "en", OwnerToken.Hash(token), Stop);
        var reader = Site.Get<ConversationReader>();

        Words(await Site.TurnsAsync(opened.Id)).First().ShouldContain("AI service");
        (await reader.FindOwnedAsync(opened.Id, token, Stop)).ShouldNotBeNull().Channel.ShouldBe("widget");
        (await reader.FindOwnedAsync(opened.Id, OwnerToken.New(), Stop)).ShouldBeNull();
        (await reader.FindOwnedAsync(opened.Id, null, Stop)).ShouldBeNull();
        (await reader.FindOwnedAsync(Guid.NewGuid(), token, Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_turn_is_an_observation_and_its_answer_a_finding_and_neither_holds_the_words()
    {
        var id = await OpenAsync();

        var turns = await TellAsync(id, "여권 재발급하려면 뭐가 필요해요?");

        turns.Select(t => t.Author).ShouldBe([TurnAuthor.Citizen, TurnAuthor.Bot]);
        var answer = turns[1].Body.ShouldBeOfType<AnswerBody>();
        answer.Label.ShouldNotBeEmpty();
        answer.Parts[0].Source.ShouldNotBeNull().Demo.ShouldBeTrue();
        var observation = await Site.ReadAsync<RoomsDb, Platform.Rooms.Rows.ObservationRow>(db => db.Observations.SingleAsync(o => o.Subject == id.ToString(), Stop));
        (observation.ServiceId, observation.Kind, observation.Source).ShouldBe((SeoulTalkManifest.ServiceId, "chat-turn", "web"));
        observation.Payload.ShouldNotContain("여권");
        var finding = await Site.ReadAsync<RoomsDb, Platform.Rooms.Rows.FindingRow>(db => db.Findings.SingleAsync(f => f.ObservationId == observation.Id, Stop));
        finding.Kind.ShouldBe("answer");
        var stored = await Site.ReadAsync<SeoulTalkDb, List<string>>(db => db.Turns.Where(t => t.ConversationId == id).Select(t => t.Body.Ciphertext).ToListAsync(Stop));
        stored.ShouldAllBe(body => !body.Contains("여권"));
    }

    [Fact]
    public async Task What_nobody_could_answer_is_kept_masked_for_the_editors()
    {
        var id = await OpenAsync();

        await TellAsync(id, "내일 비트코인 오를까요? 제 번호는 010-1234-5678이에요");

        var kept = await Site.ReadAsync<SeoulTalkDb, List<UnansweredRow>>(db => db.Unanswered.Where(u => u.ConversationId == id).ToListAsync(Stop));
        kept.ShouldNotBeEmpty();
        string.Join(' ', kept.Select(k => k.Question)).ShouldNotContain("1234-5678");
        (await Site.ConversationAsync(id)).Headline.ShouldNotContain("1234-5678");
    }

    [Fact]
    public async Task Only_an_answer_can_be_rated_and_the_last_word_counts()
    {
        var id = await OpenAsync();
        var turns = await TellAsync(id, "여권 재발급하려면 뭐가 필요해요?");

        (await Site.Citizen.RateAsync(id, turns[0].Sequence, true, Stop)).Refusal!.Code.ShouldBe("no-such-turn");
        (await Site.Citizen.RateAsync(id, 99, true, Stop)).Refusal!.Code.ShouldBe("no-such-turn");
        (await Site.Citizen.RateAsync(id, turns[1].Sequence, true, Stop)).Succeeded.ShouldBeTrue();
        (await Site.Citizen.RateAsync(id, turns[1].Sequence, false, Stop)).Value.Single().Helpful.ShouldBe(false);

        (await Site.TurnsAsync(id)).Single(t => t.Sequence == turns[1].Sequence).Helpful.ShouldBe(false);
    }

    [Fact]
    public async Task What_is_refused_is_stored_nowhere()
    {
        var id = await OpenAsync();
        var before = await TraceAsync(id);

        (await SayAsync(id, new string('가', CitizenDesk.MaximumLength + 1))).Refusal!.Code.ShouldBe("turn-length");
        (await SayAsync(id, " \t\r\n ")).Refusal!.Code.ShouldBe("turn-length");
        (await Site.Citizen.SayAsync(id, new Said("사진이에요", null, Guid.NewGuid()), Stop)).Refusal!.Code.ShouldBe("no-such-photo");
        (await SayAsync(Guid.NewGuid(), "안녕하세요")).Refusal!.Code.ShouldBe("no-such-conversation");

        (await TraceAsync(id)).ShouldBe(before);
    }

    [Fact]
    public async Task Words_that_arrive_at_once_are_all_kept_and_all_answered()
    {
        var id = await OpenAsync();
        var before = (await Site.TurnsAsync(id)).Count;

        var heard = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Task.Run(() => SayAsync(id, $"여권 재발급하려면 뭐가 필요해요? {i}"))));

        heard.ShouldAllBe(h => h.Succeeded);
        var turns = await Site.TurnsAsync(id);
        turns.Select(t => t.Sequence).ShouldBe(Enumerable.Range(1, before + 10));
        turns.Skip(before).Select(t => t.Author).ShouldBe(Enumerable.Repeat<TurnAuthor[]>([TurnAuthor.Citizen, TurnAuthor.Bot], 5).SelectMany(p => p));
        turns.Where(t => t.Author == TurnAuthor.Citizen).Select(t => ((TextBody)t.Body).Text).Distinct().Count().ShouldBe(5);
    }

    [Theory]
    [InlineData("a\u0000b\u0007c 여권은요?")]
    [InlineData("\u202e여권\u202c 어디서 만들어요")]
    [InlineData("\ud83d 여권 \ude00 어디서 만들어요")]
    public async Task Characters_that_are_no_writing_do_no_harm(string text)
    {
        var id = await OpenAsync();

        (await SayAsync(id, text)).Succeeded.ShouldBeTrue();

        var headline = (await Site.ConversationAsync(id)).Headline;
        headline.ShouldContain("여권");
        headline.ShouldAllBe(c => !char.IsControl(c) && !char.IsSurrogate(c) && c != '\u202e');
    }

    [Fact]
    public async Task A_headline_is_never_cut_through_a_character()
    {
        var id = await OpenAsync();

        (await SayAsync(id, "a" + string.Concat(Enumerable.Repeat("😀", 100)))).Succeeded.ShouldBeTrue();

        (await Site.ConversationAsync(id)).Headline.ShouldBe("a" + string.Concat(Enumerable.Repeat("😀", 39)) + "…");
    }

    [Fact]
    public async Task A_choice_that_was_not_offered_is_refused_politely_and_changes_nothing()
    {
        var id = await OpenAsync();

        var turns = (await PressAsync(id, "kind:no-such-kind")).Value;

        Words(turns).Last().ShouldContain("고를 수 없는");
        (await Site.ReadAsync<SeoulTalkDb, int>(db => db.Reports.CountAsync(r => r.ConversationId == id, Stop))).ShouldBe(0);
    }

    private async Task<(int Turns, int Version, int Observations)> TraceAsync(Guid id)
    {
        var row = await Site.ConversationAsync(id);
        return (row.Turns, row.Version, await Site.ReadAsync<RoomsDb, int>(db => db.Observations.CountAsync(o => o.Subject == id.ToString(), Stop)));
    }
}

public sealed class SqliteCitizenDeskTests(Sites sites) : CitizenDeskConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresCitizenDeskTests(Sites sites) : CitizenDeskConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
