using System.Globalization;
using Haechi.Kernel;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.LanguageModels.Metering;

/// <summary>
/// The meter and the budget. Before a call its most likely cost is set aside in the database, afterwards the true cost is
/// booked; so all hosts of a cluster share one budget, and it holds across restarts.
/// </summary>
internal sealed class ModelMeter(Ledger ledger, IDbContextFactory<ModelsDb> database, IOptionsMonitor<LanguageModelOptions> options, TimeProvider clock)
{
    /// <summary>Seoul's distance from UTC; it knows no summer time.</summary>
    public static readonly TimeSpan Seoul = TimeSpan.FromHours(9);

    /// <summary>The day of Seoul at a time.</summary>
    public static string DayOf(DateTimeOffset at) => at.ToOffset(Seoul).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Sets tokens aside and records that a call begins.</summary>
    /// <returns>The call's id, or the refusal <c>model-budget</c> when the day's budget does not hold so many any more.</returns>
    public Task<Outcome<Guid>> ReserveAsync(string serviceId, string purpose, string model, long tokens, CancellationToken cancellationToken) =>
        ledger.WriteAsync<Guid>(async scope =>
        {
            var db = scope.Use<ModelsDb>();
            var day = DayOf(scope.At);
            var most = Limit - tokens;
            await db.Database.ExecuteSqlAsync($"INSERT INTO model_budget_days (day, reserved, spent) VALUES ({day}, 0, 0) ON CONFLICT (day) DO NOTHING", cancellationToken);
            var taken = await db.Budget.Where(b => b.Day == day && b.Spent + b.Reserved <= most)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.Reserved, b => b.Reserved + tokens), cancellationToken);
            if (taken == 0)
            {
                return BudgetSpent();
            }

            var row = new ModelCallRow
            {
                Id = Guid.CreateVersion7(scope.At),
                Day = day,
                At = scope.At,
                ServiceId = serviceId,
                Purpose = purpose,
                Model = model,
                Outcome = CallOutcome.Running,
                Reserved = tokens,
            };
            db.Calls.Add(row);
            return row.Id;
        }, cancellationToken);

    /// <summary>Books what a call cost and gives back what was set aside. A call is settled once; later tries change nothing.</summary>
    public Task SettleAsync(Guid id, CallCost cost, CancellationToken cancellationToken) =>
        ledger.WriteAsync(async scope =>
        {
            var db = scope.Use<ModelsDb>();
            if (await db.Calls.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is { } row)
            {
                await BookAsync(db, row, cost, cancellationToken);
            }
        }, cancellationToken);

    /// <summary>Records a call that was not made, with the tokens that it would have set aside.</summary>
    public Task RefusedAsync(string serviceId, string purpose, string model, CallOutcome why, long tokens, CancellationToken cancellationToken) =>
        ledger.WriteAsync(scope =>
        {
            scope.Use<ModelsDb>().Calls.Add(new ModelCallRow
            {
                Id = Guid.CreateVersion7(scope.At),
                Day = DayOf(scope.At),
                At = scope.At,
                ServiceId = serviceId,
                Purpose = purpose,
                Model = model,
                Outcome = why,
                Reserved = tokens,
            });
            return Task.CompletedTask;
        }, cancellationToken);

    /// <summary>Ends calls whose host ended: what they had set aside counts as spent, since nobody knows better.</summary>
    /// <returns>How many.</returns>
    public Task<int> SettleLostAsync(CancellationToken cancellationToken) =>
        ledger.WriteAsync<int>(async scope =>
        {
            var db = scope.Use<ModelsDb>();
            var before = scope.At - TimeSpan.FromSeconds(options.CurrentValue.WholeSeconds) - TimeSpan.FromMinutes(2);
            var lost = await db.Calls.AsNoTracking().Where(c => c.Outcome == CallOutcome.Running && c.At < before).ToListAsync(cancellationToken);
            foreach (var row in lost)
            {
                await BookAsync(db, row, new CallCost(CallOutcome.Lost, row.Reserved, 0, Estimated: true), cancellationToken);
            }

            return lost.Count;
        }, cancellationToken);

    /// <summary>Deletes calls older than the configuration keeps.</summary>
    public Task PruneAsync(CancellationToken cancellationToken) =>
        ledger.WriteAsync(async scope =>
        {
            var before = scope.At - TimeSpan.FromDays(options.CurrentValue.KeepDays);
            await scope.Use<ModelsDb>().Calls.Where(c => c.At < before && c.Outcome != CallOutcome.Running).ExecuteDeleteAsync(cancellationToken);
        }, cancellationToken);

    /// <summary>Today's budget.</summary>
    public async Task<BudgetState> TodayAsync(CancellationToken cancellationToken)
    {
        var day = DayOf(clock.GetUtcNow());
        await using var db = database.CreateDbContext();
        var row = await db.Budget.AsNoTracking().FirstOrDefaultAsync(d => d.Day == day, cancellationToken);
        var refused = await db.Calls.Where(c => c.Day == day && c.Outcome == CallOutcome.BudgetSpent).MinAsync(c => (long?)c.Reserved, cancellationToken);
        return new BudgetState(day, row?.Spent ?? 0, row?.Reserved ?? 0, options.CurrentValue.TokensPerDay, refused);
    }

    private long Limit => options.CurrentValue.TokensPerDay is > 0 and var most ? most : long.MaxValue / 2;

    private static async Task BookAsync(ModelsDb db, ModelCallRow row, CallCost cost, CancellationToken cancellationToken)
    {
        var ended = await db.Calls.Where(c => c.Id == row.Id && c.Outcome == CallOutcome.Running).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Outcome, cost.Outcome)
                .SetProperty(c => c.TokensIn, cost.TokensIn).SetProperty(c => c.TokensOut, cost.TokensOut).SetProperty(c => c.Estimated, cost.Estimated)
                .SetProperty(c => c.FirstWordsMs, cost.FirstWordsMs).SetProperty(c => c.DurationMs, cost.DurationMs)
                .SetProperty(c => c.Kept, cost.Kept).SetProperty(c => c.Dropped, cost.Dropped),
            cancellationToken);
        if (ended == 1)
        {
            var used = cost.TokensIn + cost.TokensOut;
            await db.Budget.Where(b => b.Day == row.Day).ExecuteUpdateAsync(
                set => set.SetProperty(b => b.Reserved, b => b.Reserved - row.Reserved).SetProperty(b => b.Spent, b => b.Spent + used), cancellationToken);
        }
    }

    private static Refusal BudgetSpent() => Refusals.Of(
        "model-budget",
        "오늘 쓸 수 있는 언어모델 토큰을 다 썼습니다.", "Today's budget of language model tokens is spent.",
        "내일 다시 쓰거나 설정 language_model.tokens_per_day를 늘려 주세요.", "Wait for tomorrow or raise language_model.tokens_per_day.");
}

/// <summary>What a call cost and what came of it.</summary>
internal sealed record CallCost(
    CallOutcome Outcome, long TokensIn, long TokensOut, bool Estimated, int? FirstWordsMs = null, int DurationMs = 0, int Kept = 0, int Dropped = 0);

/// <summary>The budget of a day.</summary>
/// <param name="Day">Day of Seoul as <c>2026-11-23</c>.</param>
/// <param name="Spent">Tokens of calls that ended.</param>
/// <param name="Reserved">Tokens set aside by calls that run.</param>
/// <param name="Limit">Tokens of the day; 0 for no budget.</param>
/// <param name="Wanted">Tokens of the smallest call that was refused today for want of budget; null when none was.</param>
public sealed record BudgetState(string Day, long Spent, long Reserved, long Limit, long? Wanted)
{
    /// <summary>Tokens that calls may still set aside; null without a budget.</summary>
    public long? Left => Limit > 0 ? Limit - Spent - Reserved : null;

    /// <summary>Whether services now answer without the model because of the budget.</summary>
    public bool IsSpent => Left is { } left && left < Math.Max(1, Wanted ?? 1);

    /// <summary>Share of the budget that is used, 0 and more; null without a budget.</summary>
    public double? Share => Limit > 0 ? (double)(Spent + Reserved) / Limit : null;
}
