namespace Haechi.Signals.Control.Planning;

/// <summary>
/// Moves the vehicles of all futures on by a second. The state of a future: for each lane the next vehicle and when the stop line is
/// free for it, and which places within the junction are taken.
/// </summary>
internal sealed class Rollout(PhaseTable table, Prospects prospects)
{
    /// <summary>Seconds between two vehicles that leave a queue.</summary>
    private const float Headway = 1.9f;

    /// <summary>Seconds that a queue loses before it moves.</summary>
    private const float Lost = 1.5f;

    /// <summary>Seconds without oncoming vehicles that a driver needs who has to yield.</summary>
    private const float Gap = 3;

    /// <summary>Delay that a stop costs beside the time of standing: braking and getting back to speed, in seconds.</summary>
    private const float StopCost = 4;

    /// <summary>Seconds that a vehicle waits after the plan's end when the last phase does not serve it.</summary>
    private const float AfterWait = 12;

    /// <summary>Vehicles a second that leave a full lane behind the junction.</summary>
    private const float Drain = 0.25f;

    /// <summary>Seconds for which a lane that is full stays so.</summary>
    private const int FullFor = 10;

    /// <summary>Vehicles a second that leave a waiting place within the junction when the way is free.</summary>
    private const float SlotRate = 0.5f;

    /// <summary>Seconds from the end of green until the first within the junction has cleared it, less those of each vehicle.</summary>
    private const float ClearFirst = 1;

    /// <summary>Seconds that each vehicle within the junction needs to clear it.</summary>
    private const float ClearNext = 2;

    /// <summary>What a vehicle that does not clear the junction in time costs, in seconds: it can lock with those who come.</summary>
    private const float JamCost = 10;

    private readonly byte[] _left = new byte[table.Lanes];
    private float[] _room = [];
    private JunctionView _view = null!;

    public int Width => 2 * table.Lanes + table.Slots.Count;

    public int Size => Prospects.Futures * Width;

    public void Begin(JunctionView view, float[] state)
    {
        _view = view;
        if (_room.Length != view.Room.Length)
            _room = new float[view.Room.Length];
        view.Room.CopyTo(_room, 0);
        state.AsSpan().Clear();
        for (var future = 0; future < Prospects.Futures; future++)
        {
            var at = future * Width;
            for (var lane = 0; lane < table.Lanes; lane++)
                state[at + table.Lanes + lane] = table.Serves(view.Phase, lane) ? Math.Max(0, Lost - (float)view.Elapsed) : 0;
            for (var slot = 0; slot < table.Slots.Count; slot++)
                state[at + 2 * table.Lanes + slot] = Waiting(view, table.Slots[slot].Link);
        }
    }

    /// <summary>Cost of a second while one phase is green.</summary>
    public float Green(float[] state, int second, int phase) => Move(state, second, phase, phase);

    /// <summary>Cost of the seconds between two phases.</summary>
    public float Change(float[] state, int second, int seconds, int before, int after, int end)
    {
        var cost = 0f;
        for (var t = second; t < Math.Min(end, second + seconds); t++)
            cost += Move(state, t, before, t == second ? before : after);
        for (var future = 0; future < Prospects.Futures; future++)
            cost += Begin(state.AsSpan(future * Width, Width), second, second + seconds, before, after) / Prospects.Futures;
        return cost;
    }

    /// <summary>Those within the junction clear it before the next green can move: who is left over then blocks the ways that meet his own.</summary>
    private float Begin(Span<float> state, int second, int begin, int before, int after)
    {
        var (cost, ready, slots) = (0f, table.Lanes, 2 * table.Lanes);
        for (var lane = 0; lane < table.Lanes; lane++)
        {
            if (table.Serves(after, lane) && !table.Serves(before, lane))
                state[ready + lane] = Math.Max(state[ready + lane], begin + Lost);
        }
        for (var slot = 0; slot < table.Slots.Count; slot++)
        {
            var (s, standing) = (table.Slots[slot], state[slots + slot]);
            var right = table.Right(after, s.Lane, s.Way);
            if (standing == 0 || right == PhaseTable.Yields)
                continue;
            state[slots + slot] = 0;
            cost += standing;
            var clear = second + ClearFirst + ClearNext * standing;
            if (right == PhaseTable.Goes || clear <= begin)
                continue;
            cost += JamCost * (clear - begin) / ClearNext;
            foreach (var (lane, ways) in s.Foes)
            {
                if (table.Serves(after, lane))
                    state[ready + lane] = Math.Max(state[ready + lane], clear);
            }
        }
        return cost;
    }

    /// <summary>What is left over when the plan ends still waits.</summary>
    public float After(float[] state, int phase, int second)
    {
        var sum = 0f;
        for (var future = 0; future < Prospects.Futures; future++)
        {
            var at = future * Width;
            for (var lane = 0; lane < table.Lanes; lane++)
            {
                var queue = prospects.Come(future, lane, Math.Min(second, PhasePlanner.Horizon)) - state[at + lane];
                if (queue > 0)
                    sum += queue * queue + queue * (table.Serves(phase, lane) ? 0 : AfterWait);
            }
        }
        return sum / Prospects.Futures;
    }

    private float Move(float[] state, int second, int phase, int also)
    {
        var cost = 0f;
        for (var future = 0; future < Prospects.Futures; future++)
            cost += Move(state.AsSpan(future * Width, Width), future, second, phase, also);
        return cost / Prospects.Futures;
    }

    private float Move(Span<float> state, int future, int second, int phase, int also)
    {
        var next = state[..table.Lanes];
        var ready = state.Slice(table.Lanes, table.Lanes);
        var slots = state[(2 * table.Lanes)..];
        var cost = 0f;
        for (var lane = 0; lane < table.Lanes; lane++)
        {
            _left[lane] = Prospects.Unclear;
            var come = prospects.Come(future, lane, second);
            if (come > next[lane] && ready[lane] < second + 1)
                Leave(next, ready, slots, future, lane, second, phase, also);
            var queue = come - next[lane];
            if (queue <= 0)
                continue;
            var arrived = second == 0 ? 0 : come - prospects.Come(future, lane, second - 1);
            cost += queue + StopCost * Math.Min(arrived, queue);
        }
        for (var slot = 0; slot < slots.Length; slot++)
        {
            if (slots[slot] == 0)
                continue;
            cost += slots[slot];
            if (IsFree(table.Slots[slot], next, future, second, phase))
                slots[slot] = Math.Max(0, slots[slot] - SlotRate);
        }
        return cost;
    }

    private void Leave(Span<float> next, Span<float> ready, Span<float> slots, int future, int lane, int second, int phase, int also)
    {
        var vehicle = (int)next[lane];
        var way = prospects.Way(future, lane, vehicle);
        var right = way == Prospects.Unclear ? (prospects.PhasesOfUnclear(lane) >> phase & 1) * PhaseTable.Goes
            : Math.Min(table.Right(phase, lane, way), table.Right(also, lane, way));
        if (right == PhaseTable.No)
            return;
        if (way != Prospects.Unclear)
        {
            if (!HasRoom(_view.Lanes[lane].Links[way], second))
                return;
            if (right == PhaseTable.Yields)
            {
                var slot = table.SlotOf(lane, way);
                if (slots[slot] > Holds(table.Slots[slot].Link) - 1)
                    return;
                slots[slot]++;
            }
            else
            {
                _left[lane] = way;
            }
        }
        next[lane]++;
        ready[lane] = Math.Max(ready[lane], Math.Max(second, prospects.Arrival(future, lane, vehicle))) + Headway;
    }

    /// <summary>Spillback guard (앞막힘제어): behind the junction there must be room. A lane that is full now stays so for a while, then drains at an average pace.</summary>
    private bool HasRoom(int link, int second) => _room[link] + Drain * Math.Max(0, second - (_room[link] < 1 ? FullFor : 0)) >= 1;

    private static float Waiting(JunctionView view, int link) => link < view.Inside.Length ? view.Inside[link] : 0;

    private float Holds(int link) => link < _view.Holds.Length ? _view.Holds[link] : 1;

    /// <summary>Whether nobody who has the right of way comes within the gap that a driver needs.</summary>
    private bool IsFree(PhaseTable.Slot slot, Span<float> next, int future, int second, int phase)
    {
        foreach (var (lane, ways) in slot.Foes)
        {
            if (_left[lane] != Prospects.Unclear && (ways >> _left[lane] & 1) != 0)
                return false;
            var vehicle = (int)next[lane];
            if (vehicle >= prospects.Count(future, lane) || prospects.Arrival(future, lane, vehicle) > second + Gap)
                continue;
            var way = prospects.Way(future, lane, vehicle);
            if (way != Prospects.Unclear && (ways >> way & 1) != 0 && table.Right(phase, lane, way) == PhaseTable.Goes)
                return false;
        }
        return true;
    }
}
