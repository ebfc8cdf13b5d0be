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
        var filed = (await FiledAsync(from, cancellationToken)).ToLookup(f => f.Day);
        var list = Enumerable.Range(0, days).Select(i => from.AddDays(i)).Select(day =>
        {
            var (all, parking) = contacts.GetValueOrDefault(day);
            return new ParkingDay(day, all, parking, filed[day].Count(), filed[day].Count(f => f.Parking is not null));
        });
        return new ParkingTrend([.. list], await DistrictsAsync([.. filed.SelectMany(d => d).Select(f => f.Parking).OfType<Guid>()], cancellationToken));
    }

    /// <summary>One of the city's districts that a place names; null when it names none.</summary>
    internal static string? DistrictOf(string? place) => place is not null && District().Match(place) is { Success: true } match ? match.Value : null;

    private async Task<Dictionary<DateOnly, (int All, int Parking)>> ContactsAsync(DateOnly from, DateOnly today, CancellationToken cancellationToken)
    {
        var begin = SeoulTime.At(from, 0).ToUniversalTime();
        await using var db = database.CreateDbContext();
        var hours = await db.Hours.AsNoTracking().Where(h => h.Hour >= begin).Select(h => new { h.Hour, h.Topic, h.Asked }).ToListAsync(cancellationToken);
        var days = hours.GroupBy(h => SeoulTime.DayOf(h.Hour))
            .ToDictionary(g => g.Key, g => (g.Sum(h => h.Asked), g.Where(h => h.Topic == Topic).Sum(h => h.Asked)));
        var now = await board.ReadAsync(cancellationToken);
        days[today] = ((int)now.Today.Asked, (int)(now.Topics.FirstOrDefault(t => t.Topic == Topic)?.Today.Asked ?? 0));
        return days;
    }

    private async Task<IReadOnlyList<(DateOnly Day, Guid? Parking)>> FiledAsync(DateOnly from, CancellationToken cancellationToken)
    {
        var begin = SeoulTime.At(from, 0).ToUniversalTime();
        await using var db = talks.CreateDbContext();
        var reports = await db.Reports.AsNoTracking().Where(r => r.FiledAt >= begin)
            .Select(r => new { r.FiledAt, Case = r.Kind == Kind ? (Guid?)r.CaseId : null }).ToListAsync(cancellationToken);
        return reports.ConvertAll(r => (SeoulTime.DayOf(r.FiledAt), r.Case));
    }

    private async Task<IReadOnlyList<ParkingDistrict>> DistrictsAsync(List<Guid> cases, CancellationToken cancellationToken)
    {
        await using var db = rooms.CreateDbContext();
        var places = new List<string?>();
        foreach (var some in cases.Chunk(CasesAtOnce))
        {
            places.AddRange(await db.Cases.AsNoTracking().Where(c => some.Contains(c.Id)).Select(c => c.PlaceName).ToListAsync(cancellationToken));
        }

        return [.. places.GroupBy(DistrictOf).Select(g => new ParkingDistrict(g.Key, g.Count())).OrderByDescending(d => d.Reports).ThenBy(d => d.District, StringComparer.Ordinal)];
    }

    [GeneratedRegex("(?<![가-힣])(?:종로|중|용산|성동|광진|동대문|중랑|성북|강북|도봉|노원|은평|서대문|마포|양천|강서|구로|금천|영등포|동작|관악|서초|강남|송파|강동)구(?![가-힣])", RegexOptions.CultureInvariant)]
    private static partial Regex District();
}
