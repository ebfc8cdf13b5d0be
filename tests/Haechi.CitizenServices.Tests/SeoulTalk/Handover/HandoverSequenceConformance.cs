using FsCheck;
using FsCheck.Fluent;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Handover;

/// <summary>Whatever counsellors and a citizen do, in whatever order: the conversation is nowhere twice and never lost.</summary>
public abstract class HandoverSequenceConformance(Sites sites) : TalkSuite(sites)
{
    private static readonly Actor[] People = [Kim, Lee, Actor.Person("park", "박상담")];

    /// <summary>Everything that may happen; the number picks who does it.</summary>
    private enum Doing
    {
        Ask,
        Withdraw,
        Say,
        Take,
        Answer,
        Pause,
        Resume,
        Elapse,
        ToCounsellor,
        ToQueue,
        Return,
        HandBack,
        End,
    }

    [Fact]
    public async Task No_sequence_loses_a_conversation_or_leaves_two_holders()
    {
        foreach (var person in People)
        {
            await Site.Get<CounsellorSeats>().SetAsync(person, CounsellorState.Ready, Stop);
        }

        var steps = Gen.Zip(Gen.Elements(Enum.GetValues<Doing>()), Gen.Choose(0, People.Length - 1));
        foreach (var sequence in Gen.Sample(Gen.ListOf(steps, 14), 30))
        {
            await PlayAsync([.. sequence]);
        }
    }

    private async Task PlayAsync(IReadOnlyList<(Doing Doing, int Who)> sequence)
    {
        var id = await OpenAsync();
        await PressAsync(id, "person");
        var before = await Site.ConversationAsync(id);
        foreach (var (doing, who) in sequence)
        {
            var done = await DoAsync(id, doing, People[who], People[(who + 1) % People.Length]);
            var now = await Site.ConversationAsync(id);
            var told = string.Join(", ", sequence.Select(s => $"{s.Doing} {s.Who}")) + $" at {doing} {who}";
            await ShouldBeSoundAsync(now, told);
            if (!done)
            {
                (now.Mode, now.CounsellorId, now.Turns).ShouldBe((before.Mode, before.CounsellorId, before.Turns), "a refusal changes nothing: " + told);
            }

            (before.Mode != ConversationMode.Ended || now.Mode == ConversationMode.Ended).ShouldBeTrue("what has ended stays so: " + told);
            now.Turns.ShouldBeGreaterThanOrEqualTo(before.Turns, told);
            before = now;
        }

        if (before.Mode == ConversationMode.Counsellor)
        {
            (await Site.Get<CounsellorDesk>().EndAsync(id, Actor.Person(before.CounsellorId!, before.CounsellorName!), Stop)).Succeeded.ShouldBeTrue();
        }

        (await Site.TurnsAsync(id)).Select(t => t.Sequence).ShouldBe(Enumerable.Range(1, (await Site.ConversationAsync(id)).Turns));
    }

    private async Task<bool> DoAsync(Guid id, Doing doing, Actor by, Actor other) => doing switch
    {
        Doing.Ask => (await PressAsync(id, "person")).Succeeded,
        Doing.Withdraw => (await PressAsync(id, "bot")).Succeeded,
        Doing.Say => (await SayAsync(id, "여권 재발급하려면 뭐가 필요해요?")).Succeeded,
        Doing.Take => Done(await Site.Get<CounsellorDesk>().TakeAsync(id, by, Stop)),
        Doing.Answer => Done(await Site.Get<CounsellorDesk>().SayAsync(id, by, "안내해 드리겠습니다.", Stop)),
        Doing.Pause => Done(await Site.Get<ConversationPause>().BeginAsync(id, by, PauseReason.Check, 5, Stop)),
        Doing.Resume => Done(await Site.Get<ConversationPause>().EndAsync(id, by, Stop)),
        Doing.Elapse => Done(await Site.Get<ConversationPause>().ElapseAsync(id, Stop)),
        Doing.ToCounsellor => Done(await Site.Get<ConversationTransfer>().ToCounsellorAsync(id, by, other.Id, "이어서 부탁드립니다.", Stop)),
        Doing.ToQueue => Done(await Site.Get<ConversationTransfer>().ToQueueAsync(id, by, "welfare", "복지 문의입니다.", Stop)),
        Doing.Return => Done(await Site.Get<ConversationTransfer>().ReturnAsync(id, by.Id, Stop)),
        Doing.HandBack => Done(await Site.Get<CounsellorDesk>().HandBackAsync(id, by, Stop)),
        _ => Done(await Site.Get<CounsellorDesk>().EndAsync(id, by, Stop)),
    };

    private static bool Done(Outcome<ConversationRow> outcome) => outcome.Succeeded;

    private async Task ShouldBeSoundAsync(ConversationRow row, string told)
    {
        var stays = await Site.ReadAsync<SeoulTalkDb, List<HandoverRow>>(db => db.Handovers.Where(h => h.ConversationId == row.Id).ToListAsync(Stop));
        var open = stays.Where(s => s.EndedAt is null).ToList();
        switch (row.Mode)
        {
            case ConversationMode.Counsellor:
                row.CounsellorId.ShouldNotBeNull(told);
                open.ShouldHaveSingleItem(told).CounsellorId.ShouldBe(row.CounsellorId, told);
                break;
            case ConversationMode.Queued:
                (row.CounsellorId, row.QueuedAt is not null).ShouldBe((null, true), told);
                open.ShouldHaveSingleItem(told);
                break;
            default:
                (row.CounsellorId, row.HandoverId).ShouldBe((null, null), told);
                open.ShouldBeEmpty(told);
                break;
        }

        if (open.Count == 1)
        {
            row.HandoverId.ShouldBe(open[0].Id, told);
        }

        stays.ShouldAllBe(s => s.EndedAt == null || (s.Abandoned == (s.TakenAt == null) && s.Outcome != HandoverOutcome.Open), told);
        (row.PausedUntil is null || row.Mode == ConversationMode.Counsellor).ShouldBeTrue(told);
    }
}

public sealed class SqliteHandoverSequenceTests(Sites sites) : HandoverSequenceConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresHandoverSequenceTests(Sites sites) : HandoverSequenceConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
