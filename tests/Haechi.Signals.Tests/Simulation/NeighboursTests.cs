using Haechi.Signals.Control;
using Haechi.Signals.Networks;
using Haechi.Signals.Simulation;

namespace Haechi.Signals.Tests.Simulation;

/// <summary>Two junctions in a row, 400 m apart, two lanes between them: whom the first lets go is what the second foresees.</summary>
public class NeighboursTests
{
    private const string Row = """
        {"format":"haechi-network/1",
         "lanes":[{"id":"in_0","length":300,"speed":10},{"id":"side_0","length":300,"speed":10},{"id":"mid_0","length":400,"speed":10},{"id":"mid_1","length":400,"speed":10},
           {"id":"out_0","length":300,"speed":10},{"id":"away_0","length":300,"speed":10},{"id":"cross_0","length":300,"speed":10},
           {"id":"back_0","length":300,"speed":10}],
         "connections":[{"from":"in_0","to":"mid_0","length":20,"turn":"s","junction":"A","link":0},{"from":"side_0","to":"mid_1","length":20,"turn":"r","junction":"A","link":1},
           {"from":"side_0","to":"away_0","length":20,"turn":"s","junction":"A","link":2},
           {"from":"mid_0","to":"out_0","length":20,"turn":"s","junction":"B","link":0},{"from":"mid_1","to":"out_0","length":20,"turn":"s","junction":"B","link":2},
           {"from":"cross_0","to":"away_0","length":20,"turn":"s","junction":"B","link":1},
           {"from":"out_0","to":"back_0","length":5,"turn":"t"},{"from":"back_0","to":"away_0","length":20,"turn":"l","junction":"B","link":3}],
         "junctions":[
           {"id":"A","phases":[{"state":"Grr","seconds":30},{"state":"yrr","seconds":3},{"state":"rGG","seconds":30},{"state":"ryy","seconds":3}],"meeting":[[0,1],[0,2]]},
           {"id":"B","phases":[{"state":"GrGr","seconds":30},{"state":"yryr","seconds":3},{"state":"rGrG","seconds":30},{"state":"ryry","seconds":3}],"meeting":[[0,1],[1,2],[0,3],[2,3]]}]}
        """;

    /// <summary>From the first stop line to the second: 20 m within the junction and 400 m of road at 10 m/s, and 2 s for getting fast.</summary>
    private const float Travel = 44;

    /// <summary>Seconds until this many vehicles have been counted on each movement, one in ten seconds.</summary>
    private const int Counted = 1000;

    private readonly JunctionView _first;
    private readonly LaneView _right;
    private readonly LaneView _left;
    private readonly LaneView _cross;
    private readonly LaneView _back;
    private readonly Neighbours _neighbours;
    private double _now;

    public NeighboursTests()
    {
        var network = NetworkJson.Parse(Row, "row");
        var sensors = new Sensors(network);
        LaneView Lane(string id) => sensors.Views[1].Lanes.Single(l => network.Lanes[l.Lane].Id == id);
        (_first, _right, _left, _cross, _back) = (sensors.Views[0], Lane("mid_0"), Lane("mid_1"), Lane("cross_0"), Lane("back_0"));
        _neighbours = new Neighbours(network, new ApproachMap(network), sensors.Views);
        for (; _now < Counted; _now++)
        {
            if (_now % 10 == 0)
            {
                _neighbours.Left(0, 0, _now);
                _neighbours.Left(1, 0, _now);
            }
            _neighbours.Tick(_now);
        }
        (_right.Rate, _left.Rate) = (0.09f, 0.01f);
    }

    [Fact]
    public void Who_was_let_go_is_foreseen_until_within_sight()
    {
        _neighbours.Foresee(1, _now);

        // One each ten seconds; nearer than 20 s of driving the sensors see for themselves.
        _right.Coming.Select(v => (double)v.Arrival).ShouldBe([Travel - 20, Travel - 10], 0.01);
        (_right.Foreseen, _right.Sight).ShouldBe((Travel, 20));
    }

    [Fact]
    public void Each_lane_gets_its_part_as_it_was_counted()
    {
        _neighbours.Foresee(1, _now);

        (_right.Coming[0].Share, _left.Coming[0].Share).ShouldSatisfyAllConditions(p => p.Item1.ShouldBe(0.9f, 0.05f), p => p.Item2.ShouldBe(0.1f, 0.01f));
    }

    [Fact]
    public void Where_most_come_from_elsewhere_the_mean_rate_counts()
    {
        _right.Rate = 0.2f;

        _neighbours.Foresee(1, _now);

        (_right.Coming.Count, _right.Foreseen).ShouldBe((0, 0));
    }

    [Fact]
    public void A_neighbour_whose_detector_is_lost_is_not_believed()
    {
        _first.Lanes[0].IsSeen = false;

        _neighbours.Foresee(1, _now);

        (_right.Coming.Count, _right.Foreseen).ShouldBe((0, 0));
    }

    [Fact]
    public void A_road_without_a_neighbour_foresees_nobody()
    {
        _neighbours.Foresee(1, _now);

        (_cross.Coming.Count, _cross.Foreseen).ShouldBe((0, 0));
    }

    [Fact]
    public void Who_has_left_a_junction_is_not_foreseen_to_come_back()
    {
        _back.Rate = 0.02f;

        _neighbours.Foresee(1, _now);

        (_back.Coming.Count, _back.Foreseen).ShouldBe((0, 0));
    }

    [Fact]
    public void When_nobody_follows_the_road_empties()
    {
        for (var end = _now + 45; _now < end; _now++)
            _neighbours.Tick(_now);

        _neighbours.Foresee(1, _now);

        _right.Coming.ShouldBeEmpty();
        _right.Foreseen.ShouldBe(Travel);
    }
}
