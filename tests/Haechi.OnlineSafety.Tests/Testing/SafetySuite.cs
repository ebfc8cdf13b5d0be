using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;

namespace Haechi.OnlineSafety.Tests.Testing;

/// <summary>What holds on either database. A suite inherits this, and two classes inherit the suite, one for each.</summary>
public abstract class SafetySuite(Sites sites) : IAsyncLifetime
{
    private protected static readonly Actor Yoon = Actor.Person("yoon", "윤지원");
    private protected static readonly Actor Cho = Actor.Person("cho", "조수사");

    protected abstract DatabaseKind Kind { get; }

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected SafetySite Site { get; set; } = null!;

    public virtual async ValueTask InitializeAsync() => Site = await sites.On(Kind);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
