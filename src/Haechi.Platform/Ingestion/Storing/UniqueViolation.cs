using Microsoft.Data.Sqlite;
using Npgsql;

namespace Haechi.Platform.Ingestion.Storing;

/// <summary>Whether the database refused a row because its key is taken.</summary>
internal static class UniqueViolation
{
    private const int SqliteConstraint = 19;

    public static bool Is(Exception? exception) => exception switch
    {
        null => false,
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => Is(exception.InnerException),
    };
}
