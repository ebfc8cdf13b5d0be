using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Deliveries;
using Haechi.Platform.Deliveries.Rows;
using Haechi.Platform.Deliveries.Sending;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Cases.Errands;

/// <summary>
/// Carries ordered actions through their carriers and records the outcome on the case. An errand is leased before it is carried,
/// so one host has it; a crash in between repeats it, which is why carriers are idempotent on the action's id.
/// </summary>
internal sealed partial class ActionRunner(
    IDbContextFactory<DeliveriesDb> errands,
    IDbContextFactory<RoomsDb> rooms,
    Ledger ledger,
    CaseDesk desk,
    LeaseOwner self,
    IEnumerable<IActionCarrier> carriers,
    IOptionsMonitor<ErrandOptions> options,
    StorageHealth health,
    TimeProvider clock,
    ILogger<ActionRunner> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private readonly Dictionary<string, IActionCarrier> _carriers = carriers.ToDictionary(c => c.Kind, StringComparer.Ordinal);
    private readonly string _owner = self.Name;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await health.Opened.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await RunNextAsync(stoppingToken))
                {
                    continue;
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailure(exception);
            }

            await Task.Delay(Look, clock, stoppingToken);
        }
    }

    /// <summary>Runs the errand that is due first; false when none is.</summary>
    internal async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        if (await FindDueAsync(cancellationToken) is not { } due)
        {
            return false;
        }

        if (!await LeaseAsync(due, cancellationToken))
        {
            return true; // another host was quicker
        }

        await using var db = await rooms.CreateDbContextAsync(cancellationToken);
        var subject = await db.LoadCaseAsync(due.CaseId, cancellationToken);
        var action = subject?.Actions.FirstOrDefault(a => a.Id == due.ActionId);
        if (subject is null || action is null || IsOver(due.Step, action))
        {
            await DoneAsync(due, cancellationToken);
            return true;
        }

        await RunAsync(due, subject, action, cancellationToken);
        return true;
    }

    private static bool IsOver(ErrandStep step, CaseAction action) => step == ErrandStep.Carry && action.Status != ActionStatus.Ordered;

    private async Task RunAsync(ErrandRow due, Case subject, CaseAction action, CancellationToken cancellationToken)
    {
        if (!_carriers.TryGetValue(action.Order.Kind, out var carrier))
        {
            await EndAsync(due, subject, new CarryResult(false, $"'{action.Order.Kind}' 조치를 실행할 연결이 설치되어 있지 않습니다."), cancellationToken);
            return;
        }

        try
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.CurrentValue.TimeoutSeconds), clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
            var result = due.Step == ErrandStep.Carry
                ? await carrier.CarryAsync(subject, action, either.Token)
                : await carrier.UndoAsync(subject, action, either.Token);
            await EndAsync(due, subject, result, cancellationToken);
        }
        catch (Exception exception) when (exception is not StorageUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            await FailedAsync(due, subject, exception, cancellationToken);
        }
    }

    private async Task FailedAsync(ErrandRow due, Case subject, Exception exception, CancellationToken cancellationToken)
    {
        var settings = options.CurrentValue;
        var attempts = due.Attempts + 1;
        LogAttempt(due.ActionId, due.Step, attempts, exception);
        if (attempts >= settings.MaxAttempts)
        {
            await EndAsync(due, subject, new CarryResult(false, $"{attempts}번 시도했지만 실행하지 못했습니다. 담당자가 확인해 주세요."), cancellationToken);
            return;
        }

        var pause = Backoff.After(attempts, TimeSpan.FromSeconds(settings.FirstPauseSeconds), TimeSpan.FromSeconds(settings.LongestPauseSeconds));
        await ChangeAsync(
            due,
            (_, row, at) => (row.Attempts, row.NextAt, row.LeaseOwner, row.LeaseUntil, row.LastError) = (attempts, at + pause, null, null, exception.GetType().Name),
            cancellationToken);
    }

    /// <summary>Puts the outcome on the case, then forgets the errand. A crash in between repeats a harmless refusal.</summary>
    private async Task EndAsync(ErrandRow due, Case subject, CarryResult result, CancellationToken cancellationToken)
    {
        if (due.Step == ErrandStep.Carry)
        {
            await desk.ReportAsync(subject.Id, due.ActionId, result.Succeeded, result.Outcome, cancellationToken);
        }
        else
        {
            var text = result.Succeeded ? $"조치 취소 완료: {result.Outcome}" : $"조치 취소 실패: {result.Outcome}";
            await desk.NoteAsync(subject.Id, Actor.System, text, cancellationToken);
        }

        await DoneAsync(due, cancellationToken);
    }

    private async Task<ErrandRow?> FindDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await errands.CreateDbContextAsync(cancellationToken);
        // Taking back waits until carrying out is over.
        return await db.Errands.AsNoTracking()
            .Where(e => e.NextAt <= now && (e.LeaseUntil == null || e.LeaseUntil < now || e.LeaseOwner == _owner))
            .Where(e => e.Step == ErrandStep.Carry || !db.Errands.Any(o => o.ActionId == e.ActionId && o.Step == ErrandStep.Carry))
            .OrderBy(e => e.NextAt)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private Task<bool> LeaseAsync(ErrandRow due, CancellationToken cancellationToken) => ChangeAsync(
        due,
        (_, row, at) => (row.LeaseOwner, row.LeaseUntil) = (_owner, at.AddSeconds(options.CurrentValue.TimeoutSeconds + 10)),
        cancellationToken);

    private Task<bool> DoneAsync(ErrandRow due, CancellationToken cancellationToken) =>
        ChangeAsync(due, (db, row, _) => db.Errands.Remove(row), cancellationToken);

    /// <summary>False when the errand is gone or in other hands.</summary>
    private async Task<bool> ChangeAsync(ErrandRow due, Action<DeliveriesDb, ErrandRow, DateTimeOffset> change, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.WriteAsync<bool>(
                async scope =>
                {
                    var db = scope.Use<DeliveriesDb>();
                    if (await db.Errands.FindAsync([due.ActionId, due.Step], cancellationToken) is not { } row
                        || (row.LeaseOwner is not null && row.LeaseOwner != _owner && row.LeaseUntil > scope.At))
                    {
                        return false;
                    }

                    row.Version++;
                    change(db, row, scope.At);
                    return true;
                },
                cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Action {Action} ({Step}), attempt {Attempt}, failed")]
    private partial void LogAttempt(Guid action, ErrandStep step, int attempt, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Running actions failed; it goes on")]
    private partial void LogFailure(Exception exception);
}
