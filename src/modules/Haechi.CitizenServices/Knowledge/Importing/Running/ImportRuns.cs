using System.Collections.Concurrent;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.Kernel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Haechi.CitizenServices.Knowledge.Importing.Running;

/// <summary>Runs imports on this host. They go on when their page is closed, and end with the host; what was done until then stays.</summary>
internal sealed partial class ImportRuns(KnowledgeImport import, ImportLog journal, IHostApplicationLifetime host, TimeProvider clock, ILogger<ImportRuns> log)
{
    private readonly ConcurrentDictionary<Guid, ImportRun> _running = new();

    /// <summary>What runs now, the newest first.</summary>
    public IReadOnlyList<ImportRun> Running => [.. _running.Values.OrderByDescending(r => r.StartedAt)];

    /// <summary>Begins an import and comes back at once.</summary>
    /// <param name="job">What to import.</param>
    /// <param name="after">Is done at its end, however it ends.</param>
    public ImportRun Begin(ImportJob job, Action after)
    {
        var run = new ImportRun(job, clock.GetUtcNow());
        _ = Task.Run(
            async () =>
            {
                try
                {
                    await RunAsync(run, host.ApplicationStopping);
                }
                finally
                {
                    after();
                }
            },
            CancellationToken.None);
        return run;
    }

    /// <summary>Imports, and keeps what came of it unless it was a preview.</summary>
    public async Task<ImportRun> RunAsync(ImportJob job, CancellationToken cancellationToken)
    {
        var run = new ImportRun(job, clock.GetUtcNow());
        await RunAsync(run, cancellationToken);
        return run;
    }

    private async Task RunAsync(ImportRun run, CancellationToken cancellationToken)
    {
        _running[run.Id] = run;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(run.Stopped, cancellationToken);
        try
        {
            var outcome = await run.Job.Run(import, run.Job.Order with { Told = run.Tell }, either.Token);
            await EndAsync(run, outcome.Refusal is null ? ImportEnding.Complete : ImportEnding.Refused, outcome.Refusal is null ? outcome.Value : null, outcome.Refusal);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            await EndAsync(run, ImportEnding.Cancelled, null, null);
        }
        catch (Exception exception)
        {
            // Whatever broke one import must not take the host along; who started it is told, the log has the rest.
            LogFailed(log, exception);
            await EndAsync(run, ImportEnding.Failed, null, Refusals.Of(
                "import-failed", "가져오기가 중간에 끊겼습니다. 그때까지 한 일은 남아 있습니다.", "The import broke off. What was done until then stays.",
                "저장소 상태를 확인하고 다시 가져와 주세요.", "Check the store and import again."));
        }
    }

    private async Task EndAsync(ImportRun run, ImportEnding ending, ImportReport? report, Refusal? refusal)
    {
        try
        {
            if (!run.Job.Order.IsPreview)
                await journal.KeepAsync(run, ending, report, refusal, CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(log, exception);
        }
        finally
        {
            _running.TryRemove(run.Id, out _);
            run.End(ending, report, refusal);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An import into the knowledge base broke off")]
    private static partial void LogFailed(ILogger log, Exception exception);
}
