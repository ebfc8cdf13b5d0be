using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Feeds.Counts;

/// <summary>Deletes queues and speeds by quarter of an hour: after ninety days nothing compares with them, and a large city has millions a day.</summary>
internal sealed class QueueRetention : IRetentionPolicy
{
    private const int Days = 90;

    public string? ServiceId => SmartIntersectionsManifest.ServiceId;

    public string Name => "measured-queues";

    public Task<int> DeleteAsync(LedgerScope scope, string serviceId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var ours = scope.At.AddDays(-Days);
        var day = CountClock.QuarterOf(before > ours ? before : ours).Day;
        return scope.Use<TrafficDb>().Set<QueueRow>().Where(q => q.Day < day).ExecuteDeleteAsync(cancellationToken);
    }
}
