using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Haechi.Signals.Networks;
using Haechi.Signals.Tests.Simulation;

namespace Haechi.Signals.Tests.Networks;

public class NetworkJsonTests
{
    private const string Junction = """
        {"format":"haechi-network/1",
         "lanes":[{"id":"n","length":100,"speed":13.9},{"id":"e","length":100,"speed":13.9},{"id":"s","length":100,"speed":13.9},{"id":"w","length":100,"speed":13.9}],
         "connections":[{"from":"n","to":"s","length":12,"turn":"s","junction":"S","link":0},{"from":"e","to":"w","length":12,"turn":"s","junction":"S","link":1}],
         "junctions":[{"id":"S","crossings":[{"link":2,"length":14}],"phases":[{"state":"Grr","seconds":30},{"state":"yrr","seconds":3},{"state":"rGG","seconds":30,"minimumGreen":20,"maximumGreen":45},{"state":"ryr","seconds":3}],"meeting":[[0,1],[0,2]]}]}
        """;

    [Fact]
    public void A_junction_written_by_hand_is_read()
    {
        var network = NetworkJson.Parse(Junction, "x");

        var signal = network.Signals.ShouldHaveSingleItem();
        signal.Greens.Select(g => (g.State, g.MinimumGreen, g.MaximumGreen)).ShouldBe([("Grr", 0, double.PositiveInfinity), ("rGG", 20, 45)]);
        signal.Links[2]!.CrossingLength.ShouldBe(14);
        (signal.Conflicts[0][1], signal.Conflicts[2][0], signal.Conflicts[1][2]).ShouldBe((true, true, false));
        network.Lanes[signal.Links[1]!.From].Id.ShouldBe("e");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""<phase duration="30" state="GgGgr" minDur="9" maxDur="50"/><phase duration="3" state="rrrrr"/>""")]
    public void A_network_of_the_simulator_comes_back_the_same(string? plan) => ShouldComeBack(Crossing.Read(plan));

    [Fact]
    public void A_grid_made_by_the_simulator_s_own_tool_comes_back_the_same()
    {
        using var grid = new Grid();
        ShouldComeBack(SumoNet.Read(grid.Path("grid.net.xml")));
    }

    [Fact]
    public void All_errors_are_told_at_once_with_place_and_mend()
    {
        var broken = Junction.Replace("\"from\":\"e\"", "\"from\":\"nowhere\"").Replace("\"speed\":13.9},{\"id\":\"e\"", "\"speed\":-1},{\"id\":\"e\"").Replace("\"yrr\"", "\"yr\"").Replace("[0,2]", "[0,7]");

        var told = Should.Throw<NetworkException>(() => NetworkJson.Parse(broken, "city.json")).Message;

        told.ShouldStartWith("city.json: 4 errors");
        told.ShouldContain("lanes[0].speed: write metres a second above 0");
        told.ShouldContain("connections[1].from: there is no lane \"nowhere\"");
        told.ShouldContain("junctions[0].phases[1].state: it has 2 letters, the first phase has 3");
        told.ShouldContain("junctions[0].meeting[1]: write two different links, 0 to 2");
    }

    [Theory]
    [InlineData("", "", "line 1")]
    [InlineData("\"lanes\":", "\"lains\":", "lains")]
    [InlineData("network/1", "network/9", "write \"haechi-network/1\"")]
    [InlineData("\"id\":\"e\"", "\"id\":\"n\"", "\"n\" stands twice")]
    [InlineData("100", "1e999", "lanes[0].length: write metres")]
    [InlineData("\"link\":1", "\"link\":3", "connections[1].link: write the place of its letter in the phases of S, 0 to 2")]
    [InlineData("\"junction\":\"S\",\"link\":0", "\"junction\":\"Q\",\"link\":0", "there is no junction \"Q\"")]
    [InlineData("{\"link\":2,\"length\":14}", "{\"link\":1,\"length\":14}", "place 1 is taken already")]
    [InlineData("{\"link\":2,\"length\":14}", "{\"link\":2,\"length\":0}", "metres that pedestrians walk")]
    [InlineData("{\"link\":2,\"length\":14}", "null", "crossings[0].link: write the place")]
    [InlineData("\"maximumGreen\":45", "\"maximumGreen\":19", "phases[2].maximumGreen: write seconds from the minimum green")]
    [InlineData("\"seconds\":3}", "\"seconds\":0}", "phases[1].seconds: write seconds above 0")]
    [InlineData("ryr", "rxr", "the letter 'x' is not known")]
    [InlineData(",\"meeting\":[[0,1],[0,2]]", "", "meeting: it is missing")]
    [InlineData("\"junctions\":[", "\"junctions\":[null,", "junctions[0].id: it is missing")]
    public void What_is_wrong_is_named(string good, string bad, string why)
    {
        var text = good.Length == 0 ? bad : Junction.Replace(good, bad, StringComparison.Ordinal);

        Should.Throw<NetworkException>(() => NetworkJson.Parse(text, "x")).Message.ShouldContain(why);
    }

    [Fact]
    public void A_plan_that_never_shows_green_is_refused() =>
        Should.Throw<NetworkException>(() => NetworkJson.Parse(Junction.Replace("\"Grr\"", "\"rrr\"").Replace("\"rGG\"", "\"rrr\""), "x")).Message.ShouldContain("none shows green");

    [Fact]
    public void The_example_of_the_docs_is_read()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Haechi.slnx")))
            root = root.Parent;
        var page = File.ReadAllText(Path.Combine(root.FullName, "docs", "engines", "signals.md"));

        var signal = NetworkJson.Parse(page.Split("```json")[1].Split("```")[0], "signals.md").Signals.ShouldHaveSingleItem();

        (signal.Greens.Count, signal.Links[1]!.CrossingLength, signal.Conflicts[0][1]).ShouldBe((2, 12, true));
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Should.Throw<NetworkException>(() => NetworkJson.ReadFile("/nowhere/x.json")).Message.ShouldContain("/nowhere/x.json can't be read");

    [Property(MaxTest = 300)]
    public Property A_mangled_file_is_read_or_refused_never_a_crash() => Prop.ForAll(
        (from at in Gen.Choose(0, Junction.Length - 1)
         from length in Gen.Choose(0, 40)
         from other in Gen.Elements("", "null", "-1", "[]", "{}", "\"\"", "1e400", "99999999999", "]", "\u0000")
         select Junction.Remove(at, Math.Min(length, Junction.Length - at)).Insert(at, other)).ToArbitrary(),
        text => IsReadOrRefused(text));

    private static bool IsReadOrRefused(string text)
    {
        try
        {
            return NetworkJson.Parse(text, "x").Signals.Count > 0;
        }
        catch (NetworkException)
        {
            return true;
        }
    }

    private static void ShouldComeBack(RoadNetwork network)
    {
        var back = NetworkJson.Parse(NetworkJson.Write(network), "x");

        back.Lanes.ShouldBe(network.Lanes);
        back.Connections.ShouldBe(network.Connections);
        foreach (var (was, now) in network.Signals.Zip(back.Signals))
        {
            (now.Id, now.Offset).ShouldBe((was.Id, was.Offset));
            now.Links.ShouldBe(was.Links);
            now.Plan.ShouldBe(was.Plan);
            Bits(now.Meeting).ShouldBe(Bits(was.Meeting));
            Bits(now.Conflicts).ShouldBe(Bits(was.Conflicts));
        }
        back.Signals.Count.ShouldBe(network.Signals.Count);
    }

    private static string Bits(IReadOnlyList<LinkSet> sets) =>
        string.Join('|', sets.Select(s => string.Concat(Enumerable.Range(0, s.Width).Select(i => s[i] ? '1' : '0'))));
}
