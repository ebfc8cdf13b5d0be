using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Haechi.Platform.Persistence.Sqlite;

/// <summary>
/// Every connection syncs on commit (a 2xx means it is on disk) and waits for a lock instead of failing at once.
/// Write-ahead logging is a property of the file and is set once, when it is created.
/// </summary>
internal sealed class DurabilityPragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;";

    public static DurabilityPragmas Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    internal static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
