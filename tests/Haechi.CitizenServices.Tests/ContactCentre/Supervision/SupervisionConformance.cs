using Haechi.CitizenServices.ContactCentre.Supervision.Board;
using Haechi.CitizenServices.ContactCentre.Supervision.Exports;
using Haechi.CitizenServices.ContactCentre.Supervision.Parking;
using Haechi.CitizenServices.ContactCentre.Supervision.Reviews;
using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Haechi.CitizenServices.ContactCentre.Supervision.Words;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.ContactCentre.Supervision;

/// <summary>What supervisors read is what happened at the desk, on either database.</summary>
public abstract class SupervisionConformance(Sites sites) : TalkSuite(sites)
{
    private static readonly Actor Park = Actor.Person("park", "박평가");

    private CounsellorDesk Desk => Site.Get<CounsellorDesk>();

    /// <summary>The whole database is the subject: each test has one of its own.</summary>
    public override async ValueTask InitializeAsync() => await OwnSiteAsync();

    public override async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_board_counts_who_waits_who_was_taken_in_time_and_who_gave_up()
    {
        var quick = await AskAsync("여권은 어떻게 만드나요");
        await Desk.TakeAsync(quick, Kim, Stop);
        var slow = await AskAsync("강남역 앞에 차가 불법주차되어 있어요");
        Site.Clock.Advance(TimeSpan.FromSeconds(90));
        await Desk.TakeAsync(slow, Lee, Stop);
        Site.Clock.Advance(TimeSpan.FromSeconds(60));
        await Desk.EndAsync(slow, Lee, Stop);
        await PressAsync(await AskAsync("가로등이 꺼졌어요"), "bot");
        await AskAsync("보증금을 못 받았어요");
        Site.Clock.Advance(TimeSpan.FromSeconds(45));

        var board = await Site.Get<ContactBoard>().ReadAsync(Stop);

        (board.Waiting, board.Overdue, board.Talking).ShouldBe((1, 1, 1));
        board.Longest!.Value.ShouldBeInRange(TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(75));
        (board.Today.Asked, board.Today.Taken, board.Today.InTarget, board.Today.Abandoned, board.Today.AbandonedEarly).ShouldBe((4, 2, 1, 1, 1));
        board.Level!.Value.ShouldBe(1 / 3.0, 0.001); // one in time; one late; one still waits; who left at once does not count
        board.Today.Handling!.Value.TotalSeconds.ShouldBe(60, 5);
        board.Hours.Sum(h => h.Today?.Asked ?? 0).ShouldBe(4);
        board.Hours.Single(h => h.Hour == 10).Today!.Value.Asked.ShouldBe(4);
        board.Topics.Select(t => t.Topic).ShouldContain("report:illegal-parking");
        (board.UsualDays, board.UsualByNow).ShouldBe((0, null));
    }

    [Fact]
    public async Task Days_that_are_over_become_the_usual_and_are_counted_once()
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await Desk.TakeAsync(await AskAsync("여권은 어떻게 만드나요"), Kim, Stop);
        }

        await FileAsync();
        Site.Clock.Advance(TimeSpan.FromDays(7));
        var counting = Site.Get<DayCounting>();
        (await counting.RunAsync(Stop)).ShouldBeGreaterThanOrEqualTo(2);
        (await counting.RunAsync(Stop)).ShouldBe(2); // the last two may still change
        await AskAsync("여권 사진은요");

        var board = await Site.Get<ContactBoard>().ReadAsync(Stop);

        board.UsualDays.ShouldBe(1);
        board.Hours.Single(h => h.Hour == 10).Usual!.Value.Asked.ShouldBe(3);
        (await Site.ReadAsync<SupervisionDb, int>(db => db.Hours.SumAsync(h => h.Asked, Stop))).ShouldBe(3);
        var trend = await Site.Get<ParkingShare>().ReadAsync(28, Stop);
        trend.Days.Sum(d => d.Contacts).ShouldBe(4);
        (trend.Days.Sum(d => d.Reports), trend.Days.Sum(d => d.ParkingReports)).ShouldBe((1, 1));
        trend.Districts.ShouldHaveSingleItem().Reports.ShouldBe(1);
    }

    [Fact]
    public async Task Each_turn_is_counted_once_and_a_word_once_for_each_conversation()
    {
        var counter = Site.Get<TermCounter>();
        var talk = await OpenAsync();
        await TellAsync(talk, "싱크홀이 생겼어요 12가3456");
        await DrainAsync(counter);
        await TellAsync(talk, "싱크홀 위치는 시청 앞이고 제 번호는 010-1234-5678이에요");
        await TellAsync(await OpenAsync(), "싱크홀 언제 고치나요");
        await DrainAsync(counter);
        await DrainAsync(counter);

        var terms = await Site.ReadAsync<SupervisionDb, List<TermRow>>(db => db.Terms.ToListAsync(Stop));
        terms.Single(t => t.Word == "싱크홀").Talks.ShouldBe(2);
        terms.ShouldAllBe(t => !t.Word.Any(char.IsDigit));
        (await Site.ReadAsync<SupervisionDb, int>(db => db.TermTotals.SumAsync(t => t.Talks, Stop))).ShouldBe(2);
        (await Site.Get<RisingWords>().FindAsync(Stop)).Enough.ShouldBeFalse();
    }

    [Fact]
    public async Task A_word_that_suddenly_many_say_rises_and_its_examples_open_masked_and_audited()
    {
        await PastAsync(days: 14, talks: 200);
        foreach (var i in Enumerable.Range(0, 8))
        {
            await TellAsync(await OpenAsync(), $"시청역 싱크홀 때문에 못 가요 010-1234-{5670 + i}");
        }

        await DrainAsync(Site.Get<TermCounter>());
        var report = await Site.Get<RisingWords>().FindAsync(Stop);
        var word = report.Words.Single(w => w.Word == "싱크홀");
        (word.Talks, report.PastDays).ShouldBe((8, 14));

        var examples = await Site.Get<WordUses>().OpenAsync("싱크홀", Park, Stop);

        examples.Sentences.Count.ShouldBe(5);
        examples.Sentences.ShouldAllBe(s => s.Contains("싱크홀") && s.Contains("[전화번호]") && !s.Contains("1234"));
        examples.Topics.ShouldContain("report:pothole");
        (await ActsAsync(PersonalDataVault.ReadAct)).ShouldContain(a => a.Subject == "싱크홀" && a.Actor == "park");
    }

    [Fact]
    public async Task A_drawn_conversation_is_reviewed_answered_and_then_stands()
    {
        var id = await AskAsync("여권은 어떻게 만드나요");
        await Desk.TakeAsync(id, Kim, Stop);
        await Desk.SayAsync(id, Kim, "구청에서 만드실 수 있습니다.", Stop);
        await Desk.EndAsync(id, Kim, Stop);
        var today = SeoulTime.DayOf(Site.Clock.GetUtcNow());
        var order = new SampleOrder(SampleMethod.PerCounsellor, today, today, 5, "s");
        var sample = (await Site.Get<ReviewSampling>().DrawAsync(order, Park, Stop)).Value;
        (sample.Population, sample.Drawn).ShouldBe((1, 1));
        (await Site.Get<ReviewSampling>().DrawAsync(order with { Method = SampleMethod.BadlyRated }, Park, Stop)).Refusal!.Code.ShouldBe("sample-empty");
        (await Site.Get<ReviewSampling>().DrawAsync(order with { Size = 0 }, Park, Stop)).Refusal!.Code.ShouldBe("sample-size");
        var review = (await Site.Get<ReviewList>().OfSampleAsync(sample.Id, Stop)).ShouldHaveSingleItem().Review;
        var desk = Site.Get<ReviewDesk>();
        var scores = new Dictionary<string, int> { ["greeting"] = 5, ["accuracy"] = 4, ["courtesy"] = 5, ["sources"] = 2 };

        (await desk.OpenAsync(review, Park, Stop)).ShouldContain(t => t.AuthorName == "김상담");
        (await desk.AnswerAsync(review.Id, Kim, "네", Stop)).Refusal!.Code.ShouldBe("review-open");
        (await desk.ScoreAsync(review.Id, Kim, scores, "", Stop)).Refusal!.Code.ShouldBe("review-own");
        (await desk.ScoreAsync(review.Id, Park, new Dictionary<string, int> { ["greeting"] = 6 }, "", Stop)).Refusal!.Code.ShouldBe("review-incomplete");
        (await desk.ScoreAsync(review.Id, Park, scores, "근거를 밝혀 주세요. 010-1234-5678", Stop)).Succeeded.ShouldBeTrue();
        (await desk.AnswerAsync(review.Id, Lee, "제가요?", Stop)).Refusal!.Code.ShouldBe("review-unknown");
        (await desk.AnswerAsync(review.Id, Kim, "다음에는 밝히겠습니다.", Stop)).Succeeded.ShouldBeTrue();
        (await desk.ScoreAsync(review.Id, Park, scores, "고침", Stop)).Refusal!.Code.ShouldBe("review-changed");

        var stored = (await Site.Get<ReviewList>().OfCounsellorAsync(Kim.Id, 10, Stop)).ShouldHaveSingleItem();
        desk.Open(stored.Review.Remark).ShouldBe("근거를 밝혀 주세요. [전화번호]");
        desk.Open(stored.Review.Answer).ShouldBe("다음에는 밝히겠습니다.");
        stored.Scores.ShouldBe(scores, ignoreOrder: true);
        (await Site.Get<ReviewList>().OfCounsellorAsync(Lee.Id, 10, Stop)).ShouldBeEmpty();
        (await Site.Get<ReviewList>().StatisticsAsync(DateTimeOffset.UnixEpoch, Stop)).Single(s => s.Item == "sources").Mean.ShouldBe(2);
        (await ActsAsync(PersonalDataVault.ReadAct)).ShouldContain(a => a.Subject == id.ToString() && a.Actor == "park");
        (await ActsAsync("contact.")).Select(a => a.Act).ShouldBe(["contact.sampled", "contact.reviewed", "contact.answered"]);
        var exported = (await Site.Get<BoardSheets>().ReviewsAsync(Stop)).ShouldHaveSingleItem().Rows.ShouldHaveSingleItem();
        exported.ShouldNotContain(cell => cell is string && ((string)cell).Contains("김상담"));
    }

    [Fact]
    public async Task A_pressed_button_is_no_word_of_the_citizen()
    {
        var id = await OpenAsync();
        await TellAsync(id, "여권 재발급하고 싶어요");
        await PressAsync(id, "person");
        await DrainAsync(Site.Get<TermCounter>());

        (await Site.TurnsAsync(id)).Count(t => t.Author == TurnAuthor.Citizen).ShouldBe(2, "the button is in the conversation");
        var terms = await Site.ReadAsync<SupervisionDb, List<string>>(db => db.Terms.Select(t => t.Word).ToListAsync(Stop));
        terms.ShouldContain("여권");
        terms.ShouldNotContain("상담사");
    }

    [Fact]
    public async Task Among_the_badly_rated_only_those_are_drawn()
    {
        await EndedAsync(await AskAsync("가로등이 꺼졌어요"));
        var rated = await AskAsync("여권 재발급하려면 뭐가 필요해요?");
        var answer = (await Site.TurnsAsync(rated)).First(t => t.Author == TurnAuthor.Bot).Sequence;
        (await Site.Citizen.RateAsync(rated, answer, false, Stop)).Succeeded.ShouldBeTrue();
        await EndedAsync(rated);
        var today = SeoulTime.DayOf(Site.Clock.GetUtcNow());

        var sample = (await Site.Get<ReviewSampling>().DrawAsync(new SampleOrder(SampleMethod.BadlyRated, today, today, 5, "s"), Park, Stop)).Value;

        sample.Population.ShouldBe(1);
        (await Site.Get<ReviewList>().OfSampleAsync(sample.Id, Stop)).ShouldHaveSingleItem().Review.ConversationId.ShouldBe(rated);
    }

    [Fact]
    public async Task A_month_is_one_line_for_each_consultation_without_people_or_words()
    {
        await EndedAsync(await AskAsync("여권 재발급하려면 뭐가 필요해요?"));
        await PressAsync(await AskAsync("가로등이 꺼졌어요"), "bot");
        var month = SeoulTime.DayOf(Site.Clock.GetUtcNow());

        var rows = Site.Get<StaySheets>().Of(new DateOnly(month.Year, month.Month, 1), Stop).ShouldHaveSingleItem().Rows.ToList();

        rows.Count.ShouldBe(2);
        rows.Select(r => r[^1]).ShouldBe([0, 1], "the second gave up");
        rows.SelectMany(r => r).OfType<string>().ShouldAllBe(cell => !cell.Contains("김상담") && !cell.Contains("뭐가"));
        Site.Get<StaySheets>().Of(new DateOnly(month.Year, month.Month, 1).AddMonths(-1), Stop)[0].Rows.ShouldBeEmpty();
        StaySheets.MonthOf("2026-11").ShouldBe(new DateOnly(2026, 11, 1));
        StaySheets.MonthOf("2026-13").ShouldBeNull();
        StaySheets.MonthOf(null).ShouldBeNull();
    }

    private async Task EndedAsync(Guid id)
    {
        (await Desk.TakeAsync(id, Kim, Stop)).Succeeded.ShouldBeTrue();
        (await Desk.EndAsync(id, Kim, Stop)).Succeeded.ShouldBeTrue();
    }

    private async Task<Guid> AskAsync(string text)
    {
        var id = await OpenAsync();
        await TellAsync(id, text);
        (await Site.Citizen.AskForPersonAsync(id, "상담 요청", Stop)).Succeeded.ShouldBeTrue();
        return id;
    }

    private static async Task DrainAsync(TermCounter counter)
    {
        while (await counter.RunAsync(Stop))
        {
        }
    }

    /// <summary>Days on which everybody spoke of passports.</summary>
    private Task PastAsync(int days, int talks) => Site.Get<Ledger>().WriteAsync(
        scope =>
        {
            var today = SeoulTime.DayOf(scope.At);
            var db = scope.Use<SupervisionDb>();
            foreach (var day in Enumerable.Range(1, days).Select(d => today.AddDays(-d)))
            {
                db.TermTotals.Add(new TermTotalRow { Day = day, Part = 1, Talks = talks });
                db.Terms.Add(new TermRow { Day = day, Part = 1, Word = "여권", Talks = talks / 2 });
            }

            return Task.CompletedTask;
        },
        Stop);

    private Task<List<(string Act, string Subject, string Actor)>> ActsAsync(string begins) => Site.ReadAsync<RoomsDb, List<(string, string, string)>>(async db =>
        (await db.Audit.Where(a => a.Act.StartsWith(begins)).OrderBy(a => a.Sequence).Select(a => new { a.Act, a.SubjectId, a.ActorId }).ToListAsync(Stop))
            .ConvertAll(a => (a.Act, a.SubjectId, a.ActorId)));
}

public sealed class SupervisionOnSqliteTests(Sites sites) : SupervisionConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class SupervisionOnPostgresTests(Sites sites) : SupervisionConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
