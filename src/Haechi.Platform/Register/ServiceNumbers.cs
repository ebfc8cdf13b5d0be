using Haechi.Kernel.Cases;
using Haechi.Kernel.Measuring;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Register;

/// <summary>Live numbers of the services, drawn from the rooms.</summary>
public sealed class ServiceNumbers(IDbContextFactory<RoomsDb> database)
{
    /// <summary>Kind suffix by which services mark findings that people made because the model was silent.</summary>
    public const string MissedKind = "missed";

    /// <summary>One measure per model version of the service, newest version first.</summary>
    public async Task<IReadOnlyList<ServiceMeasure>> MeasureAsync(string serviceId, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var findings = await db.Findings.AsNoTracking()
            .Where(f => f.ServiceId == serviceId && f.CaseId != null)
            .Select(f => new { f.Id, f.Kind, f.ModelVersion, f.ReceivedAt, CaseId = f.CaseId!.Value })
            .ToListAsync(cancellationToken);
        var decisions = await db.Decisions.AsNoTracking()
            .Join(db.Cases.Where(c => c.ServiceId == serviceId), d => d.CaseId, c => c.Id, (d, _) => new { d.CaseId, d.Verdict, d.At, d.Findings })
            .ToListAsync(cancellationToken);
        var byCase = decisions.ToLookup(d => d.CaseId);
        var measures = new SortedDictionary<string, ServiceMeasure>(Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a)));
        foreach (var finding in findings)
        {
            var measure = measures.GetValueOrDefault(finding.ModelVersion) ?? ServiceMeasure.Empty(serviceId, finding.ModelVersion);
            if (finding.Kind.EndsWith(MissedKind, StringComparison.Ordinal))
            {
                measures[finding.ModelVersion] = measure.Miss(); // a person found it: confirming it is no merit of the model
                continue;
            }

            // The first decision tells how long it took; the last, after a reopening, tells what was right.
            var covering = byCase[finding.CaseId].Where(d => d.Findings.Contains(finding.Id.ToString(), StringComparison.OrdinalIgnoreCase)).OrderBy(d => d.At).ToList();
            measures[finding.ModelVersion] = covering is [var first, ..]
                ? measure.Found().Decide(covering[^1].Verdict, first.At - finding.ReceivedAt)
                : measure.Found();
        }

        return [.. measures.Values];
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
