using Haechi.CitizenServices.Knowledge.Importing.Running;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Haechi.CitizenServices.Knowledge.Importing.Lists;

/// <summary>Reads each list of addresses when its time has come, one after the other; of a cluster one host reads it.</summary>
internal sealed partial class ListReader(AddressLists lists, ImportRuns runs, StorageHealth health, TimeProvider clock, ILogger<ListReader> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Renew = TimeSpan.FromSeconds(30);

    // A name for each process: after a crash others, and the same host started again, wait until the lease runs out.
    private readonly string _host = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await health.Opened.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await ReadNextAsync(stoppingToken))
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

    /// <summary>Reads the list that is due first; false when none is.</summary>
    internal async Task<bool> ReadNextAsync(CancellationToken cancellationToken)
    {
        if (await lists.ClaimAsync(_host, cancellationToken) is not { } list)
            return false;
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var keeping = KeepAsync(list.Id, lost);
        var draft = ListDraft.Of(list);
        var order = draft.ToOrder(list.Id, new Actor(ActorKind.System, "knowledge-list", list.Name));
        var run = await runs.RunAsync(ImportJob.Addresses(list.Name, draft.Lines, order, list.Id), lost.Token);
        await lost.CancelAsync();
        await keeping;
        // A host that is told to stop leaves the rest to whoever comes next.
        if (run.Ending == ImportEnding.Cancelled && cancellationToken.IsCancellationRequested)
            return false;
        await lists.ReleaseAsync(list.Id, _host, run.Id, cancellationToken);
        return true;
    }

    /// <summary>Renews the lease while the list is read, and breaks the reading off when another host has it.</summary>
    private async Task KeepAsync(Guid id, CancellationTokenSource lost)
    {
        try
        {
            do
            {
                await Task.Delay(Renew, clock, lost.Token);
            }
            while (await lists.RenewAsync(id, _host, lost.Token));
            await lost.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The reading has ended.
        }
        catch (StorageUnavailableException exception)
        {
            // The lease runs out by itself; what was read so far is kept.
            LogFailure(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reading the lists of addresses failed; it goes on")]
    private partial void LogFailure(Exception exception);
}
