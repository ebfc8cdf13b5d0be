using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static Haechi.Signals.Control.Planning.DrivingRules;

namespace Haechi.Signals.Control.Planning;

/// <summary>
/// Moves the vehicles of all futures on, one vector for the futures of one number. The state: for each lane the next vehicle and when
/// the stop line is free for it, and for each place within the junction who waits there. Lanes that have no green are reckoned in one go,
/// the others second by second. The tests hold a plain version of it that moves one vehicle at a time.
/// </summary>
internal sealed class Rollout
{
    private const int Seconds = PhasePlanner.Horizon;

    private readonly Prospects _prospects;
    private readonly RoomAhead _room = new();
    private PhaseTable _table = null!;
    private JunctionView _view = null!;
    private bool[] _moves = [];
    private float[] _holds = [];
    private Vector256<float>[] _first = [];
    private Vector256<int>[] _meeting = [];

    public Rollout(Prospects prospects) => _prospects = prospects;

    /// <summary>Vectors of a state.</summary>
    public int Size => 2 * _table.Lanes + _table.Slots.Length;

    /// <summary>Takes a junction over; its prospects must be drawn.</summary>
    public void Begin(JunctionView view, PhaseTable table)
    {
        (_view, _table) = (view, table);
        if (_meeting.Length < table.Lanes * Seconds)
            (_first, _meeting) = (new Vector256<float>[table.Lanes], new Vector256<int>[table.Lanes * Seconds]);
        if (_holds.Length < table.Slots.Length)
            _holds = new float[table.Slots.Length];
        for (var slot = 0; slot < table.Slots.Length; slot++)
            _holds[slot] = Holds(view, table.Slots[slot].Link);
        if (_moves.Length < table.Phases * table.Lanes)
            _moves = new bool[table.Phases * table.Lanes];
        for (var phase = 0; phase < table.Phases; phase++)
        {
            foreach (var lane in _prospects.Busy)
                _moves[phase * table.Lanes + lane] = table.Serves(phase, lane) || MayGoUnclear(phase, lane) != 0;
        }
        _room.Take(view, _prospects.Busy);
    }

    /// <summary>The state now.</summary>
    public void First(Span<Vector256<float>> state)
    {
        state.Clear();
        foreach (var lane in _prospects.Busy)
            state[_table.Lanes + lane] = Vector256.Create(_table.Serves(_view.Phase, lane) ? Math.Max(0, Lost - (float)_view.Elapsed) : 0);
        for (var slot = 0; slot < _table.Slots.Length; slot++)
            state[2 * _table.Lanes + slot] = Vector256.Create(Inside(_view, _table.Slots[slot].Link));
    }

    /// <summary>Cost of the seconds while one phase is green.</summary>
    public float Green(Span<Vector256<float>> state, int from, int to, int phase) => Mean(Move(state, from, to, phase, phase));

    /// <summary>Cost of the seconds between two phases.</summary>
    public float Change(Span<Vector256<float>> state, int second, int begin, int before, int after, int end)
    {
        var stop = Math.Min(end, begin);
        var cost = Move(state, second, Math.Min(stop, second + 1), before, before);
        cost += Move(state, second + 1, stop, before, after);
        foreach (var lane in _prospects.Busy)
        {
            if (_table.Serves(after, lane) && !_table.Serves(before, lane))
                state[_table.Lanes + lane] = Vector256.Max(state[_table.Lanes + lane], Vector256.Create(begin + Lost));
        }
        for (var slot = 0; slot < _table.Slots.Length; slot++)
            cost += Clear(state, slot, second, begin, after);
        return Mean(cost);
    }

    /// <summary>Cost of what is left over when the plan ends: it still waits.</summary>
    public float After(ReadOnlySpan<Vector256<float>> state, int phase, int second)
    {
        var sum = Vector256<float>.Zero;
        foreach (var lane in _prospects.Busy)
        {
            var queue = _prospects.Come(lane, second) - state[lane];
            sum += queue * (queue + Vector256.Create(_table.Serves(phase, lane) ? 0 : AfterWait));
        }
        return Mean(sum);
    }

    /// <summary>Cost that a change cannot fall below: that of the lanes that move neither before nor after, with what is left over of them.</summary>
    public float Least(ReadOnlySpan<Vector256<float>> state, int from, int to, int before, int after)
    {
        var cost = Vector256<float>.Zero;
        foreach (var lane in _prospects.Busy)
        {
            if (_moves[before * _table.Lanes + lane] || _moves[after * _table.Lanes + lane])
                continue;
            var queue = _prospects.Come(lane, to) - state[lane];
            cost += Stand(lane, state[lane], from, to) + queue * (queue + Vector256.Create(AfterWait));
        }
        return Mean(cost);
    }

    /// <summary>Those within the junction clear it before the next green can move: who is left over then blocks the ways that meet his own.</summary>
    private Vector256<float> Clear(Span<Vector256<float>> state, int slot, int second, int begin, int after)
    {
        var (place, standing) = (_table.Slots[slot], state[2 * _table.Lanes + slot]);
        var goes = (_table.Goes(after, place.Lane) & place.Way) != 0;
        if (standing == Vector256<float>.Zero || (_table.Yields(after, after, place.Lane) & place.Way) != 0)
            return Vector256<float>.Zero;
        state[2 * _table.Lanes + slot] = default;
        if (goes)
            return standing;
        var clear = Vector256.Create(second + ClearFirst) + ClearNext * standing;
        var late = Vector256.GreaterThan(clear, Vector256.Create((float)begin)) & Vector256.GreaterThan(standing, default);
        foreach (var (lane, _) in place.Foes)
        {
            var ready = _table.Lanes + lane;
            if (_table.Serves(after, lane))
                state[ready] = Vector256.ConditionalSelect(late, Vector256.Max(state[ready], clear), state[ready]);
        }
        return standing + (late & (JamCost / ClearNext * (clear - Vector256.Create((float)begin))));
    }

    private Vector256<float> Move(Span<Vector256<float>> state, int from, int to, int phase, int also)
    {
        var cost = Vector256<float>.Zero;
        if (from >= to)
            return cost;
        var meets = Meets(state, to, phase, also);
        foreach (var lane in _prospects.Busy)
        {
            if (!_moves[phase * _table.Lanes + lane])
            {
                cost += Stand(lane, state[lane], from, to);
            }
            else if (meets || _prospects.Come(lane, to - 1) != state[lane])
            {
                _first[lane] = First(lane, state[lane]);
                if (!meets || _table.Yields(phase, also, lane) == 0)
                    cost += Drive(state, lane, from, to, phase, also, meets);
            }
        }
        for (var second = from; second < to && meets; second++)
        {
            foreach (var lane in _prospects.Busy)
            {
                if (_table.Yields(phase, also, lane) != 0)
                    cost += Drive(state, lane, second, second + 1, phase, also, true);
            }
            for (var slot = 0; slot < _table.Slots.Length; slot++)
                cost += Wait(ref state[2 * _table.Lanes + slot], _table.Slots[slot], second, phase);
        }
        return cost;
    }

    /// <summary>Whether anybody waits within the junction, or comes and must yield: then it matters who meets whom in each second.</summary>
    private bool Meets(Span<Vector256<float>> state, int to, int phase, int also)
    {
        for (var slot = 0; slot < _table.Slots.Length; slot++)
        {
            if (state[2 * _table.Lanes + slot] != Vector256<float>.Zero)
                return true;
        }
        foreach (var lane in _prospects.Busy)
        {
            if (_table.Yields(phase, also, lane) != 0 && _prospects.Come(lane, to - 1) != state[lane])
                return true;
        }
        return false;
    }

    /// <summary>Cost of a lane from which nobody leaves.</summary>
    private Vector256<float> Stand(int lane, Vector256<float> next, int from, int to) =>
        _prospects.Sum(lane, to) - _prospects.Sum(lane, from) - (to - from) * next
        + StopCost * (_prospects.Come(lane, to - 1) - _prospects.Come(lane, from - 1));

    /// <summary>Some seconds of a lane from which the first vehicles may leave; in each at most one does.</summary>
    private Vector256<float> Drive(Span<Vector256<float>> state, int lane, int from, int to, int phase, int also, bool meets)
    {
        var (next, ready, cost) = (state[lane], state[_table.Lanes + lane], Vector256<float>.Zero);
        var (goes, yields, unclear, has) = (_table.Goes(phase, also, lane), _table.Yields(phase, also, lane), MayGoUnclear(phase, lane), Vector256.Create(_table.Goes(phase, lane)));
        var (first, come) = (_first[lane], _prospects.Come(lane, from - 1));
        for (var second = from; second < to; second++)
        {
            var (before, wants, left) = (come, Prospects.WayOf(first), Vector256<int>.Zero);
            come = _prospects.Come(lane, second);
            var due = (Vector256.GreaterThan(come, next) & Vector256.LessThan(ready, Vector256.Create(second + 1f))).AsInt32() & wants;
            if (due != Vector256<int>.Zero)
            {
                var open = _room.Open(lane, second);
                left = due & Vector256.Create(goes & open);
                var stay = Vector256.Equals(due & Vector256.Create((goes & open) | unclear), default);
                if ((yields & open) != 0)
                    stay = Vector256.AndNot(stay, Yield(state, lane, due, yields & open));
                ready = Vector256.ConditionalSelect(stay.AsSingle(), ready, Vector256.Max(ready, Vector256.Max(Vector256.Create((float)second), first)) + Vector256.Create(Headway));
                next += Vector256.AndNot(Vector256<float>.One, stay.AsSingle());
                first = First(lane, next);
            }
            var queue = come - next;
            cost += queue + StopCost * Vector256.Min(come - before, queue);
            if (meets)
                _meeting[lane * Seconds + second] = left | (Near(first, second) & Prospects.WayOf(first) & has);
        }
        (state[lane], state[_table.Lanes + lane], _first[lane]) = (next, ready, first);
        return cost;
    }

    private static Vector256<int> Near(Vector256<float> first, int second) => Vector256.LessThanOrEqual(first, Vector256.Create(second + Gap)).AsInt32();

    /// <summary>Those who may only yield go on to their places within the junction, where there is one left.</summary>
    private Vector256<int> Yield(Span<Vector256<float>> state, int lane, Vector256<int> due, int ways)
    {
        var gone = Vector256<int>.Zero;
        for (; ways != 0; ways &= ways - 1)
        {
            var slot = _table.SlotOf(lane, int.TrailingZeroCount(ways));
            ref var standing = ref state[2 * _table.Lanes + slot];
            var fits = Vector256.LessThanOrEqual(standing, Vector256.Create(_holds[slot] - 1));
            var goes = ~Vector256.Equals(due & Vector256.Create(ways & -ways), default) & fits.AsInt32();
            standing += Vector256<float>.One & goes.AsSingle();
            gone |= goes;
        }
        return gone;
    }

    /// <summary>A second of those within the junction: they go when nobody who has the right of way comes within the gap that a driver needs.</summary>
    private Vector256<float> Wait(ref Vector256<float> standing, PhaseTable.Slot place, int second, int phase)
    {
        var waited = standing;
        if (waited == Vector256<float>.Zero)
            return waited;
        var met = Vector256<int>.Zero;
        foreach (var (lane, ways) in place.Foes)
        {
            if (_moves[phase * _table.Lanes + lane])
                met |= _meeting[lane * Seconds + second] & Vector256.Create(ways);
        }
        var free = Vector256.Equals(met, default).AsSingle();
        standing = Vector256.Max(default, waited - (free & Vector256.Create(SlotRate)));
        return waited;
    }

    /// <summary>Looks up who stands first: the vehicle of each future.</summary>
    private unsafe Vector256<float> First(int lane, Vector256<float> next)
    {
        var at = Vector256.ConvertToInt32(next) * Prospects.Futures + Vector256<int>.Indices + Vector256.Create(Prospects.At(lane, 0));
        fixed (float* v = _prospects.Vehicles)
            return Avx2.IsSupported ? Avx2.GatherVector256(v, at, 4) : Vector256.Create(v[at[0]], v[at[1]], v[at[2]], v[at[3]], v[at[4]], v[at[5]], v[at[6]], v[at[7]]);
    }

    private int MayGoUnclear(int phase, int lane) => (_prospects.PhasesOfUnclear(lane) >> phase & 1) * PhaseTable.Unclear;

    private static float Mean(Vector256<float> cost) => Vector256.Sum(cost) / Prospects.Futures;
}
