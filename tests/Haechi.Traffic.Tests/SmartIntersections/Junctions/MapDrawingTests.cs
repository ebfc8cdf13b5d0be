using System.Globalization;
using Haechi.Signals.Networks;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Junctions;

namespace Haechi.Traffic.Tests.SmartIntersections.Junctions;

public sealed class MapDrawingTests
{
    private static readonly RoadNetwork Town = SumoNet.Read(new MemoryStream(TownSeeder.Source()), "town");

    [Fact]
    public void Everything_drawn_lies_within_the_frame_and_north_is_up()
    {
        var drawing = MapDrawing.Of(Town);

        var (x, y, width, height) = drawing.Frame;
        drawing.Lanes.ShouldAllBe(l => l.End.X > x && l.End.X < x + width && l.End.Y > y && l.End.Y < y + height);
        var north = Town.Signals.ToList().FindIndex(s => s.Id == "B1");
        var south = Town.Signals.ToList().FindIndex(s => s.Id == "A1");
        drawing.Signals[north]!.Value.Y.ShouldBeLessThan(drawing.Signals[south]!.Value.Y - 200);
    }

    [Fact]
    public void Pavements_and_bicycle_lanes_are_not_drawn_as_lanes() =>
        MapDrawing.Of(Town).Lanes.ShouldAllBe(l => Town.Lanes[l.Number].TakesCars);

    [Fact]
    public void A_network_without_shapes_has_nothing_to_draw_and_says_so()
    {
        var drawing = MapDrawing.Of(new RoadNetwork([.. Town.Lanes.Select(l => l with { Shape = LaneShape.None })], Town.Connections, Town.Signals));

        drawing.Lanes.ShouldBeEmpty();
        drawing.Signals.ShouldAllBe(s => s == null);
    }

    [Fact]
    public void Numbers_are_written_with_points_in_any_language()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de");
        try
        {
            MapDrawing.Of(Town).Lanes.ShouldAllBe(l => !l.Path.Contains(','));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
