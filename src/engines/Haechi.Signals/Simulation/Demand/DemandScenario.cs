using System.Globalization;
using System.Security;
using Haechi.Signals.Control.Webster;

namespace Haechi.Signals.Simulation.Demand;

/// <summary>A scenario in a folder of its own: a network, and vehicles made from turning counts.</summary>
public static class DemandScenario
{
    /// <summary>Seconds after the last count in which vehicles may still arrive.</summary>
    private const double Tail = 900;

    /// <summary>Writes the routes and the configuration beside each other.</summary>
    /// <param name="folder">An existing folder; files of the same names are written over.</param>
    /// <param name="network">The network's file.</param>
    /// <param name="demand">Makes the vehicles.</param>
    /// <param name="counts">The counts; not empty.</param>
    /// <param name="seed">Seed of the demand.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="CountsException">There are no counts, or no vehicle comes of them.</exception>
    public static async Task<(Scenario Scenario, DemandFit Fit)> WriteAsync(string folder, string network, TurnDemand demand, TurnCounts counts, int seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentNullException.ThrowIfNull(counts);
        using var routes = new StringWriter(CultureInfo.InvariantCulture);
        var fit = demand.Write(counts, seed, routes);
        if (fit.Vehicles == 0)
            throw new CountsException("No vehicle comes of these counts. Choose a day and junctions where something was counted.");
        var (begin, end) = (counts.Begin, counts.End + Tail);
        var file = Path.Combine(folder, "run.sumocfg");
        await File.WriteAllTextAsync(Path.Combine(folder, "demand.rou.xml"), routes.ToString(), cancellationToken);
        await File.WriteAllTextAsync(file, string.Create(CultureInfo.InvariantCulture, $"""
            <configuration><input><net-file value="{SecurityElement.Escape(Path.GetFullPath(network))}"/><route-files value="demand.rou.xml"/></input>
            <time><begin value="{begin:0}"/><end value="{end:0}"/></time></configuration>
            """), cancellationToken);
        return (Scenario.Read(file), fit);
    }
}
