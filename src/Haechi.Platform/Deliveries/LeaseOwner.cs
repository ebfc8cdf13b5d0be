using Haechi.Platform.Persistence;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Deliveries;

/// <summary>
/// Under which name this process leases work. On SQLite there is one host, so after a crash it takes its own work up at once;
/// in a cluster each process has a name of its own and others wait until a lease ends.
/// </summary>
internal sealed class LeaseOwner(IOptions<StorageOptions> storage)
{
    public string Name { get; } = storage.Value.Kind == DatabaseKind.Sqlite
        ? "this-host"
        : $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";
}
