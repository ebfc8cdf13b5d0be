using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Feeds.Counts;

/// <summary>Deletes counts once the manifest's time is over. They hold no personal data; the register promises their end all the same.</summary>
internal sealed class CountRetention : IRetentionPolicy
{
    public string? ServiceId => SmartIntersectionsManifest.ServiceId;

    public string Name => "turning-counts";

    public Task<int> DeleteAsync(LedgerScope scope, string serviceId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var day = CountClock.QuarterOf(before).Day;
        return scope.Use<TrafficDb>().Set<CountRow>().Where(c => c.Day < day).ExecuteDeleteAsync(cancellationToken);
    }
}
