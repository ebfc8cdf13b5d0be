using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Cases.Deadlines;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Feeds.Street;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.Traffic.SmartIntersections.Feeds.Watch;

/// <summary>Turns faults into findings and cases, once however many hosts notice them, and notes on the case when the detector is well again.</summary>
internal sealed class FaultDesk(Ledger ledger, IDbContextFactory<TrafficDb> databases, IDbContextFactory<RoomsDb> rooms, CaseDesk cases, WorkingCalendar calendar, NetworkRegistry registry, IOptionsMonitor<FieldOptions> options)
{
    private const string ModelVersion = "1.0";

    /// <summary>Faults that hold, whoever noticed them.</summary>
    public async Task<IReadOnlyList<HeldFault>> HeldAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<FaultRow>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(r => new HeldFault(r.NetworkId, r.Junction, r.Detector, r.Kind, DateTimeOffset.FromUnixTimeMilliseconds(r.SinceMs)))];
    }

    /// <summary>Records a fault with its finding and its case; nothing when another host was faster.</summary>
    public async Task RaiseAsync(HeldFault fault, Reading? last, CancellationToken cancellationToken)
    {
        var network = await registry.OpenAsync(fault.Network, cancellationToken);
        var title = network?.Junctions.FirstOrDefault(j => j.Signal == fault.Junction)?.Title ?? fault.Junction;
        await ledger.WriteAsync(
            async scope =>
            {
                var finding = FindingOf(scope, fault, title, last);
                var since = fault.Since.ToUnixTimeMilliseconds();
                var added = await scope.Use<TrafficDb>().Database.ExecuteSqlAsync(
                    $"INSERT INTO traffic_faults (network_id, junction, detector, kind, since_ms, finding_id) VALUES ({fault.Network}, {fault.Junction}, {fault.Detector}, {fault.Kind}, {since}, {finding.Id}) ON CONFLICT DO NOTHING",
                    cancellationToken);
                if (added == 1)
                    await OpenAsync(scope, finding, $"{title} · {FaultKinds.Names[fault.Kind].Ko}{Where(fault)}", cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Ends a fault. The case stays a person's to close: only a note says that the detector is back.</summary>
    public async Task EndAsync(HeldFault fault, CancellationToken cancellationToken)
    {
        var finding = await ledger.WriteAsync<Guid?>(
            async scope =>
            {
                var db = scope.Use<TrafficDb>().Set<FaultRow>();
                var rows = db.Where(f => f.NetworkId == fault.Network && f.Junction == fault.Junction && f.Detector == fault.Detector && f.Kind == fault.Kind);
                var id = await rows.Select(f => (Guid?)f.FindingId).SingleOrDefaultAsync(cancellationToken);
                return await rows.ExecuteDeleteAsync(cancellationToken) == 1 ? id : null;
            },
            cancellationToken);
        if (finding is null)
            return;
        await using var db = await rooms.CreateDbContextAsync(cancellationToken);
        if (await db.Findings.Where(f => f.Id == finding).Select(f => f.CaseId).SingleOrDefaultAsync(cancellationToken) is { } subject)
            await cases.NoteAsync(subject, Actor.Service(SmartIntersectionsManifest.ServiceId), "감지기가 다시 정상 값을 보냅니다.", cancellationToken);
    }

    private async Task OpenAsync(LedgerScope scope, Finding finding, string title, CancellationToken cancellationToken)
    {
        var manifest = SmartIntersectionsManifest.Value;
        var route = new CaseRoute(title.Length <= 120 ? title : title[..120], manifest.Department.Ko, calendar.DueOf(manifest, scope.At));
        var opened = await CaseDesk.OpenOrJoinAsync(scope, finding, route, Actor.Service(manifest.Id), cancellationToken);
        var row = finding.ToRow(scope.At);
        row.CaseId = opened.Id;
        scope.Use<RoomsDb>().Findings.Add(row);
    }

    private Finding FindingOf(LedgerScope scope, HeldFault fault, string title, Reading? last)
    {
        var why = Why(fault);
        var said = last is null ? "없음" : $"{last.At.ToOffset(TimeSpan.FromHours(9)):yyyy-MM-dd HH:mm:ss}";
        var thresholds = ImmutableSortedDictionary<string, double>.Empty
            .Add("silent_seconds", options.CurrentValue.SilentSeconds).Add("stuck_minutes", options.CurrentValue.StuckMinutes).Add("bad_in_a_row", options.CurrentValue.BadInARow);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{fault} {last}")));
        return new Finding(
            Guid.CreateVersion7(scope.At), SmartIntersectionsManifest.ServiceId, null, fault.Kind, 1, fault.Kind == FaultKinds.JunctionSilent ? Severity.Caution : Severity.Watch,
            new Place($"{title} ({fault.Junction})"), fault.Since,
            [new Evidence("text", "판단 근거", why), new Evidence("reading", "마지막 정상 값의 시각", said)],
            new EvaluationSnapshot("haechi-detector-watch", ModelVersion, hash, thresholds), JoinKey(fault));
    }

    /// <summary>One case for each detector, whatever is wrong with it.</summary>
    private static string JoinKey(HeldFault fault) => $"{fault.Network:N}/{fault.Junction}/{fault.Detector}";

    private static string Where(HeldFault fault) => fault.Detector == Detectors.All ? "" : $" · {fault.Detector}";

    private string Why(HeldFault fault) => fault.Kind switch
    {
        FaultKinds.JunctionSilent => $"이 교차로의 모든 감지기가 {options.CurrentValue.SilentSeconds}초 넘게 값을 보내지 않습니다.",
        FaultKinds.Silent => $"{options.CurrentValue.SilentSeconds}초 넘게 값을 보내지 않습니다. 같은 교차로의 다른 감지기는 보내고 있습니다.",
        FaultKinds.Stuck => $"이웃 감지기는 변하는데 {options.CurrentValue.StuckMinutes}분 넘게 같은 값을 보냅니다.",
        FaultKinds.Clock => $"시각이 맞지 않는 값을 {options.CurrentValue.BadInARow}번 이어서 보냈습니다.",
        _ => $"나올 수 없는 값을 {options.CurrentValue.BadInARow}번 이어서 보냈습니다.",
    };
}
