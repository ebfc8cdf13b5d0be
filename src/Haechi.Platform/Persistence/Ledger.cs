using System.Data.Common;
using Haechi.Kernel;
using Haechi.Platform.Audit;
using Haechi.Platform.Outbox;

namespace Haechi.Platform.Persistence;

/// <summary>
/// The only way to change state. SQLite takes one writer at a time, so writers queue here instead of failing on its lock;
/// PostgreSQL writers run side by side and meet only for the moment in which the audit trail grows.
/// </summary>
public sealed class Ledger(
    IServiceProvider services,
    TrailWriter trail,
    OutboxSignal signal,
    StorageHealth health,
    LedgerGate gate,
    TimeProvider clock)
{
    /// <summary>A ledger over the same database that writes at another clock: how the demo city gets a past.</summary>
    public Ledger At(TimeProvider other) => new(services, trail, signal, health, gate, other);

    /// <summary>Runs <paramref name="work"/> in one transaction. A refusal rolls everything back.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was stored; try again later.</exception>
    public async Task<Outcome<T>> WriteAsync<T>(Func<LedgerScope, Task<Outcome<T>>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            await using var entry = await gate.EnterAsync(cancellationToken);
            var outcome = await RunAsync(entry.Connection, work, cancellationToken);
            health.Worked();
            return outcome;
        }
        catch (Exception exception) when (StorageUnavailableException.FaultOf(exception) is { } fault)
        {
            health.Failed(fault, exception.Message);
            throw exception as StorageUnavailableException ?? new StorageUnavailableException(fault, exception);
        }
    }

    /// <summary>Runs <paramref name="work"/>, which cannot be refused, in one transaction.</summary>
    public async Task<T> WriteAsync<T>(Func<LedgerScope, Task<T>> work, CancellationToken cancellationToken) =>
        (await WriteAsync(async scope => (Outcome<T>)await work(scope), cancellationToken)).Value;

    /// <summary>Runs <paramref name="work"/>, which returns nothing and cannot be refused, in one transaction.</summary>
    public Task WriteAsync(Func<LedgerScope, Task> work, CancellationToken cancellationToken) =>
        WriteAsync(
            async scope =>
            {
                await work(scope);
                return true;
            },
            cancellationToken);

    private async Task<Outcome<T>> RunAsync<T>(DbConnection connection, Func<LedgerScope, Task<Outcome<T>>> work, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var scope = new LedgerScope(services, connection, transaction, clock.GetUtcNow());
        var outcome = await work(scope);
        if (!outcome.Succeeded)
        {
            await transaction.RollbackAsync(cancellationToken);
            return outcome;
        }

        await scope.SaveAsync(cancellationToken);
        await trail.AppendAsync(scope, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (scope.Messages.Count > 0)
        {
            signal.Raise();
        }

        return outcome;
    }
}
