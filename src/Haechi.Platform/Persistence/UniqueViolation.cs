using Microsoft.Data.Sqlite;
using Npgsql;

namespace Haechi.Platform.Persistence;

/// <summary>Whether the database refused a row because its key is taken: on PostgreSQL two writers may both believe to be the first.</summary>
public static class UniqueViolation
{
    private const int SqliteConstraint = 19;

    /// <summary>True when <paramref name="exception"/> or what caused it is such a refusal.</summary>
    public static bool Is(Exception? exception) => exception switch
    {
        null => false,
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => Is(exception.InnerException),
    };
}
