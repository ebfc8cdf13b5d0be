using Haechi.Signals.Networks;
using Haechi.Traffic.Signals.Reports;

namespace Haechi.Traffic.Tests.Signals.Reports;

public class RoadNamesTests
{
    private static readonly RoadNames Names = new(
        [
            new RoadLane("in_0", 100, 14) { Street = "중앙로" }, new RoadLane("in_1", 100, 14) { Street = "중앙로" }, new RoadLane("on_0", 100, 14) { Street = "중앙로" },
            new RoadLane("left_0", 100, 14) { Street = "세종로" }, new RoadLane("plain_0", 100, 14), new RoadLane("blank_0", 100, 14) { Street = " " }, new RoadLane(":J_0", 10, 14) { Street = "안쪽" },
        ],
        new Dictionary<string, string> { ["J"] = "중앙로·세종로", ["K"] = "K" });

    [Theory]
    [InlineData("in", "left", "중앙로 → 세종로")]
    [InlineData("in", "on", "중앙로")]
    [InlineData("in", "plain", "중앙로 → plain")]
    [InlineData("blank", "left", "blank → 세종로")]
    [InlineData("plain", "blank", null)]
    [InlineData("nowhere", "plain", null)]
    public void A_movement_is_named_by_its_streets_as_far_as_they_have_names(string from, string to, string? name) => Names.Movement(from, to).ShouldBe(name);

    [Theory]
    [InlineData("J", "중앙로·세종로")]
    [InlineData("K", null)]
    [InlineData("L", null)]
    public void A_junction_has_a_title_only_beside_its_own_name(string signal, string? title) => Names.Junction(signal).ShouldBe(title);
}
