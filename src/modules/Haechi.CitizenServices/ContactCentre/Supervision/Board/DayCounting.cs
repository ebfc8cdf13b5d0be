using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Board;

/// <summary>
/// Counts days that are over, so that the board and the trends read a few hundred rows and outlive the conversations. The last two
/// days are counted again every hour: what began yesterday may end today.
/// </summary>
internal sealed partial class DayCounting(
    Ledger ledger, IDbContextFactory<SeoulTalkDb> talks, IOptionsMonitor<SupervisionOptions> options, StorageHealth storage, TimeProvider clock, ILogger<DayCounting> log)
    : BackgroundService
{
    /// <summary>How far back days are counted when the service first runs: as long as conversations are kept.</summary>
    private const int Back = 90;

    private const int StillOpenDays = 2;

    internal static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Counts every day before today that was not, and the last two again.</summary>
    /// <returns>How many days were counted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var today = SeoulTime.DayOf(clock.GetUtcNow());
        await using var db = talks.CreateDbContext();
        if (await db.Handovers.OrderBy(h => h.QueuedAt).Select(h => (DateTimeOffset?)h.QueuedAt).FirstOrDefaultAsync(cancellationToken) is not { } first)
        {
            return 0;
        }

        var day = new[] { SeoulTime.DayOf(first), today.AddDays(-Back) }.Max();
        var counted = 0;
        for (; day < today; day = day.AddDays(1))
        {
            counted += await CountAsync(db, day, day >= today.AddDays(-StillOpenDays), cancellationToken) ? 1 : 0;
        }

        return counted;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await storage.Opened.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Another host may have counted the same day; what is left is counted in an hour.
                Failed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private Task<bool> CountAsync(SeoulTalkDb talk, DateOnly day, bool again, CancellationToken cancellationToken) => ledger.WriteAsync(
        async scope =>
        {
            var db = scope.Use<SupervisionDb>();
            var known = await db.Days.FindAsync([day], cancellationToken);
            if (known is not null && !again)
            {
                return false;
            }

            var (from, until) = (SeoulTime.At(day, 0).ToUniversalTime(), SeoulTime.At(day, 24).ToUniversalTime());
            var lines = await HourQuery.RunAsync(talk, from, until, TimeSpan.FromSeconds(options.CurrentValue.TargetSeconds), cancellationToken);
            await db.Hours.Where(h => h.Hour >= from && h.Hour < until).ExecuteDeleteAsync(cancellationToken);
            db.Hours.AddRange(lines.Select(RowOf));
            known ??= db.Days.Add(new DayRow { Day = day }).Entity;
            known.CountedAt = scope.At;
            return true;
        },
        cancellationToken);

    private static HourRow RowOf(HourLine line) => new()
    {
        Hour = line.At,
        Topic = line.Topic,
        Asked = (int)line.Asked,
        Taken = (int)line.Taken,
        InTarget = (int)line.InTarget,
        Abandoned = (int)line.Abandoned,
        AbandonedEarly = (int)line.AbandonedEarly,
        Handled = (int)line.Handled,
        HandlingSeconds = line.HandlingSeconds,
        WaitSeconds = line.WaitSeconds,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Counting the days of the contact centre failed; it goes on in an hour.")]
    private partial void Failed(Exception exception);
}
