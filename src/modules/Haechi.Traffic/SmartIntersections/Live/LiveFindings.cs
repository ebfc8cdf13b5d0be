using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Ingestion;
using Haechi.Signals.Safety;

namespace Haechi.Traffic.SmartIntersections.Live;

/// <summary>Reports a junction that left its controller for the fixed plan as a finding (탐지). The end of a fault is shown on the page alone.</summary>
internal sealed class LiveFindings(Intake intake, TimeProvider clock)
{
    /// <summary>Kind of the findings.</summary>
    public const string Kind = "signal-fail-safe";

    public async Task ReportAsync(IReadOnlyList<(LiveSide Side, FailSafeEvent Event)> news, CancellationToken cancellationToken)
    {
        var begun = news.Where(n => n.Event.Ended is null).Select(n => FindingOf(n.Side, n.Event)).ToList();
        if (begun.Count > 0)
            await intake.AcceptAsync(IntakeRequest.Of(Actor.Service(SmartIntersectionsManifest.ServiceId), [], begun), cancellationToken);
    }

    private Finding FindingOf(LiveSide side, FailSafeEvent happened)
    {
        var (now, what) = (clock.GetUtcNow(), $"{side} {happened.Junction} {happened.Kind} {happened.Why}");
        return new Finding(
            Guid.CreateVersion7(now), SmartIntersectionsManifest.ServiceId, null, Kind, 1, Severity.Caution, new Place($"{Demo.TownSeeder.Name} {happened.Junction}"), now,
            [new Evidence("text", "모의 거리에서 고정 신호 계획으로 전환한 까닭", happened.Why)],
            new EvaluationSnapshot("haechi-signals", "1.0", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what))), ImmutableSortedDictionary<string, double>.Empty),
            $"live:{happened.Junction}:{happened.Kind}");
    }
}
