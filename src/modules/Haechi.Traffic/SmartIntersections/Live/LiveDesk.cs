using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;

namespace Haechi.Traffic.SmartIntersections.Live;

/// <summary>What people do with the live streets. Each act is written to the audit trail and carried out before the next simulated second.</summary>
internal sealed class LiveDesk(LiveTown town, Ledger ledger)
{
    /// <summary>Seconds for which a junction's detectors are made silent.</summary>
    public const double SilentFor = 300;

    /// <summary>Simulated seconds a second that can be chosen.</summary>
    public static IReadOnlyList<int> Speeds { get; } = [1, 2, 5, 10];

    public Task<Outcome<bool>> SwitchAsync(LiveSide side, string controller, Actor by, CancellationToken cancellationToken) =>
        LiveControllers.All.Any(c => c.Id == controller)
            ? OrderAsync("traffic.live-switched", side.ToString(), new { controller }, by, (twin, _) => { twin.Switch(side, controller); return Task.CompletedTask; }, cancellationToken)
            : Task.FromResult<Outcome<bool>>(LiveRefusals.Unknown(controller));

    public Task<Outcome<bool>> SilenceAsync(string junction, Actor by, CancellationToken cancellationToken) =>
        OrderAsync("traffic.live-fault", junction, new { seconds = SilentFor }, by, (twin, _) => { twin.Silence(junction, SilentFor); return Task.CompletedTask; }, cancellationToken);

    public Task<Outcome<bool>> SendAmbulanceAsync(string route, Actor by, CancellationToken cancellationToken) =>
        TownDemand.AmbulanceRoutes.ContainsKey(route)
            ? OrderAsync("traffic.live-ambulance", route, new { route }, by, (twin, stop) => twin.SendAmbulanceAsync(route, stop), cancellationToken)
            : Task.FromResult<Outcome<bool>>(LiveRefusals.Unknown(route));

    /// <summary>Simulated seconds a second; 0 pauses.</summary>
    public void Pace(int speed) => town.Pace(Speeds.Contains(speed) ? speed : 0);

    /// <summary>Begins the day again, also after a failure.</summary>
    public void Restart() => town.Restart();

    private async Task<Outcome<bool>> OrderAsync(string act, string subject, object detail, Actor by, Func<LiveTwin, CancellationToken, Task> order, CancellationToken cancellationToken)
    {
        if (!town.TryOrder(order))
            return LiveRefusals.NotRunning;
        await ledger.WriteAsync(
            scope =>
            {
                scope.Audit(new AuditNote(by, act, "live-street", subject, SmartIntersectionsManifest.ServiceId, JsonSerializer.Serialize(detail)));
                return Task.CompletedTask;
            },
            cancellationToken);
        return true;
    }
}
