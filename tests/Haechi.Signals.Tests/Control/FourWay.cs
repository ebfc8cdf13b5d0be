using System.Globalization;
using Haechi.Signals.Control;
using Haechi.Signals.Networks;

namespace Haechi.Signals.Tests.Control;

/// <summary>A junction of four roads with two lanes each, one for right and straight on, one for straight on and left, and lefts that yield; and views of it made by chance.</summary>
internal static class FourWay
{
    private static readonly string[] _sides = ["n", "e", "s", "w"];

    /// <summary>Links of a side: 4 × side + 0 right, 1 straight on from the right lane, 2 straight on from the left lane, 3 left. Phases: north and south, their lefts alone, east and west, their lefts alone, all of the north.</summary>
    public static RoadNetwork Network { get; } = NetworkJson.Parse($$"""
        {"format":"haechi-network/1",
         "lanes":[{{Join(_sides.SelectMany(s => Lanes($"{s}In").Concat(Lanes($"{s}Out"))))}}],
         "connections":[{{Join(Enumerable.Range(0, 16).Select(Way))}}],
         "junctions":[{"id":"S","phases":[{{Join(new[] { "GGGgrrrrGGGgrrrr", "rrrGrrrrrrrGrrrr", "rrrrGGGgrrrrGGGg", "rrrrrrrGrrrrrrrG", "GGGGrrrrrrrrrrrr" }.Select(s => $$"""{"state":"{{s}}","seconds":20}"""))}}],
         "meeting":[{{Join(from a in Enumerable.Range(0, 16) from b in Enumerable.Range(a + 1, 15 - a) where Meet(a, b) select $"[{a},{b}]")}}]}]}
        """, "four ways");

    public static SignalJunction Junction => Network.Signals[0];

    /// <summary>A view by chance: queues and vehicles that come, some stuck, some roads behind full, some waiting within the junction.</summary>
    public static JunctionView View(Random chance)
    {
        var view = new JunctionView
        {
            Junction = Junction,
            Lanes = [.. Enumerable.Range(0, 8).Select(i => Lane(i, chance))],
            Room = [.. Enumerable.Range(0, 16).Select(_ => chance.Next(4) == 0 ? chance.NextSingle() * 2 : 30)],
            Behind = new int[16],
            Inside = [.. Enumerable.Range(0, 16).Select(i => i % 4 == 3 && chance.Next(3) == 0 ? chance.Next(3) : 0)],
            Holds = [.. Enumerable.Range(0, 16).Select(_ => (float)chance.Next(1, 4))],
            Phase = chance.Next(Junction.Greens.Count),
            Elapsed = chance.Next(0, 40),
        };
        return view;
    }

    private static LaneView Lane(int lane, Random chance)
    {
        var (left, queue, share) = (lane % 2, chance.Next(2) * chance.Next(12), chance.NextSingle());
        var view = new LaneView
        {
            Lane = lane,
            Links = [4 * (lane / 2) + 2 * left, 4 * (lane / 2) + 2 * left + 1],
            Shares = [share, 1 - share],
            StuckIn = [.. Junction.Greens.Select(_ => chance.Next(5) == 0 ? 9f : 0)],
            Rate = chance.Next(3) == 0 ? 0 : chance.NextSingle() * 0.3f,
        };
        var at = 0f;
        for (var i = 0; i < queue; i++)
            view.Vehicles.Add(new SeenVehicle(7 * i, 0, 0, 1));
        for (var i = chance.Next(8); i > 0; i--)
            view.Vehicles.Add(new SeenVehicle(100, 10, at += chance.NextSingle() * 5, chance.Next(3) == 0 ? chance.NextSingle() : 1));
        return view;
    }

    private static bool Meet(int a, int b) => (a / 4, b / 4, a % 4, b % 4) switch
    {
        var (x, y, _, _) when x == y => false,
        var (x, y, one, other) when (y - x) % 4 == 2 => (one == 3) != (other == 3),
        var (_, _, one, other) => one != 0 && other != 0,
    };

    private static IEnumerable<string> Lanes(string road) => Enumerable.Range(0, 2).Select(i => $$"""{"id":"{{road}}_{{i}}","length":150,"speed":13.9}""");

    private static string Way(int link)
    {
        var (side, kind) = (link / 4, link % 4);
        var to = _sides[(side + kind switch { 0 => 3, 3 => 1, _ => 2 }) % 4];
        return string.Create(CultureInfo.InvariantCulture, $$"""{"from":"{{_sides[side]}}In_{{kind / 2}}","to":"{{to}}Out_{{kind / 2}}","length":14,"turn":"{{"rssl"[kind]}}","junction":"S","link":{{link}}}""");
    }

    private static string Join(IEnumerable<string> parts) => string.Join(',', parts);
}
