using Haechi.Kernel.Cases;
using Haechi.Kernel.Measuring;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Register;

/// <summary>Live numbers of the services, drawn from the rooms.</summary>
public sealed class ServiceNumbers(IDbContextFactory<RoomsDb> database, IOptions<StorageOptions> storage)
{
    /// <summary>Kind suffix by which services mark findings that people made because the model was silent.</summary>
    public const string MissedKind = "missed";

    /// <summary>One measure per model version of the service, newest version first.</summary>
    public async Task<IReadOnlyList<ServiceMeasure>> MeasureAsync(string serviceId, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var lines = await MeasureQuery.RunAsync(db, storage.Value.Kind, serviceId, cancellationToken);
        return
        [
            .. lines.OrderByDescending(line => line.ModelVersion, StringComparer.Ordinal).Select(line => new ServiceMeasure(
                serviceId, line.ModelVersion, (int)line.Confirmed, (int)line.Dismissed, (int)line.Missed, (int)line.Undecided,
                TimeSpan.FromMicroseconds(line.WaitedMicroseconds))),
        ];
    }

    /// <summary>Volume of one service.</summary>
    public async Task<ServiceVolume> VolumeAsync(string serviceId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var observations = await db.Observations.CountAsync(o => o.ServiceId == serviceId && o.ReceivedAt >= since, cancellationToken);
        var findings = await db.Findings.CountAsync(f => f.ServiceId == serviceId && f.ReceivedAt >= since, cancellationToken);
        var open = await db.Cases.CountAsync(c => c.ServiceId == serviceId && c.Status != CaseStatus.Closed, cancellationToken);
        var last = await db.Findings.Where(f => f.ServiceId == serviceId).OrderByDescending(f => f.ReceivedAt)
            .Select(f => (DateTimeOffset?)f.ReceivedAt).FirstOrDefaultAsync(cancellationToken);
        return new ServiceVolume(observations, findings, open, last);
    }
}

/// <summary>Volume of a service.</summary>
/// <param name="Observations">Received since the asked time.</param>
/// <param name="Findings">Received since the asked time.</param>
/// <param name="OpenCases">Open now.</param>
/// <param name="LastFindingAt">Newest finding, UTC; null when there is none.</param>
public sealed record ServiceVolume(int Observations, int Findings, int OpenCases, DateTimeOffset? LastFindingAt);
