using System.Globalization;
using System.Text;
using Haechi.Signals.Networks;

namespace Haechi.Signals.Bench;

/// <summary>
/// A square grid of junctions with four roads of two lanes each: one for right and straight on, one for straight on and left. Lefts yield,
/// and have a phase of their own: four greens. Lane 8 × junction + 2 × side + number comes in; sides are north, east, south, west.
/// </summary>
internal static class MadeCity
{
    public const double RoadLength = 200;

    /// <summary>Links of a lane: the right one has right and straight on, the left one straight on and left.</summary>
    public const int LinksOfLane = 2;

    private static readonly string[] _greens = ["GGGgrrrrGGGgrrrr", "rrrGrrrrrrrGrrrr", "rrrrGGGgrrrrGGGg", "rrrrrrrGrrrrrrrG"];

    public static RoadNetwork Make(int junctions)
    {
        var text = new StringBuilder("""{"format":"haechi-network/1","lanes":[""");
        text.AppendJoin(',', Enumerable.Range(0, junctions * 16).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{Lane(i)}}","length":{{RoadLength}},"speed":13.9}""")));
        text.Append("],\"connections\":[").AppendJoin(',', Enumerable.Range(0, junctions * 16).Select(Way));
        text.Append("],\"junctions\":[").AppendJoin(',', Enumerable.Range(0, junctions).Select(Junction)).Append("]}");
        return NetworkJson.Parse(text.ToString(), "made city");
    }

    /// <summary>The side by which a movement leaves: right, straight on (twice), left.</summary>
    public static int Exit(int side, int kind) => (side + kind switch { 0 => 3, 3 => 1, _ => 2 }) % 4;

    private static string Lane(int i) => $"j{i / 16}{(i % 16 < 8 ? "in" : "out")}{i % 8 / 2}_{i % 2}";

    private static string Way(int i)
    {
        var (junction, side, kind) = (i / 16, i % 16 / 4, i % 4);
        return $$"""{"from":"j{{junction}}in{{side}}_{{kind / 2}}","to":"j{{junction}}out{{Exit(side, kind)}}_{{kind / 2}}","length":20,"turn":"{{"rssl"[kind]}}","junction":"J{{junction}}","link":{{i % 16}}}""";
    }

    private static string Junction(int number)
    {
        var phases = _greens.Select(g => $$"""{"state":"{{g}}","seconds":20},{"state":"{{g.Replace('G', 'y').Replace('g', 'y')}}","seconds":3}""");
        var meeting = from a in Enumerable.Range(0, 16) from b in Enumerable.Range(a + 1, 15 - a) where Meet(a, b) select $"[{a},{b}]";
        return $$"""{"id":"J{{number}}","phases":[{{string.Join(',', phases)}}],"meeting":[{{string.Join(',', meeting)}}]}""";
    }

    private static bool Meet(int a, int b)
    {
        var (one, other) = (a % 4, b % 4);
        return a / 4 != b / 4 && ((b / 4 - a / 4) % 4 == 2 ? (one == 3) != (other == 3) : one != 0 && other != 0);
    }
}
