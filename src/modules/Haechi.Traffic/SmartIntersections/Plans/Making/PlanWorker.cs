using System.Text.Json;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Networks;
using Haechi.Signals.Simulation;
using Haechi.Signals.Traci;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Plans.Deciding;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Plans.Trials;
using Haechi.Traffic.SmartIntersections.Plans.Watching;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Haechi.Traffic.SmartIntersections.Plans.Making;

/// <summary>Computes and simulates plans, one after the other, and between them watches those in force: a host runs one simulator at a time.</summary>
internal sealed partial class PlanWorker(
    PlanJobs jobs, NetworkRegistry registry, ISignalControllerAdapter street, PlanWatch watch, PlanDesk desk, StorageHealth health, TimeProvider clock, ILogger<PlanWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private readonly TrialRun _trial = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await health.Opened.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await RunNextAsync(stoppingToken) || await watch.LookAsync(stoppingToken))
                {
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailure(exception);
            }

            await Task.Delay(Look, clock, stoppingToken);
        }
    }

    /// <summary>Does the next job; false when none waits.</summary>
    internal async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        if (await jobs.ClaimAsync(cancellationToken) is not { } row)
            return false;
        try
        {
            await RunAsync(row, cancellationToken);
        }
        catch (Exception exception) when (exception is ScenarioException or NetworkException or TraciException or CountsException or IOException)
        {
            await jobs.FailedAsync(row.Id, exception.Message, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another host has the job now.
        }
        return true;
    }

    private async Task RunAsync(PlanRow row, CancellationToken cancellationToken)
    {
        var network = await registry.OpenAsync(row.NetworkId, cancellationToken) ?? throw new NetworkException("The network is gone.");
        var (counts, signals) = (CountsFile.Parse(row.Counts.Split('\n'), row.CountsName), JsonSerializer.Deserialize<string[]>(row.Signals, LedgerJson.Options)!);
        var plan = row.Plan is { } known ? JsonSerializer.Deserialize<DayPlan>(known, LedgerJson.Options)! : await KeepAsync(row.Id, () => (0, 0), _ => Task.FromResult(PlanStudio.Compute(network.Roads, counts, signals)), cancellationToken);
        if (row.Plan is null)
            await jobs.ComputedAsync(row.Id, JsonSerializer.Serialize(plan, LedgerJson.Options), cancellationToken);
        if (network.Row.Format != NetworkFormat.Sumo)
            throw new ScenarioException("JSON 도로망은 모의실험을 할 수 없습니다 (a JSON network can't be simulated).");
        if (Simulator.Missing is { } missing)
            throw new ScenarioException($"이 서버에 모의실험기(SUMO)가 없습니다 ({missing})");
        var before = (await street.ReadAsync(row.NetworkId, cancellationToken)).Programs;
        var order = new TrialOrder(
            row.Revision, network.Row.Name, (await registry.SourceAsync(row.NetworkId, cancellationToken))!, counts, row.CountsName, before,
            StreetPrograms.Over(before, StreetPrograms.Cut(plan, signals)), row.Seeds);
        var (done, all) = (0L, 1L);
        var trial = await KeepAsync(row.Id, () => (done, all), stop => _trial.RunAsync(order, (now, total) => (done, all) = (now, total), stop), cancellationToken);
        await jobs.TriedAsync(row.Id, trial, cancellationToken);
        // The demo city shows a plan that waits for the police.
        if (row is { IsDemo: true, Revision: 1 } && row.MadeById == Actor.System.Id)
            await desk.SubmitAsync(row.Id, Actor.System, cancellationToken);
    }

    /// <summary>Works beside a clock that notes how far it is and keeps the lease; a lost lease ends the work.</summary>
    private async Task<T> KeepAsync<T>(Guid id, Func<(long Done, long All)> far, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = Task.Run(() => work(over.Token), over.Token);
        while (await Task.WhenAny(running, Task.Delay(Look, clock, over.Token)) != running)
        {
            var (done, all) = far();
            if (!await jobs.ProgressAsync(id, done, all, cancellationToken))
            {
                await over.CancelAsync();
                break;
            }
        }
        return await running;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Working on signal plans failed; it goes on")]
    private partial void LogFailure(Exception exception);
}
