using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Persistence;

[assembly: AssemblyFixture(typeof(Sites))]

namespace Haechi.OnlineSafety.Tests.Testing;

/// <summary>One site on each database for all tests that keep to networks of their own; each started when the first test asks.</summary>
public sealed class Sites : IAsyncDisposable
{
    private readonly Lazy<Task<SafetySite>> _sqlite = new(() => SafetySite.StartAsync(DatabaseKind.Sqlite));
    private readonly Lazy<Task<SafetySite>> _postgres = new(() => SafetySite.StartAsync(DatabaseKind.Postgres));

    internal Task<SafetySite> On(DatabaseKind kind) => (kind == DatabaseKind.Sqlite ? _sqlite : _postgres).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var site in new[] { _sqlite, _postgres }.Where(s => s is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            await (await site.Value).DisposeAsync();
        }
    }
}
