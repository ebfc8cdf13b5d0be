using Haechi.Kernel;
using Haechi.Kernel.Register;
using Haechi.Platform.Cases;
using Haechi.Platform.Register;
using Haechi.Platform.Rooms.Rows;
using Haechi.Platform.Telemetry.Health;

namespace Haechi.Console.Pages.Start;

/// <summary>Reads what the start page shows.</summary>
public sealed class StartBoard(
    CaseQueue queue,
    CaseFacets facets,
    ServiceRegister register,
    ServiceNumbers numbers,
    IEnumerable<IServiceCondition> conditions,
    IEnumerable<IHealthPart> parts,
    TimeProvider clock)
{
    /// <summary>How many of the reader's own cases the page lists.</summary>
    private const int MineShown = 6;

    /// <summary>What is waiting: cheap enough to follow every change.</summary>
    public async Task<Waiting> ReadWaitingAsync(string actorId, CancellationToken cancellationToken)
    {
        var mine = await queue.ListAsync(new CaseFilter { AssigneeId = actorId, Status = Haechi.Kernel.Cases.CaseStatus.Claimed, Sort = CaseSort.Due, Take = MineShown }, cancellationToken);
        return new Waiting(await queue.CountAsync(cancellationToken), await facets.ByServiceAsync(cancellationToken), await facets.LastDayAsync(cancellationToken), mine.Rows, mine.Total);
    }

    /// <summary>Every service with its condition and volume, and every trouble with its mend.</summary>
    public async Task<Conditions> ReadConditionsAsync(CancellationToken cancellationToken)
    {
        var (services, troubles) = (new List<ServiceState>(), new List<Trouble>());
        foreach (var manifest in register.All)
        {
            var condition = conditions.FirstOrDefault(c => c.ServiceId == manifest.Id) is { } told ? await told.CheckAsync(cancellationToken) : ServiceCondition.Working;
            services.Add(new ServiceState(manifest, condition, await numbers.VolumeAsync(manifest.Id, clock.GetUtcNow().AddDays(-1), cancellationToken)));
            if (condition.Degraded)
            {
                troubles.Add(new Trouble(null, manifest.Name.ToString(), false, condition.Why?.ToString(), condition.Mend, $"/console/register?service={manifest.Id}"));
            }
        }

        var looked = services.Count;
        foreach (var part in parts)
        {
            looked++;
            var report = await part.LookAsync(cancellationToken);
            if (report.State != HealthState.Ready)
            {
                troubles.Add(new Trouble(report.Part, report.Part, report.State == HealthState.Down, report.Why, report.Mend, PageOf(report.Part)));
            }
        }

        return new Conditions(services, [.. troubles.OrderByDescending(t => t.Down)], looked);
    }

    private static string PageOf(string part) => part switch
    {
        "streams" => "/console/streams",
        "deliveries" => "/console/deliveries?tab=dead",
        "outbox" => "/console/deliveries?tab=parked",
        "configuration" => "/console/settings?tab=check",
        _ => "/console/health",
    };
}

/// <summary>What is waiting.</summary>
public sealed record Waiting(CaseCounts Counts, IReadOnlyList<ServiceWork> ByService, DayVolume Day, IReadOnlyList<CaseRow> Mine, int MineTotal);

/// <summary>What works and what does not.</summary>
/// <param name="Services">Every service.</param>
/// <param name="Troubles">Down first.</param>
/// <param name="Looked">How many services and parts were looked at.</param>
public sealed record Conditions(IReadOnlyList<ServiceState> Services, IReadOnlyList<Trouble> Troubles, int Looked);

/// <summary>One service now.</summary>
public sealed record ServiceState(ServiceManifest Manifest, ServiceCondition Condition, ServiceVolume Volume);

/// <summary>Something that needs mending.</summary>
/// <param name="Part">Id of the part; null for a service.</param>
/// <param name="Name">What it is.</param>
/// <param name="Down">It takes no work at all.</param>
/// <param name="Why">What is wrong.</param>
/// <param name="Mend">The next step.</param>
/// <param name="Href">Where to look.</param>
public sealed record Trouble(string? Part, string Name, bool Down, string? Why, LocalizedText? Mend, string Href);
