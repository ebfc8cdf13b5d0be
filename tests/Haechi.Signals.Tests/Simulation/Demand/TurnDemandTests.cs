using System.Xml.Linq;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Simulation.Demand;

namespace Haechi.Signals.Tests.Simulation.Demand;

public class TurnDemandTests
{
    private static readonly TurnCounts Counts = TurnCounts.Of([new("S", "nIn", "sOut", 0, 900, 40), new("S", "eIn", "wOut", 0, 900, 10.5), new("S", "eIn", "wOut", 900, 1800, 10.5)]);

    [Fact]
    public void Every_counted_vehicle_is_made_and_turns_as_it_was_counted()
    {
        var (fit, vehicles) = Write(Counts, 1);

        (fit.Vehicles, fit.Made, fit.GoodFits, fit.Movements).ShouldBe((61, 61, 2, 2));
        vehicles.Count(v => v.Roads == "eIn wOut").ShouldBe(21, "half a vehicle is carried to the next quarter of an hour");
        vehicles.Count(v => v.Roads == "nIn sOut").ShouldBe(40);
    }

    [Fact]
    public void They_depart_in_order_and_while_they_were_counted()
    {
        var (_, vehicles) = Write(Counts, 1);

        vehicles.Select(v => v.Depart).ShouldBeInOrder();
        vehicles.Where(v => v.Roads == "nIn sOut").ShouldAllBe(v => v.Depart >= 0 && v.Depart < 900);
        vehicles.Count(v => v.Depart >= 900).ShouldBe(11);
    }

    [Fact]
    public void One_seed_gives_one_demand()
    {
        Write(Counts, 7).Vehicles.ShouldBe(Write(Counts, 7).Vehicles);
        Write(Counts, 7).Vehicles.ShouldNotBe(Write(Counts, 8).Vehicles);
    }

    [Fact]
    public async Task Counts_of_nobody_make_no_scenario() =>
        (await Should.ThrowAsync<CountsException>(() => DemandScenario.WriteAsync(Path.GetTempPath(), "x.net.xml", new TurnDemand(Crossing.Read()),
            TurnCounts.Of([new("S", "nIn", "sOut", 0, 900, 0)]), 1, TestContext.Current.CancellationToken))).Message.ShouldContain("No vehicle");

    private static (DemandFit Fit, List<(double Depart, string Roads)> Vehicles) Write(TurnCounts counts, int seed)
    {
        var text = new StringWriter();
        var fit = new TurnDemand(Crossing.Read()).Write(counts, seed, text);
        return (fit, [.. XDocument.Parse(text.ToString()).Descendants("vehicle").Select(v => ((double)v.Attribute("depart")!, (string)v.Element("route")!.Attribute("edges")!))]);
    }
}
