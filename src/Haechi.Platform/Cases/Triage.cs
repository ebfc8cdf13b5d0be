using Haechi.Kernel.Register;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases.Deadlines;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.Register;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Cases;

/// <summary>
/// Turns accepted findings into human work: each one at or above its service's threshold opens a case, or joins the open one
/// with its key. The rest stays on record without a case.
/// </summary>
internal sealed class Triage(ServiceRegister register, IEnumerable<ICaseRouting> routings, WorkingCalendar calendar) : IOutboxConsumer
{
    private readonly Dictionary<string, ICaseRouting> _routings = routings.ToDictionary(r => r.ServiceId, StringComparer.Ordinal);

    public string Name => "triage";

    public IReadOnlyCollection<string> Topics { get; } = [AcceptedTopics.Findings];

    public bool Concerns(OutboxEvent message) => GraveEnough(message).Length > 0;

    public async Task HandleAsync(LedgerScope scope, OutboxEvent message, CancellationToken cancellationToken)
    {
        var ids = GraveEnough(message);
        if (ids.Length == 0 || register.Find(message.ServiceId) is not { } manifest)
        {
            return;
        }

        var db = scope.Use<RoomsDb>();
        var rows = await db.Findings.Where(f => EF.Parameter(ids).Contains(f.Id) && f.CaseId == null).ToDictionaryAsync(f => f.Id, cancellationToken);
        foreach (var row in ids.Where(rows.ContainsKey).Select(id => rows[id]))
        {
            await PlaceAsync(scope, db, row, manifest, cancellationToken);
        }
    }

    /// <summary>Findings at or above the threshold; none when the service has left the register since.</summary>
    private Guid[] GraveEnough(OutboxEvent message) => register.Find(message.ServiceId) is { } manifest
        ? [.. message.Read<AcceptedFindings>().Findings.Where(f => f.Score >= manifest.CaseThreshold).Select(f => f.Id)]
        : [];

    private async Task PlaceAsync(LedgerScope scope, RoomsDb db, FindingRow row, ServiceManifest manifest, CancellationToken cancellationToken)
    {
        var finding = row.ToFinding();
        var route = _routings.TryGetValue(finding.ServiceId, out var routing)
            ? routing.Route(finding, scope.At)
            : DefaultRoute(finding, manifest, scope.At);
        var subject = await CaseDesk.OpenOrJoinAsync(scope, finding, route, Actor.Service(finding.ServiceId), cancellationToken);
        row.CaseId = subject.Id;
        // The next finding with the same key looks for this case in the database.
        await db.SaveChangesAsync(cancellationToken);
    }

    private CaseRoute DefaultRoute(Finding finding, ServiceManifest manifest, DateTimeOffset at) => new(
        string.IsNullOrWhiteSpace(finding.Place?.Name) ? $"{manifest.Name.Ko} · {finding.Kind}" : $"{manifest.Name.Ko} · {finding.Kind} · {finding.Place.Name}",
        manifest.Department.Ko,
        calendar.DueOf(manifest, at));
}
