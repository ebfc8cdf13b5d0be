namespace Haechi.Platform.Persistence;

/// <summary>Whether the database takes work, as the last attempt showed.</summary>
public sealed class StorageHealth(TimeProvider clock)
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile StorageTrouble? _trouble;

    /// <summary>The trouble since when it began; null while all is well.</summary>
    public StorageTrouble? Trouble => _trouble;

    /// <summary>True once the schema stands and everything that must be in it is.</summary>
    public bool Migrated => Opened.IsCompletedSuccessfully;

    /// <summary>Completes once <see cref="Migrated"/> is true. Workers that need the database await it before their first look.</summary>
    public Task Opened => _opened.Task;

    /// <summary>Why this host must not run at all; null when it may.</summary>
    public string? Refused { get; private set; }

    /// <summary>Raised after every change between well and troubled.</summary>
    public event Action? Changed;

    internal void Refuse(string why) => Refused = why;

    internal void SchemaStands()
    {
        if (_opened.TrySetResult())
        {
            Changed?.Invoke();
        }
    }

    internal void Failed(StorageFault fault, string message)
    {
        if (fault is StorageFault.Corrupted or StorageFault.InputOutput)
        {
            // A pooled connection still holds the old file after somebody has put another one in its place.
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }

        var before = _trouble;
        _trouble = new StorageTrouble(fault, message, before?.Since ?? clock.GetUtcNow());
        if (before?.Fault != fault)
        {
            Changed?.Invoke();
        }
    }

    internal void Worked()
    {
        if (_trouble is not null)
        {
            _trouble = null;
            Changed?.Invoke();
        }
    }
}

/// <summary>Why the database takes no work.</summary>
/// <param name="Fault">Kind of trouble.</param>
/// <param name="Message">The database's own words.</param>
/// <param name="Since">UTC.</param>
public sealed record StorageTrouble(StorageFault Fault, string Message, DateTimeOffset Since);
