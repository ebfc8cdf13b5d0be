using Haechi.Platform.Configuration;

namespace Haechi.Platform.Persistence;

/// <summary>Which database holds the state.</summary>
public enum DatabaseKind
{
    /// <summary>One file on one machine; the default.</summary>
    Sqlite,

    /// <summary>PostgreSQL, shared by the hosts of a cluster.</summary>
    Postgres,
}

/// <summary>Section <c>storage</c> of the configuration.</summary>
public sealed class StorageOptions
{
    /// <summary>Folder for the database file, keys and logs. Default <c>.data</c> below the working folder.</summary>
    [Korean("데이터베이스 파일, 열쇠, 기록을 두는 폴더. 기본은 작업 폴더 아래 .data.")]
    public string DataFolder { get; set; } = ".data";

    /// <summary>PostgreSQL connection string; null (default) uses SQLite in <see cref="DataFolder"/>.</summary>
    [Secret]
    [Korean("PostgreSQL 접속 문자열. 비우면(기본) 데이터 폴더의 SQLite 파일을 씁니다.")]
    public string? Postgres { get; set; }

    /// <summary>Derived from <see cref="Postgres"/>.</summary>
    public DatabaseKind Kind => string.IsNullOrWhiteSpace(Postgres) ? DatabaseKind.Sqlite : DatabaseKind.Postgres;

    /// <summary>The SQLite file.</summary>
    public string SqliteFile => Path.Combine(DataFolder, "haechi.db");

    /// <summary>Connection string of the database in use.</summary>
    public string ConnectionString => Kind == DatabaseKind.Postgres
        ? Postgres!
        : $"Data Source={SqliteFile};Foreign Keys=True;Default Timeout=10";
}
