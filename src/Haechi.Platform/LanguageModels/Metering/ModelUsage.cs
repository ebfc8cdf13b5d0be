using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.LanguageModels.Metering;

/// <summary>What the language model was used for, summed up for pages.</summary>
public sealed class ModelUsage
{
    /// <summary>Days that pages show.</summary>
    public const int Days = 30;

    private readonly IDbContextFactory<ModelsDb> _database;
    private readonly TimeProvider _clock;

    internal ModelUsage(IDbContextFactory<ModelsDb> database, TimeProvider clock) => (_database, _clock) = (database, clock);

    /// <summary>Sums of the last <see cref="Days"/> days, today included.</summary>
    public async Task<IReadOnlyList<UsageLine>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow().ToOffset(ModelMeter.Seoul);
        var from = new DateTimeOffset(now.Date.AddDays(1 - Days), ModelMeter.Seoul);
        await using var db = _database.CreateDbContext();
        return await db.Calls.AsNoTracking().Where(c => c.At >= from)
            .GroupBy(c => new { c.Day, c.ServiceId, c.Purpose, c.Outcome })
            .Select(g => new UsageLine(
                g.Key.Day, g.Key.ServiceId, g.Key.Purpose, g.Key.Outcome, g.Count(), g.Sum(c => c.TokensIn), g.Sum(c => c.TokensOut),
                g.Count(c => c.Estimated), g.Sum(c => c.Kept), g.Sum(c => c.Dropped), g.Sum(c => (long)c.DurationMs), g.Sum(c => (long)(c.FirstWordsMs ?? 0))))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The days of the sums, oldest first.</summary>
    public IReadOnlyList<string> DayNames()
    {
        var today = _clock.GetUtcNow();
        return [.. Enumerable.Range(0, Days).Select(i => ModelMeter.DayOf(today.AddDays(i + 1 - Days)))];
    }

    /// <summary>The most recent calls, newest first.</summary>
    public async Task<IReadOnlyList<ModelCallRow>> RecentAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = _database.CreateDbContext();
        return await db.Calls.AsNoTracking().OrderByDescending(c => c.At).Take(most).ToListAsync(cancellationToken);
    }
}

/// <summary>Calls of one day, service, purpose and outcome.</summary>
public sealed record UsageLine(
    string Day,
    string ServiceId,
    string Purpose,
    CallOutcome Outcome,
    int Calls,
    long TokensIn,
    long TokensOut,
    int EstimatedCalls,
    int Kept,
    int Dropped,
    long DurationMs,
    long FirstWordsMs)
{
    /// <summary>Whether the endpoint was called.</summary>
    public bool WasMade => Outcome is not (CallOutcome.BudgetSpent or CallOutcome.Resting);
}
