using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Board;

/// <summary>Reads the board. Whoever asks within a second gets the same figures: ten walls cost as much as one.</summary>
internal sealed class ContactBoard(
    IDbContextFactory<SeoulTalkDb> talks, IDbContextFactory<SupervisionDb> database, CounsellorSeats seats, IOptionsMonitor<SupervisionOptions> options, TimeProvider clock)
    : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _one = new(1, 1);
    private BoardFigures? _last;

    /// <summary>The figures of now, at most a second old.</summary>
    public async Task<BoardFigures> ReadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            return _last is { } last && now - last.At < Fresh && now >= last.At ? last : _last = await LookAsync(now, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<BoardFigures> LookAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var target = TimeSpan.FromSeconds(options.CurrentValue.TargetSeconds);
        var day = SeoulTime.DayOf(now);
        await using var db = talks.CreateDbContext();
        var waiting = db.Conversations.Where(c => c.Mode == ConversationMode.Queued);
        var overdueSince = now - target;
        var longest = await waiting.MinAsync(c => c.QueuedAt, cancellationToken);
        var open = await db.Conversations.Where(c => c.Mode == ConversationMode.Counsellor)
            .Select(c => new { c.CounsellorId, Rests = c.PausedUntil != null }).ToListAsync(cancellationToken);
        var lines = await HourQuery.RunAsync(db, SeoulTime.At(day, 0), now.AddSeconds(1), target, cancellationToken);
        var (usual, days) = await UsualAsync(day, cancellationToken);
        return new BoardFigures(
            now,
            await waiting.CountAsync(cancellationToken),
            longest is { } since ? now - since : null,
            await waiting.CountAsync(c => c.QueuedAt < overdueSince, cancellationToken),
            open.Count,
            open.Count(o => o.Rests),
            Seats(await seats.PresentAsync(cancellationToken), [.. open.Where(o => !o.Rests).Select(o => o.CounsellorId)]),
            ContactCount.Sum(lines.Select(ContactCount.Of)),
            days == 0 ? null : Usual.UpTo(usual, SeoulTime.In(now), days),
            Usual.Hours(lines, usual, SeoulTime.In(now).Hour, days),
            Usual.Topics(lines, usual, days),
            days);
    }

    private static SeatCount Seats(IReadOnlyList<CounsellorRow> present, HashSet<string?> talking)
    {
        var ready = present.Where(s => s.State == CounsellorState.Ready).ToList();
        var busy = ready.Count(s => talking.Contains(s.Id));
        return new SeatCount(ready.Count - busy, busy, present.Count(s => s.State == CounsellorState.Paused));
    }

    /// <summary>The hours of the same weekday of the last weeks, and how many such days there are.</summary>
    private async Task<(List<HourRow> Hours, int Days)> UsualAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var hours = new List<HourRow>();
        var days = 0;
        for (var week = 1; week <= options.CurrentValue.UsualWeeks; week++)
        {
            var day = today.AddDays(-7 * week);
            if (!await db.Days.AnyAsync(d => d.Day == day, cancellationToken))
            {
                continue;
            }

            var (from, until) = (SeoulTime.At(day, 0).ToUniversalTime(), SeoulTime.At(day, 24).ToUniversalTime());
            hours.AddRange(await db.Hours.AsNoTracking().Where(h => h.Hour >= from && h.Hour < until).ToListAsync(cancellationToken));
            days++;
        }

        return (hours, days);
    }
}
