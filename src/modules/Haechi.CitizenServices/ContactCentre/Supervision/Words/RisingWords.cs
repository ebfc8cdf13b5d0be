using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Words;

/// <summary>A word that citizens say unusually often today.</summary>
/// <param name="Word">Without particle or ending.</param>
/// <param name="Talks">Conversations of today that said it.</param>
/// <param name="Usual">Conversations that would be usual by now.</param>
/// <param name="Ratio">The one to the other.</param>
/// <param name="P">Probability of as many or more on a usual day.</param>
internal sealed record RisingWord(string Word, int Talks, double Usual, double Ratio, double P);

/// <summary>What rises today.</summary>
/// <param name="Words">The least likely first.</param>
/// <param name="Talks">Conversations of today.</param>
/// <param name="PastDays">Days that make the usual.</param>
/// <param name="Enough">False as long as too few days were counted to know what is usual.</param>
internal sealed record RisingReport(IReadOnlyList<RisingWord> Words, int Talks, int PastDays, bool Enough);

/// <summary>Compares the words of today, up to now, with those of the last four weeks up to the same quarter of the day.</summary>
internal sealed class RisingWords(IDbContextFactory<SupervisionDb> database, IOptionsMonitor<SupervisionOptions> options, TimeProvider clock)
{
    /// <summary>Days that make the usual.</summary>
    public const int PastDays = 28;

    /// <summary>With fewer days behind it, a day cannot be called unusual.</summary>
    public const int LeastDays = 7;

    /// <summary>A rise below this is not worth a supervisor's time, however certain it is.</summary>
    public const double LeastRatio = 1.5;

    private const int MostTested = 2000;
    private static readonly TimeSpan FamilyKept = TimeSpan.FromMinutes(10);
    private Family? _family;

    public async Task<RisingReport> FindAsync(CancellationToken cancellationToken)
    {
        var now = SeoulTime.In(clock.GetUtcNow());
        var (today, part) = (DateOnly.FromDateTime(now.DateTime), now.Hour / 6);
        var from = today.AddDays(-PastDays);
        await using var db = database.CreateDbContext();
        var totals = await db.TermTotals.Where(t => t.Day >= from && t.Day <= today && t.Part <= part).GroupBy(t => t.Day)
            .Select(g => new { Day = g.Key, Talks = g.Sum(t => t.Talks) }).ToDictionaryAsync(t => t.Day, t => t.Talks, cancellationToken);
        var all = totals.GetValueOrDefault(today);
        totals.Remove(today);
        if (totals.Count < LeastDays || all == 0)
        {
            return new RisingReport([], all, totals.Count, totals.Count >= LeastDays);
        }

        var least = options.CurrentValue.LeastTalks;
        var said = await db.Terms.Where(t => t.Day == today && t.Part <= part).GroupBy(t => t.Word)
            .Select(g => new { Word = g.Key, Talks = g.Sum(t => t.Talks) }).Where(t => t.Talks >= least)
            .OrderByDescending(t => t.Talks).Take(MostTested).ToDictionaryAsync(t => t.Word, t => t.Talks, cancellationToken);
        var words = said.Keys.ToList();
        var past = (await db.Terms.Where(t => words.Contains(t.Word) && t.Day >= from && t.Day < today && t.Part <= part)
            .GroupBy(t => new { t.Word, t.Day }).Select(g => new { g.Key.Word, g.Key.Day, Talks = g.Sum(t => t.Talks) })
            .ToListAsync(cancellationToken)).ToLookup(t => t.Word);
        var family = await FamilyAsync(db, from, today, cancellationToken);
        var risen = said.Select(w =>
        {
            var days = past[w.Key].ToDictionary(t => t.Day, t => t.Talks);
            var rise = RiseTest.Of(w.Value, all, [.. totals.Select(t => new DayCount(t.Key.DayOfWeek == today.DayOfWeek, days.GetValueOrDefault(t.Key), t.Value))]);
            return new RisingWord(w.Key, w.Value, rise.Expected, rise.Ratio, rise.P);
        });
        return new RisingReport(Select(risen, family, options.CurrentValue.FalseShare), all, totals.Count, true);
    }

    // Hundreds of thousands of rows stand behind this one number, and it moves by a few words an hour.
    private async Task<int> FamilyAsync(SupervisionDb db, DateOnly from, DateOnly today, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_family is not { } known || known.Day != today || now - known.At is var age && (age > FamilyKept || age < TimeSpan.Zero))
        {
            var words = await db.Terms.Where(t => t.Day >= from && t.Day <= today).Select(t => t.Word).Distinct().CountAsync(cancellationToken);
            _family = known = new Family(today, now, words);
        }

        return known.Words;
    }

    /// <summary>Those that may be shown.</summary>
    internal static IReadOnlyList<RisingWord> Select(IEnumerable<RisingWord> tested, int family, double falseShare)
    {
        var sorted = tested.OrderBy(w => w.P).ToList();
        var count = RiseTest.Discoveries([.. sorted.Select(w => w.P)], family, falseShare);
        return [.. sorted.Take(count).Where(w => w.Ratio >= LeastRatio)];
    }

    private sealed record Family(DateOnly Day, DateTimeOffset At, int Words);
}
