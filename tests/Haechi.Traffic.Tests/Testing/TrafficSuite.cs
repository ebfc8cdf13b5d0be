using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;

namespace Haechi.Traffic.Tests.Testing;

/// <summary>What holds on either database. A suite inherits this, and two classes inherit the suite, one for each.</summary>
public abstract class TrafficSuite(Sites sites) : IAsyncLifetime
{
    private protected static readonly Actor Oh = Actor.Person("oh", "오교통");
    private protected static readonly Actor Kang = Actor.Person("kang", "강경찰");

    protected abstract DatabaseKind Kind { get; }

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected TrafficSite Site { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Site = await sites.On(Kind);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
