using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Notices;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.OnlineSafety.Tests.ImageRemoval.Hits;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Notices;

/// <summary>From a confirmed hit to a notice that goes out once, and its answer.</summary>
public abstract class NoticeConformance(Sites sites) : HitSuite(sites)
{
    private readonly MailSink _sink = new();

    public override async ValueTask InitializeAsync() =>
        Site = await SafetySite.StartAsync(Kind, ("removal:mail:Host", "127.0.0.1"), ("removal:mail:Port", $"{_sink.Port}"), ("removal:mail:RequireTls", "false"), ("removal:mail:From", "desk@haechi.example"));

    public override async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await _sink.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_confirmed_notice_is_sent_once_and_the_hits_are_notified()
    {
        var (hit, notice, action) = await ConfirmedAsync();

        var first = await Carrier.CarryAsync(null!, action, Stop);
        var second = await Carrier.CarryAsync(null!, action, Stop);

        (first.Succeeded, second.Succeeded).ShouldBe((true, true));
        using var mail = await MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(_sink.Messages.ShouldHaveSingleItem())), Stop);
        mail.MessageId.ShouldBe($"{action.Id:N}@removal.haechi");
        mail.To.Mailboxes.Single().Address.ShouldBe("abuse@site.example.kr");
        mail.TextBody!.ShouldContain("https://site.example.kr/a.png");
        mail.TextBody!.ShouldContain("제44조의7");
        (await NoticeAsync(notice)).State.ShouldBe(NoticeState.Sent);
        (await HitAsync(hit)).ShouldSatisfyAllConditions(h => h.State.ShouldBe(HitState.Notified), h => h.NotifiedAt.ShouldNotBeNull());
    }

    [Fact]
    public async Task A_notice_that_is_confirmed_on_the_desk_goes_out_by_itself_and_the_case_tells()
    {
        var hit = await FoundAsync();
        await Site.Get<HitDesk>().ConfirmAsync(hit, Yoon, Stop);
        var subject = (await HitAsync(hit)).CaseId;
        var notice = (await Site.Get<NoticeDrafting>().DraftAsync(subject, null, null, Yoon, Stop)).Value;

        (await Site.Get<NoticeDesk>().ConfirmAsync(notice, "abuse@site.example.kr", "제목", "고친 본문", Yoon, Stop)).Succeeded.ShouldBeTrue();
        await Eventually.HoldsAsync(async () => (await CaseAsync(subject))!.Actions.All(a => a.Status == ActionStatus.Succeeded), "the notice is sent");

        _sink.Messages.Count.ShouldBe(1);
        (await NoticeAsync(notice)).State.ShouldBe(NoticeState.Sent);
        var decision = (await CaseAsync(subject))!.Decisions.ShouldHaveSingleItem().ShouldBeOfType<HumanDecision>();
        decision.PersonId.ShouldBe(Yoon.Id);
    }

    [Fact]
    public async Task After_a_crash_between_sending_and_writing_it_down_it_is_not_sent_again()
    {
        var (_, notice, action) = await ConfirmedAsync();
        var (row, key, _) = await Carrier.BeginAsync(action, Stop);
        var mail = Site.Get<NoticeMail>();
        // Sent; and here the host dies, before it writes that down.
        (await mail.SendAsync(mail.MessageOf(action.Id, row!.Recipient, NoticeWords.Open(key!, row), action.OrderedAt), Stop)).Outcome.ShouldBe(MailOutcome.Sent);

        var again = await Carrier.CarryAsync(null!, action, Stop);

        again.Succeeded.ShouldBeFalse();
        _sink.Messages.Count.ShouldBe(1);
        (await NoticeAsync(notice)).State.ShouldBe(NoticeState.Sending);
        (await Site.Get<NoticeDesk>().SettleAsync(notice, wasSent: true, Yoon, Stop)).Succeeded.ShouldBeTrue();
        (await NoticeAsync(notice)).State.ShouldBe(NoticeState.Sent);
    }

    [Fact]
    public async Task A_line_that_breaks_after_the_message_was_taken_does_not_send_it_twice()
    {
        var (_, notice, action) = await ConfirmedAsync();
        _sink.HangUpAfterData = true;

        (await Carrier.CarryAsync(null!, action, Stop)).Succeeded.ShouldBeFalse();
        _sink.HangUpAfterData = false;
        await Carrier.CarryAsync(null!, action, Stop);

        _sink.Messages.Count.ShouldBe(1);
        (await NoticeAsync(notice)).State.ShouldBe(NoticeState.Sending);
    }

    [Fact]
    public async Task A_server_that_says_later_is_asked_again_and_one_that_says_never_is_not()
    {
        var (_, notice, action) = await ConfirmedAsync();
        _sink.AtRecipient = "451 later";
        await Should.ThrowAsync<IOException>(() => Carrier.CarryAsync(null!, action, Stop));
        (await NoticeAsync(notice)).State.ShouldBe(NoticeState.Confirmed);

        _sink.AtRecipient = "550 unknown";
        (await Carrier.CarryAsync(null!, action, Stop)).Succeeded.ShouldBeFalse();

        (await NoticeAsync(notice)).ShouldSatisfyAllConditions(n => n.State.ShouldBe(NoticeState.Failed), n => n.Trouble.ShouldBe("SMTP 550"));
        _sink.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_goes_out_without_a_persons_yes_to_every_hit_and_to_the_notice()
    {
        var hit = await FoundAsync();
        var subject = (await HitAsync(hit)).CaseId;
        (await Site.Get<NoticeDrafting>().DraftAsync(subject, null, null, Yoon, Stop)).Refusal!.Code.ShouldBe("nothing-confirmed");
        await Site.Get<HitDesk>().ConfirmAsync(hit, Yoon, Stop);
        var notice = (await Site.Get<NoticeDrafting>().DraftAsync(subject, null, null, Yoon, Stop)).Value;
        var desk = Site.Get<NoticeDesk>();

        (await desk.ConfirmAsync(notice, "not an address", "s", "b", Yoon, Stop)).Refusal!.Code.ShouldBe("notice-recipient");
        (await desk.ConfirmAsync(notice, "a@b.example", " ", "b", Yoon, Stop)).Refusal!.Code.ShouldBe("notice-empty");
        (await desk.AnswerAsync(notice, NoticeAnswer.Received, null, Yoon, Stop)).Refusal!.Code.ShouldBe("notice-not-sent");
        (await Site.Get<NoticeDrafting>().RemindAsync(notice, Yoon, Stop)).Refusal!.Code.ShouldBe("notice-not-sent");
        (await desk.ConfirmAsync(notice, "a@b.example", "s", "b", Yoon, Stop)).Succeeded.ShouldBeTrue();
        (await desk.ConfirmAsync(notice, "a@b.example", "s", "b", Yoon, Stop)).Refusal!.Code.ShouldBe("notice-not-draft");
    }

    [Fact]
    public async Task An_undecided_hit_on_the_site_holds_the_notice_back()
    {
        var picture = Drawing.Picture(Seed());
        var request = await RequestAsync(Drawing.Hashed(picture).Hash);
        await ReadAsync(Drawing.Item(picture, "https://site.example.kr/a.png"));
        await ReadAsync(Drawing.Item(picture, "https://site.example.kr/b.png"));
        var hits = await HitsAsync(request);
        await Site.Get<HitDesk>().ConfirmAsync(hits[0].Id, Yoon, Stop);
        var notice = (await Site.Get<NoticeDrafting>().DraftAsync(hits[0].CaseId, null, null, Yoon, Stop)).Value;

        (await Site.Get<NoticeDesk>().ConfirmAsync(notice, "a@b.example", "s", "b", Yoon, Stop)).Refusal!.Code.ShouldBe("still-undecided");
        await Site.Get<HitDesk>().DismissAsync(hits[1].Id, Yoon, Stop);
        (await Site.Get<NoticeDesk>().ConfirmAsync(notice, "a@b.example", "s", "b", Yoon, Stop)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task An_exported_notice_can_be_answered_reminded_of_and_followed_to_removal()
    {
        var hit = await FoundAsync();
        await Site.Get<HitDesk>().ConfirmAsync(hit, Yoon, Stop);
        var notice = (await Site.Get<NoticeDrafting>().DraftAsync((await HitAsync(hit)).CaseId, "ja", Jurisdiction.Jp, Yoon, Stop)).Value;
        (await NoticeAsync(notice)).Language.ShouldBe("ja");
        (await Site.Get<NoticeDesk>().ExportAsync(notice, "", "件名", "本文", Yoon, Stop)).Succeeded.ShouldBeTrue();

        (await Site.Get<NoticeDesk>().AnswerAsync(notice, NoticeAnswer.AskedBack, "무엇을 지워야 하는지 물음", Yoon, Stop)).Succeeded.ShouldBeTrue();
        var reminder = (await Site.Get<NoticeDrafting>().RemindAsync(notice, Yoon, Stop)).Value;
        (await Site.Get<HitDesk>().RemovedAsync(hit, Yoon, Stop)).Succeeded.ShouldBeTrue();

        (await NoticeAsync(notice)).Answer.ShouldBe(NoticeAnswer.AskedBack);
        (await NoticeAsync(reminder)).ShouldSatisfyAllConditions(n => n.ReminderOf.ShouldBe(notice), n => n.State.ShouldBe(NoticeState.Draft), n => n.Language.ShouldBe("ja"));
        (await HitAsync(hit)).RemovedAt.ShouldNotBeNull();
        (await Site.Get<HitDesk>().UndoAsync(hit, Yoon, Stop)).Refusal!.Code.ShouldBe("hit-state");
    }

    [Theory]
    [InlineData("abuse@example.com", true)]
    [InlineData(" abuse@example.com ", true)]
    [InlineData("a@b.example, c@d.example", false)]
    [InlineData("Name <a@b.example>", false)]
    [InlineData("a@b.example\r\nBcc: c@d.example", false)]
    [InlineData("a@", false)]
    [InlineData("", false)]
    public void A_recipient_is_exactly_one_mailbox(string text, bool good) => (ContactBook.Email(text) is not null).ShouldBe(good);

    [Fact]
    public async Task The_book_of_contacts_gives_recipient_and_language_also_for_subdomains()
    {
        (await Site.Get<ContactBook>().SetAsync("Example.KR", "abuse@example.kr", "en", Jurisdiction.Us, Yoon, Stop)).Succeeded.ShouldBeTrue();
        (await Site.Get<ContactBook>().SetAsync("not a host", "a@b.example", "", null, Yoon, Stop)).Refusal!.Code.ShouldBe("contact-host");
        (await Site.Get<ContactBook>().SetAsync("x.example", "nonsense", "", null, Yoon, Stop)).Refusal!.Code.ShouldBe("notice-recipient");
        var hit = await FoundAsync();
        await Site.Get<HitDesk>().ConfirmAsync(hit, Yoon, Stop);

        var notice = await NoticeAsync((await Site.Get<NoticeDrafting>().DraftAsync((await HitAsync(hit)).CaseId, null, null, Yoon, Stop)).Value);

        (notice.Recipient, notice.Language, notice.Law).ShouldBe(("abuse@example.kr", "en", Jurisdiction.Us));
    }

    private Task<Haechi.Kernel.Cases.Case?> CaseAsync(Guid id) => Site.ReadAsync<RoomsDb, Haechi.Kernel.Cases.Case?>(db => db.LoadCaseAsync(id, Stop));

    private NoticeCarrier Carrier => Site.Get<IServiceProvider>().GetServices<IActionCarrier>().OfType<NoticeCarrier>().Single();

    [Fact]
    public async Task A_notice_without_an_answer_is_drafted_again_once_and_only_a_person_sends_it()
    {
        var (late, answered) = (await ExportedAsync(), await ExportedAsync());
        await Site.Get<NoticeDesk>().AnswerAsync(answered, NoticeAnswer.Refused, null, Yoon, Stop);
        var reminders = Site.Get<ReminderDrafting>();
        (await reminders.DraftDueAsync(Stop)).ShouldBe(0);
        Site.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));

        await reminders.DraftDueAsync(Stop);
        await reminders.DraftDueAsync(Stop);

        var drafts = await Site.ReadAsync<TakedownDb, List<NoticeRow>>(db => db.Notices.Where(n => n.ReminderOf != null).ToListAsync());
        drafts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(n => n.ReminderOf.ShouldBe(late), n => n.State.ShouldBe(NoticeState.Draft), n => n.SentAt.ShouldBeNull());
        (await Site.Get<HitBook>().WaitingRemindersAsync(Stop)).ShouldHaveSingleItem().CaseNumber.ShouldBe(drafts[0].CaseNumber);
        _sink.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_person_has_begun_to_write_is_not_thrown_away_for_a_reminder()
    {
        var notice = await NoticeAsync(await ExportedAsync());
        await Site.Get<Ledger>().WriteAsync(
            scope =>
            {
                scope.Use<TakedownDb>().Notices.Add(new NoticeRow { Id = Guid.CreateVersion7(scope.At), RequestId = notice.RequestId, CaseId = notice.CaseId, CaseNumber = notice.CaseNumber, Host = notice.Host, Language = "ko", SealedWords = notice.SealedWords, DraftedAt = scope.At });
                return Task.CompletedTask;
            },
            Stop);
        Site.Clock.Advance(TimeSpan.FromDays(30));

        (await Site.Get<ReminderDrafting>().DraftDueAsync(Stop)).ShouldBe(0);
    }

    private async Task<Guid> ExportedAsync()
    {
        var hit = await FoundAsync();
        await Site.Get<HitDesk>().ConfirmAsync(hit, Yoon, Stop);
        var notice = (await Site.Get<NoticeDrafting>().DraftAsync((await HitAsync(hit)).CaseId, null, null, Yoon, Stop)).Value;
        (await Site.Get<NoticeDesk>().ExportAsync(notice, "", "제목", "본문", Yoon, Stop)).Succeeded.ShouldBeTrue();
        return notice;
    }

    private async Task<Guid> FoundAsync()
    {
        var picture = Drawing.Picture(Seed());
        var request = await RequestAsync(Drawing.Hashed(picture).Hash);
        await ReadAsync(Drawing.Item(picture, "https://site.example.kr/a.png", "https://site.example.kr/"));
        return (await HitsAsync(request)).Single().Id;
    }

    private async Task<(Guid Hit, Guid Notice, CaseAction Action)> ConfirmedAsync()
    {
        var hit = await FoundAsync();
        await Site.Get<HitDesk>().ConfirmAsync(hit, Yoon, Stop);
        var subject = (await HitAsync(hit)).CaseId;
        var notice = (await Site.Get<NoticeDrafting>().DraftAsync(subject, null, null, Yoon, Stop)).Value;
        var action = Ordered(Site.Clock.GetUtcNow());
        // Not through the desk: the site's own runner would carry it out at the same time.
        await Site.Get<Ledger>().WriteAsync(
            scope => scope.Use<TakedownDb>().Notices.Where(n => n.Id == notice).ExecuteUpdateAsync(row => row
                .SetProperty(n => n.State, NoticeState.Confirmed).SetProperty(n => n.ActionId, action.Id).SetProperty(n => n.Recipient, "abuse@site.example.kr")),
            Stop);
        return (hit, notice, action);
    }

    private static CaseAction Ordered(DateTimeOffset at)
    {
        var finding = new Finding(Guid.NewGuid(), "image-removal", null, HitFiling.FindingKind, 1, Severity.Alert, null, at, [], new EvaluationSnapshot("pdq", "1.0", "", System.Collections.Immutable.ImmutableSortedDictionary<string, double>.Empty), null);
        return Haechi.Kernel.Cases.Case.Open(new CaseOpening(Guid.NewGuid(), "T-1", "t", "d", at, null), finding, Yoon, at)
            .Claim(Yoon, at).Then(c => c.Decide(Guid.NewGuid(), Yoon, Verdict.Confirm, "예", at))
            .Then(c => c.Order(Guid.NewGuid(), c.Decisions[^1], new ActionOrder(NoticeCarrier.ActionKind, "site.example.kr", "", false), Yoon, at)).Value.Actions.Single();
    }

    private Task<NoticeRow> NoticeAsync(Guid id) => Site.ReadAsync<TakedownDb, NoticeRow>(db => db.Notices.AsNoTracking().SingleAsync(n => n.Id == id));

    private Task<HitRow> HitAsync(Guid id) => Site.ReadAsync<TakedownDb, HitRow>(db => db.Hits.AsNoTracking().SingleAsync(h => h.Id == id));
}

public sealed class SqliteNoticeTests(Sites sites) : NoticeConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresNoticeTests(Sites sites) : NoticeConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
