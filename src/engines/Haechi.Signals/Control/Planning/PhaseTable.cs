using Haechi.Signals.Networks;

namespace Haechi.Signals.Control.Planning;

/// <summary>What each green phase of a junction allows: the part of the plan that never changes.</summary>
internal sealed class PhaseTable
{
    public const byte No = 0;
    public const byte Yields = 1;
    public const byte Goes = 2;

    /// <summary>Movements of one lane at most.</summary>
    public const int Ways = 8;

    private readonly byte[] _rights;
    private readonly int[] _slotOf;

    public PhaseTable(SignalJunction junction, IReadOnlyList<LaneView> lanes)
    {
        (Phases, Lanes) = (junction.Greens.Count, lanes.Count);
        _rights = new byte[Phases * Lanes * Ways];
        _slotOf = new int[Lanes * Ways];
        Array.Fill(_slotOf, -1);
        var slots = new List<Slot>();
        for (var lane = 0; lane < Lanes; lane++)
        {
            for (var way = 0; way < Math.Min(Ways, lanes[lane].Links.Count); way++)
            {
                var link = lanes[lane].Links[way];
                for (var phase = 0; phase < Phases; phase++)
                    _rights[(phase * Lanes + lane) * Ways + way] = junction.Greens[phase].State[link] switch { 'G' => Goes, 'g' => Yields, _ => No };
                if (junction.Greens.Any(g => g.State[link] == 'g'))
                {
                    _slotOf[lane * Ways + way] = slots.Count;
                    slots.Add(new Slot(lane, way, link, FoesOf(junction, lanes, lane, link)));
                }
            }
        }
        Slots = slots;
    }

    public int Phases { get; }

    public int Lanes { get; }

    /// <summary>Places within the junction where those wait who must yield.</summary>
    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>Number of the waiting place of a lane's movement; -1 when it never yields.</summary>
    public int SlotOf(int lane, int way) => _slotOf[lane * Ways + way];

    public byte Right(int phase, int lane, int way) => _rights[(phase * Lanes + lane) * Ways + way];

    /// <summary>Whether a lane has green for any of its movements.</summary>
    public bool Serves(int phase, int lane) => _rights.AsSpan((phase * Lanes + lane) * Ways, Ways).ContainsAnyExcept(No);

    private static List<(int Lane, int Ways)> FoesOf(SignalJunction junction, IReadOnlyList<LaneView> lanes, int own, int link)
    {
        var foes = new List<(int, int)>();
        for (var lane = 0; lane < lanes.Count; lane++)
        {
            var mask = 0;
            for (var way = 0; lane != own && way < Math.Min(Ways, lanes[lane].Links.Count); way++)
                mask |= junction.Meeting[link][lanes[lane].Links[way]] ? 1 << way : 0;
            if (mask != 0)
                foes.Add((lane, mask));
        }
        return foes;
    }

    /// <summary>A place to wait within the junction.</summary>
    internal sealed record Slot(int Lane, int Way, int Link, List<(int Lane, int Ways)> Foes);
}
