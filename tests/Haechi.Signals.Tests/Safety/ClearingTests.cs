using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Signals.Simulation;

namespace Haechi.Signals.Tests.Safety;

public class ClearingTests
{
    private const string NorthSouth = "GrGrr";
    private const string EastWest = "rGrGG";

    [Theory]
    [InlineData(0, 6f, 2, "somebody slow on a way that crosses: until it is gone")]
    [InlineData(0, 6f, 50, "one who never goes: for eight seconds at most")]
    [InlineData(0, 1f, 50, "one who is fast enough is gone in time")]
    [InlineData(1, 6f, 50, "who gets green himself is not waited for")]
    public async Task Green_waits_for_those_within_the_junction(int link, float clears, int seconds, string why)
    {
        var street = new Street(SignalTiming.Bench);
        await street.RunAsync(10, controller: new Scripted([0]));
        var left = seconds;
        for (var second = 0; second < 40; second++)
            await street.StepAsync(new Scripted([1]), view => view.Clears[link] = street.Shown[^1] == "rrrrr" && left-- <= 0 ? 0 : clears);

        var expected = link == 0 && clears > Clearing.Free ? Math.Min(seconds + 1, (int)Clearing.Longest) : 0;
        var began = street.Shown.IndexOf(EastWest);
        (began - 1 - street.Shown.LastIndexOf(NorthSouth, began) - (int)SignalTiming.Bench.Yellow).ShouldBe(expected, why);
        Judge.IsSafe(street.Signal, street.Timing, street.Shown);
    }

    [Fact]
    public async Task The_next_change_is_put_off_anew()
    {
        var street = new Street(SignalTiming.Bench);
        for (var second = 0; second < 90; second++)
            await street.StepAsync(new Scripted([second / 30 % 2]), view => view.Clears.AsSpan(0, 4).Fill(9));

        street.Shown.Count(s => s == "rrrrr").ShouldBe(2 * (int)Clearing.Longest);
    }

    [Theory]
    [InlineData(0f, 0f, 4.1f)]
    [InlineData(0f, 4f, 1.3f)]
    [InlineData(0f, 12f, 0f)]
    [InlineData(10f, 0f, 2.4f)]
    [InlineData(12f, 14f, 0f)]
    public void A_slow_vehicle_takes_longer_to_clear_the_junction(float position, float speed, float seconds)
    {
        var part = InnerLane.Of(Crossing.Read(), 0).First(p => p.Link == 0);

        part.ClearsIn(position, speed).ShouldBe(seconds, 0.1f);
    }

    [Fact]
    public void A_way_in_two_parts_is_watched_to_its_end()
    {
        const string Xml = """<connection from="nIn" to="sOut" fromLane="0" toLane="0" via=":S_0_0" tl="S" linkIndex="0" dir="s" state="o"/>""";
        using var file = new NetFile(Crossing.Xml()
            .Replace("<edge id=\":S_1\"", "<edge id=\":S_9\" function=\"internal\"><lane id=\":S_9_0\" index=\"0\" speed=\"13.9\" length=\"7\"/></edge><edge id=\":S_1\"", StringComparison.Ordinal)
            .Replace(Xml, Xml + """<connection from=":S_0" to="sOut" fromLane="0" toLane="0" via=":S_9_0" dir="s" state="m"/>""", StringComparison.Ordinal));
        var network = SumoNet.Read(file.Path);
        var parts = InnerLane.Of(network, 0).Where(p => p.Link == 0).Select(p => (network.Lanes[p.Lane].Id, p.IsFirst, p.ToExit)).ToList();

        parts.ShouldBe([(":S_0_0", true, 19), (":S_9_0", false, 7)]);
    }
}
