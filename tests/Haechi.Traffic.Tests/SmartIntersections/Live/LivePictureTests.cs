using System.Globalization;
using Haechi.Signals.Networks;
using Haechi.Signals.Simulation.Live;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Live;

namespace Haechi.Traffic.Tests.SmartIntersections.Live;

public sealed class LivePictureTests
{
    private static readonly RoadNetwork Town = SumoNet.Read(new MemoryStream(TownSeeder.Source()), "town");
    private static readonly LanePlaces Places = new(Town);
    private static readonly int Lane = Town.Lanes.Select((l, i) => (l.Id, i)).Single(l => l.Id == "A1-A2_1").i;

    [Fact]
    public void A_place_on_a_lane_lies_on_its_line_from_end_to_end()
    {
        var lane = Town.Lanes[Lane];
        Places.At(Lane, 0)!.Value.ShouldBe(new RoadPoint(lane.Shape.Points[0].X, -lane.Shape.Points[0].Y));
        var end = Places.At(Lane, lane.Length)!.Value;
        (end.X, end.Y).ShouldBe((lane.Shape.Points[^1].X, -lane.Shape.Points[^1].Y));
        Places.At(Lane, lane.Length / 2)!.Value.X.ShouldBe((lane.Shape.Points[0].X + lane.Shape.Points[^1].X) / 2, 1);
        Places.At(Lane, 1e9).ShouldBe(end);
    }

    [Fact]
    public void Who_drives_who_stands_and_who_hurries_are_drawn_apart()
    {
        var picture = LivePicture.Of(Frame([new(Lane, 10, 12, false), new(Lane, 60, 0, false), new(Lane, 90, 14, true), new(Lane, 120, 13, false)], 'r'), Town, Places);

        (Dots(picture.Moving), Dots(picture.Standing), Dots(picture.Emergency)).ShouldBe((2, 1, 1));
    }

    [Theory]
    [InlineData('G')]
    [InlineData('y')]
    [InlineData('r')]
    public void Each_lane_before_a_stop_line_shows_one_light(char light)
    {
        var picture = LivePicture.Of(Frame([], light), Town, Places);

        var lanes = Town.Signals.Sum(s => s.Links.OfType<SignalLink>().Where(l => !l.IsCrossing).Select(l => l.From).Distinct().Count());
        (Dots(picture.Green), Dots(picture.Yellow), Dots(picture.Red)).ShouldBe((light == 'G' ? lanes : 0, light == 'y' ? lanes : 0, light == 'r' ? lanes : 0));
    }

    private static int Dots(string path) => path.Count(c => c == 'M');

    private static LiveFrame Frame(IReadOnlyList<LiveVehicle> vehicles, char light) =>
        new(0, vehicles, [.. Town.Signals.Select(s => new LiveSignal(new string(light, s.Links.Count), false, false))], 0, 0, 0);
}
