using System.Globalization;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Plans.Deciding;
using Haechi.Traffic.SmartIntersections.Plans.Storage;

namespace Haechi.Traffic.SmartIntersections.Plans.Watching;

/// <summary>Tells the traffic office that a plan did harm and was taken back: a finding with a case, and a line of the plan's history.</summary>
internal sealed class PlanHarm(PlanCase cases)
{
    public async Task TellAsync(LedgerScope scope, PlanRow row, HarmFinding found, CancellationToken cancellationToken)
    {
        var (_, number) = await cases.HarmAsync(scope, row, found, cancellationToken);
        PlanChange.Tell(scope, row, Actor.Service(SmartIntersectionsManifest.ServiceId), found.OnStreet ? "harm-street" : "harm",
            string.Create(CultureInfo.InvariantCulture, $"{number} · {found.Rise:+0%;-0%} · {found.Worse}/{found.Intervals}"));
    }
}
