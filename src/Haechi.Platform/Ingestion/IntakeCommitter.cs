using Haechi.Platform.Ingestion.Storing;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Ingestion;

/// <summary>
/// Takes everything that waits and commits it at once. Callers who were answered together come again within a moment, so
/// a small group waits that moment until it has as many requests as the last one: else the first to return gets a commit
/// alone while the others queue behind it. A caller alone never waits, nor does a group that is worth its commit.
/// </summary>
internal sealed partial class IntakeCommitter(
    Intake intake,
    GroupWriter writer,
    Ledger ledger,
    IOptions<IntakeOptions> options,
    ILogger<IntakeCommitter> log) : BackgroundService
{
    private const int Attempts = 3;
    private const int WorthACommit = 100;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        intake.Close();
        if (ExecuteTask is { } running)
        {
            // Whatever was taken in before the stop is still committed and answered.
            await running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var group = new List<PendingIntake>();
        var last = 1;
        while (await intake.Queue.WaitToReadAsync(CancellationToken.None))
        {
            await WaitForCompanyAsync(last);
            Gather(group);
            last = group.Count;
            await CommitAsync(group);
            group.Clear();
        }
    }

    private async Task WaitForCompanyAsync(int requests)
    {
        if (intake.Queue.Count < requests && intake.Waiting < WorthACommit)
        {
            await Task.Delay(Moment, CancellationToken.None);
        }
    }

    private void Gather(List<PendingIntake> group)
    {
        var items = 0;
        while (items < options.Value.GroupItems && intake.Queue.TryRead(out var pending))
        {
            group.Add(pending);
            items += pending.Request.Count;
        }

        intake.Taken(items);
    }

    private async Task CommitAsync(List<PendingIntake> group)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var results = await WriteAsync(group);
                for (var i = 0; i < group.Count; i++)
                {
                    group[i].Complete(results[i]);
                }

                return;
            }
            catch (StorageUnavailableException exception)
            {
                Fail(group, exception);
                return;
            }
            catch (Exception exception) when (UniqueViolation.Is(exception) && attempt < Attempts)
            {
                // Another host stored the same key or id between our look-up and our insert; the next look-up sees it.
            }
            catch (Exception exception) when (group.Count > 1)
            {
                LogSplit(group.Count, exception);
                await CommitSinglyAsync(group);
                return;
            }
            catch (Exception exception)
            {
                Fail(group, exception);
                return;
            }
        }
    }

    private async Task CommitSinglyAsync(List<PendingIntake> group)
    {
        foreach (var pending in group)
        {
            await CommitAsync([pending]);
        }
    }

    private Task<IReadOnlyList<IntakeResult>> WriteAsync(List<PendingIntake> group)
    {
        var requests = group.ConvertAll(p => p.Request);
        return ledger.WriteAsync<IReadOnlyList<IntakeResult>>(
            scope => writer.WriteAsync(scope, requests, CancellationToken.None), CancellationToken.None);
    }

    private static void Fail(List<PendingIntake> group, Exception exception)
    {
        foreach (var pending in group)
        {
            pending.Fail(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A commit of {Requests} requests failed; each is now committed by itself.")]
    private partial void LogSplit(int requests, Exception exception);
}
