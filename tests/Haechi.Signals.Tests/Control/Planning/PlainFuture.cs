using Haechi.Signals.Control;
using Haechi.Signals.Control.Planning;
using static Haechi.Signals.Control.Planning.DrivingRules;

namespace Haechi.Signals.Tests.Control.Planning;

/// <summary>One future of <see cref="Rollout"/>, told once more in the plainest way: second by second, lane by lane, one vehicle at a time.</summary>
internal sealed class PlainFuture(JunctionView view, PhaseTable table, Prospects prospects, int future)
{
    private readonly int[] _left = new int[table.Lanes];

    public float[] Next { get; } = new float[table.Lanes];

    public float[] Ready { get; } = new float[table.Lanes];

    public float[] Standing { get; } = new float[table.Slots.Length];

    public void Begin()
    {
        for (var lane = 0; lane < table.Lanes; lane++)
            Ready[lane] = table.Serves(view.Phase, lane) ? Math.Max(0, Lost - (float)view.Elapsed) : 0;
        for (var slot = 0; slot < Standing.Length; slot++)
            Standing[slot] = Inside(view, table.Slots[slot].Link);
    }

    public float Green(int from, int to, int phase) => Enumerable.Range(from, to - from).Sum(t => Second(t, phase, phase));

    public float Change(int second, int begin, int before, int after, int end)
    {
        var cost = Enumerable.Range(second, Math.Min(begin, end) - second).Sum(t => Second(t, before, t == second ? before : after));
        for (var lane = 0; lane < table.Lanes; lane++)
        {
            if (table.Serves(after, lane) && !table.Serves(before, lane))
                Ready[lane] = Math.Max(Ready[lane], begin + Lost);
        }
        for (var slot = 0; slot < Standing.Length; slot++)
            cost += Clear(slot, second, begin, after);
        return cost;
    }

    public float After(int phase, int second) => Enumerable.Range(0, table.Lanes).Sum(lane =>
        (Come(lane, second) - Next[lane]) is var queue && table.Serves(phase, lane) ? queue * queue : queue * queue + AfterWait * queue);

    private float Clear(int slot, int second, int begin, int after)
    {
        var (place, standing) = (table.Slots[slot], Standing[slot]);
        if (standing == 0 || (table.Yields(after, after, place.Lane) & place.Way) != 0)
            return 0;
        Standing[slot] = 0;
        var clear = second + ClearFirst + ClearNext * standing;
        if ((table.Goes(after, place.Lane) & place.Way) != 0 || clear <= begin)
            return standing;
        foreach (var (lane, _) in place.Foes.Where(f => table.Serves(after, f.Lane)))
            Ready[lane] = Math.Max(Ready[lane], clear);
        return standing + JamCost * (clear - begin) / ClearNext;
    }

    private float Second(int second, int phase, int also)
    {
        var cost = 0f;
        for (var lane = 0; lane < table.Lanes; lane++)
        {
            _left[lane] = 0;
            if (Come(lane, second) > Next[lane] && Ready[lane] < second + 1)
                Leave(lane, second, phase, also);
            var queue = Come(lane, second) - Next[lane];
            cost += queue + StopCost * Math.Min(second == 0 ? 0 : Come(lane, second) - Come(lane, second - 1), queue);
        }
        for (var slot = 0; slot < Standing.Length; slot++)
        {
            cost += Standing[slot];
            Standing[slot] = Math.Max(0, Standing[slot] - (IsFree(table.Slots[slot], second, phase) ? SlotRate : 0));
        }
        return cost;
    }

    private void Leave(int lane, int second, int phase, int also)
    {
        var (vehicle, way) = ((int)Next[lane], Way(lane, (int)Next[lane]));
        if (way == PhaseTable.Unclear)
        {
            if ((prospects.PhasesOfUnclear(lane) >> phase & 1) == 0)
                return;
        }
        else if (!HasRoom(view.Room[view.Lanes[lane].Links[int.Log2(way)]], second))
        {
            return;
        }
        else if ((table.Goes(phase, also, lane) & way) != 0)
        {
            _left[lane] = way;
        }
        else
        {
            var slot = table.SlotOf(lane, int.Log2(way));
            if ((table.Yields(phase, also, lane) & way) == 0 || Standing[slot] > Holds(view, table.Slots[slot].Link) - 1)
                return;
            Standing[slot]++;
        }
        Next[lane]++;
        Ready[lane] = Math.Max(Ready[lane], Math.Max(second, Arrival(lane, vehicle))) + Headway;
    }

    private bool IsFree(PhaseTable.Slot slot, int second, int phase) => slot.Foes.All(foe => (_left[foe.Lane] & foe.Ways) == 0
        && (Arrival(foe.Lane, (int)Next[foe.Lane]) > second + Gap || (Way(foe.Lane, (int)Next[foe.Lane]) & foe.Ways & table.Goes(phase, foe.Lane)) == 0));

    private float Come(int lane, int second) => prospects.Come(lane, second)[future];

    private float Arrival(int lane, int vehicle) => prospects.Vehicles[Prospects.At(lane, vehicle) + future];

    private int Way(int lane, int vehicle) => Prospects.WayOf(prospects.Vehicles[Prospects.At(lane, vehicle) + future]);
}
