using System.Globalization;
using Haechi.CitizenServices.ContactCentre.Supervision.Board;
using Haechi.CitizenServices.ContactCentre.Supervision.Pages;
using Haechi.CitizenServices.ContactCentre.Supervision.Parking;
using Haechi.CitizenServices.ContactCentre.Supervision.Reviews;
using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Haechi.CitizenServices.ContactCentre.Supervision.Words;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Exports;

/// <summary>What supervisors see, as tables. None holds personal data: no citizen, no counsellor's name, no remark.</summary>
internal sealed class BoardSheets(
    ContactBoard board, RisingWords words, ReviewList reviews, ParkingShare parking, IDbContextFactory<SupervisionDb> database,
    TopicReader topics, IStringLocalizer<SupervisionText> texts, IOptionsMonitor<SupervisionOptions> options, TimeProvider clock)
{
    private const int Days = 90;

    public async Task<IReadOnlyList<Sheet>> BoardAsync(CancellationToken cancellationToken)
    {
        var figures = await board.ReadAsync(cancellationToken);
        return [Now(figures), Hours(figures), Topics(figures), await DaysAsync(cancellationToken)];
    }

    public async Task<IReadOnlyList<Sheet>> WordsAsync(CancellationToken cancellationToken)
    {
        var report = await words.FindAsync(cancellationToken);
        string[] columns = [texts["Words.Word"], texts["Words.Talks"], texts["Words.Usual"], texts["Words.Ratio"], texts["Cell.P"]];
        return [new Sheet(texts["Sheet.Words"], columns, report.Words.Select(w => new object?[] { w.Word, w.Talks, Round(w.Usual), Round(w.Ratio), w.P }))];
    }

    public async Task<IReadOnlyList<Sheet>> ReviewsAsync(CancellationToken cancellationToken)
    {
        var items = ReviewSheet.Of(options.CurrentValue);
        var rows = await reviews.SinceAsync(clock.GetUtcNow().AddDays(-Days), cancellationToken);
        string[] columns = [texts["Cell.Reviewed"], texts["Topic"], texts["Cell.HandlingSeconds"], .. items.Select(i => i.Name.ToString())];
        return
        [
            new Sheet(texts["Sheet.Reviews"], columns, rows.Select(r => (IReadOnlyList<object?>)
            [
                SeoulTime.DayOf(r.Review.ReviewedAt!.Value), topics.NameOf(r.Review.Topic).ToString(), Round(r.Review.HandlingSeconds),
                .. items.Select(i => r.Scores.TryGetValue(i.Id, out var score) ? (object?)score : null),
            ])),
        ];
    }

    public async Task<IReadOnlyList<Sheet>> ParkingAsync(CancellationToken cancellationToken)
    {
        var trend = await parking.ReadAsync(Days, cancellationToken);
        string[] days = [texts["Parking.Day"], texts["Parking.ParkingContacts"], texts["Parking.AllContacts"], texts["Parking.ParkingReports"], texts["Parking.AllReports"]];
        string[] districts = [texts["Parking.District"], texts["Parking.ParkingReports"]];
        return
        [
            new Sheet(texts["Sheet.Parking"], days, trend.Days.Select(d => new object?[] { d.Day, d.ParkingContacts, d.Contacts, d.ParkingReports, d.Reports })),
            new Sheet(texts["Sheet.Districts"], districts, trend.Districts.Select(d => new object?[] { d.District ?? texts["Parking.NoDistrict"].Value, d.Reports })),
        ];
    }

    private Sheet Now(BoardFigures figures) => new(texts["Sheet.Board"], [texts["Cell.Figure"], texts["Cell.Value"]],
    [
        [texts["Cell.ReadAt"].Value, SeoulTime.In(figures.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)],
        [texts["Cell.Waiting"].Value, figures.Waiting],
        [texts["Cell.LongestSeconds"].Value, Round(figures.Longest?.TotalSeconds)],
        [texts["Cell.TalkingNow"].Value, figures.Talking],
        [texts["Cell.SeatTalking"].Value, figures.Counsellors.Talking],
        [texts["Cell.Free"].Value, figures.Counsellors.Free],
        [texts["Cell.SeatPaused"].Value, figures.Counsellors.Paused],
        [texts["Column.Asked"].Value, figures.Today.Asked],
        [texts["Column.Abandoned"].Value, figures.Today.Abandoned],
        [texts["Cell.LevelPercent"].Value, Round(figures.Level * 100)],
        [texts["Cell.WaitSeconds"].Value, Round(figures.Today.Wait?.TotalSeconds)],
        [texts["Cell.HandlingSeconds"].Value, Round(figures.Today.Handling?.TotalSeconds)],
    ]);

    private Sheet Hours(BoardFigures figures) => new(
        texts["Sheet.Hours"], [texts["Cell.Hour"], texts["Column.Asked"], texts["Cell.UsualAsked"], texts["Column.Abandoned"]],
        figures.Hours.Select(h => new object?[] { h.Hour, h.Today?.Asked, Round(h.Usual?.Asked), h.Today?.Abandoned }));

    private Sheet Topics(BoardFigures figures) => new(
        texts["Sheet.Topics"], [texts["Topic"], .. Heads()],
        figures.Topics.Select(t => (IReadOnlyList<object?>)[topics.NameOf(t.Topic).ToString(), .. Counts(t.Today)]));

    private async Task<Sheet> DaysAsync(CancellationToken cancellationToken)
    {
        var from = clock.GetUtcNow().AddDays(-Days);
        await using var db = database.CreateDbContext();
        // Added up over the topics by the database: at most 24 rows a day are held.
        var hours = await db.Hours.Where(h => h.Hour >= from).GroupBy(h => h.Hour).Select(g => new
        {
            Hour = g.Key,
            Asked = g.Sum(h => h.Asked),
            Taken = g.Sum(h => h.Taken),
            InTarget = g.Sum(h => h.InTarget),
            Abandoned = g.Sum(h => h.Abandoned),
            AbandonedEarly = g.Sum(h => h.AbandonedEarly),
            Handled = g.Sum(h => h.Handled),
            HandlingSeconds = g.Sum(h => h.HandlingSeconds),
            WaitSeconds = g.Sum(h => h.WaitSeconds),
        }).ToListAsync(cancellationToken);
        var days = hours.GroupBy(
            h => SeoulTime.DayOf(h.Hour),
            h => new ContactCount(h.Asked, h.Taken, h.InTarget, h.Abandoned, h.AbandonedEarly, h.Handled, h.HandlingSeconds, h.WaitSeconds)).OrderBy(g => g.Key);
        return new Sheet(texts["Sheet.Days"], [texts["Parking.Day"], .. Heads()],
            days.Select(d => (IReadOnlyList<object?>)[d.Key, .. Counts(ContactCount.Sum(d))]));
    }

    private string[] Heads() =>
        [texts["Column.Asked"], texts["Cell.Taken"], texts["Cell.InTarget"], texts["Column.Abandoned"], texts["Cell.Handled"], texts["Cell.WaitSeconds"], texts["Cell.HandlingSeconds"]];

    private static object?[] Counts(ContactCount count) =>
        [count.Asked, count.Taken, count.InTarget, count.Abandoned, count.Handled, Round(count.Wait?.TotalSeconds), Round(count.Handling?.TotalSeconds)];

    private static double? Round(double? value) => value is { } known ? Math.Round(known, 2) : null;
}
