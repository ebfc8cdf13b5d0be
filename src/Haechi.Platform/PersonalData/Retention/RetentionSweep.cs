using System.Text.Json;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Register;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;

namespace Haechi.Platform.PersonalData;

/// <summary>Deletes personal data whose time is over, service by service, and tells the audit trail how much went.</summary>
public sealed class RetentionSweep(IEnumerable<ServiceManifest> manifests, IEnumerable<IRetentionPolicy> policies, Ledger ledger, TimeProvider clock)
{
    /// <summary>Name of the act in the audit trail.</summary>
    public const string DeletedAct = "retention.deleted";

    /// <summary>Runs every policy of every service until nothing is left to delete.</summary>
    /// <returns>How many things went.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        foreach (var manifest in manifests)
        {
            var before = clock.GetUtcNow().AddDays(-manifest.RetentionDays);
            foreach (var policy in policies.Where(policy => policy.ServiceId is null || policy.ServiceId == manifest.Id))
            {
                total += await RunAsync(policy, manifest.Id, before, cancellationToken);
            }
        }

        return total;
    }

    private async Task<int> RunAsync(IRetentionPolicy policy, string serviceId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var total = 0;
        for (var deleted = -1; deleted != 0; total += deleted)
        {
            deleted = await ledger.WriteAsync(
                async scope =>
                {
                    var count = await policy.DeleteAsync(scope, serviceId, before, cancellationToken);
                    if (count > 0)
                    {
                        var detail = JsonSerializer.Serialize(new { what = policy.Name, count, before }, LedgerJson.Options);
                        scope.Audit(new AuditNote(Actor.System, DeletedAct, "service", serviceId, serviceId, detail));
                    }

                    return count;
                },
                cancellationToken);
        }

        return total;
    }
}
