using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Haechi.Platform.Persistence;

/// <summary>Why the database cannot take work now.</summary>
public enum StorageFault
{
    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>Another process holds the file.</summary>
    Locked,

    /// <summary>The file is damaged or not a database.</summary>
    Corrupted,

    /// <summary>The server cannot be reached or is starting or stopping.</summary>
    Unreachable,

    /// <summary>Reading or writing failed.</summary>
    InputOutput,

    /// <summary>The database answers, but preparing it (migrations, first data) failed.</summary>
    Unprepared,
}

/// <summary>The database cannot take work now; nothing was stored. Web callers get 503 with Retry-After.</summary>
public sealed class StorageUnavailableException(StorageFault fault, Exception inner)
    : Exception($"Storage unavailable: {fault}. {inner?.Message}", inner)
{
    /// <summary>Why.</summary>
    public StorageFault Fault { get; } = fault;

    /// <summary>The fault behind <paramref name="exception"/>, or null when it is something else (a bug, a constraint).</summary>
    public static StorageFault? FaultOf(Exception? exception) => exception switch
    {
        null => null,
        StorageUnavailableException known => known.Fault,
        SqliteException sqlite => OfSqlite(sqlite.SqliteErrorCode),
        PostgresException postgres => OfPostgres(postgres.SqlState),
        NpgsqlException or SocketException => StorageFault.Unreachable,
        DbUpdateConcurrencyException => null,
        _ => FaultOf(exception.InnerException),
    };

    private static StorageFault? OfSqlite(int code) => code switch
    {
        13 => StorageFault.DiskFull,
        5 or 6 => StorageFault.Locked,
        11 or 26 => StorageFault.Corrupted,
        8 or 10 or 14 => StorageFault.InputOutput,
        _ => null,
    };

    private static StorageFault? OfPostgres(string state) => state switch
    {
        "53100" => StorageFault.DiskFull,
        "XX001" or "XX002" => StorageFault.Corrupted,
        "57P01" or "57P02" or "57P03" or "53300" => StorageFault.Unreachable,
        _ when state.StartsWith("08", StringComparison.Ordinal) => StorageFault.Unreachable,
        _ when state.StartsWith("58", StringComparison.Ordinal) => StorageFault.InputOutput,
        _ => null,
    };
}
