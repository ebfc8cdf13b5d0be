using System.Data.Common;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Haechi.Traffic.SmartIntersections.Live;

/// <summary>What the page says of the plan that the town's controllers follow.</summary>
/// <param name="Order">Number of the last order that they took over; 0 while they never had one.</param>
/// <param name="Signals">How many signals follow a plan; 0 when all follow their own.</param>
/// <param name="Plans">The plans in force.</param>
/// <param name="IsOld">True when the controllers could not be asked just now: the last answer holds.</param>
internal sealed record InForceView(long Order, int Signals, IReadOnlyList<(Guid Id, string Name)> Plans, bool IsOld)
{
    /// <summary>Nothing is known yet.</summary>
    public static InForceView None { get; } = new(0, 0, [], false);
}

/// <summary>
/// Asks the controllers of the demo town what they follow, every two seconds while the streets run: a deployment and a return reach the live street by themselves.
/// Used by the live town's loop alone.
/// </summary>
internal sealed partial class PlanInForce(NetworkRegistry registry, ISignalControllerAdapter controllers, IDbContextFactory<TrafficDb> databases, TimeProvider clock, ILogger<PlanInForce> log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private long? _asked;
    private long? _followed;

    /// <summary>Who steers by it.</summary>
    public PlanFollower Follower { get; } = new();

    /// <summary>What the page says.</summary>
    public InForceView View { get; private set; } = InForceView.None;

    /// <summary>Asks, when it is time to. Controllers that don't answer leave everything as it is.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (_asked is { } last && clock.GetElapsedTime(last) < Every)
            return;
        _asked = clock.GetTimestamp();
        try
        {
            await AskAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or DbException or TimeoutException or StorageUnavailableException)
        {
            NotAnswered(exception);
            View = View with { IsOld = true };
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        if ((await registry.ListAsync(cancellationToken)).FirstOrDefault(n => n.IsDemo) is not { } town)
            return;
        var report = await controllers.ReadAsync(town.Id, cancellationToken);
        if (_followed != report.Sequence)
            Follower.Follow(report.Programs);
        _followed = report.Sequence;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var plans = await db.Plans.AsNoTracking().Where(p => p.NetworkId == town.Id && (p.Status == PlanStatus.Deployed || p.Status == PlanStatus.Kept))
            .OrderBy(p => p.MadeAt).Select(p => new { p.Id, p.Name }).ToListAsync(cancellationToken);
        View = new InForceView(report.Sequence, report.Programs.Count(p => p.Plan is not null), [.. plans.Select(p => (p.Id, p.Name))], false);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The controllers could not be asked what they follow; the live street goes on as before")]
    private partial void NotAnswered(Exception exception);
}
