using Haechi.Platform.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Haechi.Platform.Outbox;

/// <summary>Runs every consumer side by side.</summary>
internal sealed class OutboxReaders(
    IEnumerable<IOutboxConsumer> consumers, Ledger ledger, OutboxTail tail, StorageHealth health, TimeProvider clock, ILogger<OutboxReader> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var all = consumers.ToList();
        var doubled = all.GroupBy(c => c.Name).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        if (doubled.Count > 0)
        {
            throw new InvalidOperationException($"Consumers of the outbox need names of their own; doubled: {string.Join(", ", doubled)}.");
        }

        await health.Opened.WaitAsync(stoppingToken);
        await Task.WhenAll(all.Select(c => new OutboxReader(c, ledger, tail, clock, log).RunAsync(stoppingToken)));
    }
}
