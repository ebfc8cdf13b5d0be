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
    private readonly Prospects _prospects;
    private readonly RoomAhead _room = new();
    private PhaseTable _table = null!;
    private JunctionView _view = null!;
    private bool[] _moves = [];
    private Vector256<int>[] _wants = [];
    private Vector256<float>[] _comes = [];
    private Vector256<int>[] _left = [];

    public Rollout(Prospects prospects) => _prospects = prospects;

    /// <summary>Vectors of a state.</summary>
    public int Size => 2 * _table.Lanes + _table.Slots.Length;

    /// <summary>Takes a junction over; its prospects must be drawn.</summary>
    public void Begin(JunctionView view, PhaseTable table)
    {
        (_view, _table) = (view, table);
        if (_wants.Length < table.Lanes)
            (_wants, _comes, _left) = (new Vector256<int>[table.Lanes], new Vector256<float>[table.Lanes], new Vector256<int>[table.Lanes]);
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
        foreach (var lane in _prospects.Busy)
        {
            if (_moves[phase * _table.Lanes + lane])
                Head(lane, state[lane]);
            else
                cost += Stand(lane, state[lane], from, to);
        }
        for (var second = from; second < to; second++)
        {
            foreach (var lane in _prospects.Busy)
            {
                if (_moves[phase * _table.Lanes + lane])
                    cost += Leave(state, lane, second, phase, also);
            }
            for (var slot = 0; slot < _table.Slots.Length; slot++)
                cost += Wait(ref state[2 * _table.Lanes + slot], _table.Slots[slot], second, phase);
        }
        return cost;
    }

    /// <summary>Cost of a lane from which nobody leaves.</summary>
    private Vector256<float> Stand(int lane, Vector256<float> next, int from, int to) =>
        _prospects.Sum(lane, to) - _prospects.Sum(lane, from) - (to - from) * next
        + StopCost * (_prospects.Come(lane, to - 1) - _prospects.Come(lane, from - 1));

    /// <summary>A second of a lane from which the first vehicle may leave.</summary>
    private Vector256<float> Leave(Span<Vector256<float>> state, int lane, int second, int phase, int also)
    {
        ref var next = ref state[lane];
        ref var ready = ref state[_table.Lanes + lane];
        var come = _prospects.Come(lane, second);
        _left[lane] = default;
        var due = (Vector256.GreaterThan(come, next) & Vector256.LessThan(ready, Vector256.Create(second + 1f))).AsInt32();
        if (due != Vector256<int>.Zero)
        {
            var (wants, open) = (_wants[lane], _room.Open(lane, second));
            _left[lane] = wants & due & Vector256.Create(_table.Goes(phase, also, lane) & open);
            var stay = Vector256.Equals(_left[lane] | (wants & due & Vector256.Create(MayGoUnclear(phase, lane))), default);
            if ((_table.Yields(phase, also, lane) & open) is var yields && yields != 0)
                stay = Vector256.AndNot(stay, Yield(state, lane, wants & due, yields));
            if (stay != Vector256<int>.AllBitsSet)
            {
                var free = Vector256.Max(ready, Vector256.Max(Vector256.Create((float)second), _comes[lane])) + Vector256.Create(Headway);
                ready = Vector256.ConditionalSelect(stay.AsSingle(), ready, free);
                next += Vector256.AndNot(Vector256<float>.One, stay.AsSingle());
                Head(lane, next);
            }
        }
        var queue = come - next;
        return queue + StopCost * Vector256.Min(come - _prospects.Come(lane, second - 1), queue);
    }

    /// <summary>Those who may only yield go on to their places within the junction, where there is one left.</summary>
    private Vector256<int> Yield(Span<Vector256<float>> state, int lane, Vector256<int> wants, int ways)
    {
        var gone = Vector256<int>.Zero;
        for (; ways != 0; ways &= ways - 1)
        {
            var slot = _table.SlotOf(lane, int.TrailingZeroCount(ways));
            ref var standing = ref state[2 * _table.Lanes + slot];
            var fits = Vector256.LessThanOrEqual(standing, Vector256.Create(Holds(_view, _table.Slots[slot].Link) - 1));
            var goes = ~Vector256.Equals(wants & Vector256.Create(ways & -ways), default) & fits.AsInt32();
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
            if (!_moves[phase * _table.Lanes + lane])
                continue;
            var near = Vector256.LessThanOrEqual(_comes[lane], Vector256.Create(second + Gap)).AsInt32();
            met |= (_left[lane] & Vector256.Create(ways)) | (_wants[lane] & near & Vector256.Create(ways & _table.Goes(phase, lane)));
        }
        var free = Vector256.Equals(met, default).AsSingle();
        standing = Vector256.Max(default, waited - (free & Vector256.Create(SlotRate)));
        return waited;
    }

    /// <summary>Looks up who stands first now.</summary>
    private unsafe void Head(int lane, Vector256<float> next)
    {
        var at = Vector256.ConvertToInt32(next) * Prospects.Futures + Vector256<int>.Indices + Vector256.Create(Prospects.At(lane, 0));
        fixed (int* ways = _prospects.Ways)
        fixed (float* arrivals = _prospects.Arrivals)
        {
            _wants[lane] = Avx2.IsSupported ? Avx2.GatherVector256(ways, at, 4) : Vector256.Create(
                ways[at[0]], ways[at[1]], ways[at[2]], ways[at[3]], ways[at[4]], ways[at[5]], ways[at[6]], ways[at[7]]);
            _comes[lane] = Avx2.IsSupported ? Avx2.GatherVector256(arrivals, at, 4) : Vector256.Create(
                arrivals[at[0]], arrivals[at[1]], arrivals[at[2]], arrivals[at[3]], arrivals[at[4]], arrivals[at[5]], arrivals[at[6]], arrivals[at[7]]);
        }
    }

    private int MayGoUnclear(int phase, int lane) => (_prospects.PhasesOfUnclear(lane) >> phase & 1) * PhaseTable.Unclear;

    private static float Mean(Vector256<float> cost) => Vector256.Sum(cost) / Prospects.Futures;
}
