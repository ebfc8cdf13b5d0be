using System.Text.RegularExpressions;
using Haechi.CitizenServices.ContactCentre.Supervision.Board;
using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Parking;

/// <summary>Illegal parking on one day.</summary>
/// <param name="Day">Day in Seoul.</param>
/// <param name="Contacts">Citizens who asked for a person about anything.</param>
/// <param name="ParkingContacts">About illegal parking.</param>
/// <param name="Reports">Reports filed of any kind.</param>
/// <param name="ParkingReports">Of illegal parking.</param>
internal sealed record ParkingDay(DateOnly Day, int Contacts, int ParkingContacts, int Reports, int ParkingReports)
{
    /// <summary>Null for a day without any.</summary>
    public double? ContactShare => Contacts > 0 ? (double)ParkingContacts / Contacts : null;

    /// <summary>Null for a day without any.</summary>
    public double? ReportShare => Reports > 0 ? (double)ParkingReports / Reports : null;
}

/// <summary>Reports of illegal parking in one district; the name is null where the place names none.</summary>
internal sealed record ParkingDistrict(string? District, int Reports);

/// <summary>Days, oldest first, and districts, the most reports first.</summary>
internal sealed record ParkingTrend(IReadOnlyList<ParkingDay> Days, IReadOnlyList<ParkingDistrict> Districts);

/// <summary>The share of illegal parking among contacts and among reports, by day and by district.</summary>
internal sealed partial class ParkingShare(
    IDbContextFactory<SeoulTalkDb> talks, IDbContextFactory<SupervisionDb> database, IDbContextFactory<RoomsDb> rooms, ContactBoard board, TimeProvider clock)
{
    /// <summary>The kind of report, see report-kinds.yaml.</summary>
    public const string Kind = "illegal-parking";

    private const string Topic = "report:" + Kind;
    private const int CasesAtOnce = 1000;

    /// <param name="days">Days up to today, 1 to 90.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<ParkingTrend> ReadAsync(int days, CancellationToken cancellationToken)
    {
        var today = SeoulTime.DayOf(clock.GetUtcNow());
        var from = today.AddDays(1 - days);
        var contacts = await ContactsAsync(from, today, cancellationToken);
        var begin = SeoulTime.At(from, 0).ToUniversalTime();
        await using var db = talks.CreateDbContext();
        var filed = (await FiledQuery.RunAsync(db, begin, Kind, cancellationToken)).ToLookup(f => SeoulTime.DayOf(f.At));
        var list = Enumerable.Range(0, days).Select(i => from.AddDays(i)).Select(day =>
        {
            var (all, parking) = contacts.GetValueOrDefault(day);
            return new ParkingDay(day, all, parking, (int)filed[day].Sum(f => f.Reports), (int)filed[day].Sum(f => f.OfKind));
        });
        return new ParkingTrend([.. list], await DistrictsAsync(db, begin, cancellationToken));
    }

    /// <summary>One of the city's districts that a place names; null when it names none.</summary>
    internal static string? DistrictOf(string? place) => place is not null && District().Match(place) is { Success: true } match ? match.Value : null;

    private async Task<Dictionary<DateOnly, (int All, int Parking)>> ContactsAsync(DateOnly from, DateOnly today, CancellationToken cancellationToken)
    {
        var begin = SeoulTime.At(from, 0).ToUniversalTime();
        await using var db = database.CreateDbContext();
        // The database adds up the topics: one row for an hour, however many topics it had.
        var hours = await db.Hours.Where(h => h.Hour >= begin).GroupBy(h => h.Hour)
            .Select(g => new { Hour = g.Key, All = g.Sum(h => h.Asked), Parking = g.Sum(h => h.Topic == Topic ? h.Asked : 0) }).ToListAsync(cancellationToken);
        var days = hours.GroupBy(h => SeoulTime.DayOf(h.Hour)).ToDictionary(g => g.Key, g => (g.Sum(h => h.All), g.Sum(h => h.Parking)));
        var now = await board.ReadAsync(cancellationToken);
        days[today] = ((int)now.Today.Asked, (int)(now.Topics.FirstOrDefault(t => t.Topic == Topic)?.Today.Asked ?? 0));
        return days;
    }

    /// <summary>Passes through the reports a thousand at a time and keeps a number for each district.</summary>
    private async Task<IReadOnlyList<ParkingDistrict>> DistrictsAsync(SeoulTalkDb talk, DateTimeOffset begin, CancellationToken cancellationToken)
    {
        await using var db = rooms.CreateDbContext();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var cases = talk.Reports.Where(r => r.FiledAt >= begin && r.Kind == Kind).Select(r => r.CaseId).AsAsyncEnumerable();
        await foreach (var some in cases.Chunk(CasesAtOnce).WithCancellation(cancellationToken))
        {
            foreach (var place in await db.Cases.Where(c => some.Contains(c.Id)).Select(c => c.PlaceName).ToListAsync(cancellationToken))
            {
                var district = DistrictOf(place) ?? "";
                counts[district] = counts.GetValueOrDefault(district) + 1;
            }
        }

        return
        [
            .. counts.Select(c => new ParkingDistrict(c.Key.Length == 0 ? null : c.Key, c.Value))
                .OrderByDescending(d => d.Reports).ThenBy(d => d.District, StringComparer.Ordinal),
        ];
    }

    [GeneratedRegex("(?<![가-힣])(?:종로|중|용산|성동|광진|동대문|중랑|성북|강북|도봉|노원|은평|서대문|마포|양천|강서|구로|금천|영등포|동작|관악|서초|강남|송파|강동)구(?![가-힣])", RegexOptions.CultureInvariant)]
    private static partial Regex District();
}
