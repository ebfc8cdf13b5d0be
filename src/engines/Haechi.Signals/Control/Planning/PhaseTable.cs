using Haechi.Signals.Networks;

namespace Haechi.Signals.Control.Planning;

/// <summary>What each green phase of a junction allows: the part of the plan that never changes. Movements of a lane are bits.</summary>
internal sealed class PhaseTable
{
    /// <summary>Movements of one lane at most.</summary>
    public const int Ways = 8;

    /// <summary>The bit of a vehicle that did not go although each of its movements had green: it goes in the phases in which it was not seen to stand.</summary>
    public const int Unclear = 1 << Ways;

    private readonly int[] _goes;
    private readonly int[] _yields;
    private readonly int[] _slotOf;

    public PhaseTable(SignalJunction junction, IReadOnlyList<LaneView> lanes)
    {
        (Phases, Lanes) = (junction.Greens.Count, lanes.Count);
        (_goes, _yields) = (new int[Phases * Phases * Lanes], new int[Phases * Phases * Lanes]);
        _slotOf = new int[Lanes * Ways];
        Array.Fill(_slotOf, -1);
        var slots = new List<Slot>();
        for (var lane = 0; lane < Lanes; lane++)
        {
            for (var way = 0; way < Math.Min(Ways, lanes[lane].Links.Count); way++)
            {
                var link = lanes[lane].Links[way];
                Allow(junction, lane, way, link);
                if (junction.Greens.Any(g => g.State[link] == 'g'))
                {
                    _slotOf[lane * Ways + way] = slots.Count;
                    slots.Add(new Slot(lane, 1 << way, link, FoesOf(junction, lanes, lane, link)));
                }
            }
        }
        Slots = [.. slots];
    }

    public int Phases { get; }

    public int Lanes { get; }

    /// <summary>Places within the junction where those wait who must yield.</summary>
    public Slot[] Slots { get; }

    /// <summary>Number of the waiting place of a lane's movement; -1 when it never yields.</summary>
    public int SlotOf(int lane, int way) => _slotOf[lane * Ways + way];

    /// <summary>Movements of a lane that have the right of way in a phase.</summary>
    public int Goes(int phase, int lane) => Goes(phase, phase, lane);

    /// <summary>Movements of a lane that have the right of way in both phases.</summary>
    public int Goes(int phase, int also, int lane) => _goes[(phase * Phases + also) * Lanes + lane];

    /// <summary>Movements of a lane that go in both phases, but must yield in one.</summary>
    public int Yields(int phase, int also, int lane) => _yields[(phase * Phases + also) * Lanes + lane];

    /// <summary>Whether a lane has green for any of its movements.</summary>
    public bool Serves(int phase, int lane) => (Goes(phase, phase, lane) | Yields(phase, phase, lane)) != 0;

    private void Allow(SignalJunction junction, int lane, int way, int link)
    {
        for (var phase = 0; phase < Phases; phase++)
        {
            for (var also = 0; also < Phases; also++)
            {
                var (one, other, at) = (junction.Greens[phase].State[link], junction.Greens[also].State[link], (phase * Phases + also) * Lanes + lane);
                if (one == 'G' && other == 'G')
                    _goes[at] |= 1 << way;
                else if (one is 'G' or 'g' && other is 'G' or 'g')
                    _yields[at] |= 1 << way;
            }
        }
    }

    private static (int, int)[] FoesOf(SignalJunction junction, IReadOnlyList<LaneView> lanes, int own, int link)
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
        return [.. foes];
    }

    /// <summary>A place to wait within the junction.</summary>
    internal sealed record Slot(int Lane, int Way, int Link, (int Lane, int Ways)[] Foes);
}
