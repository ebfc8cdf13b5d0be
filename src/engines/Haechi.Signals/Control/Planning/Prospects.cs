using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Haechi.Signals.Control.Planning;

/// <summary>
/// Who will come to each lane in the next minute, and where they want to go: several possible futures, drawn from what is seen and from
/// the shares of turns that were counted. All futures of a number lie side by side, one vector.
/// </summary>
internal sealed class Prospects
{
    /// <summary>Possible futures: the lanes of a vector.</summary>
    public const int Futures = 8;

    /// <summary>Vehicles of one lane at most.</summary>
    public const int Most = 64;

    /// <summary>Rows of one lane in a table by seconds: the second before the first one, then each of the plan.</summary>
    private const int Rows = PhasePlanner.Horizon + 2;

    /// <summary>Seconds of green after which a first vehicle that stands is known not to want what it could have had.</summary>
    private const float StuckAfter = 6;

    private float[] _arrivals = [];
    private int[] _ways = [];
    private int[] _unclear = [];
    private int[] _busy = [];
    private Vector256<float>[] _come = [];
    private Vector256<float>[] _sums = [];
    private int _lanes;

    /// <summary>Lanes to which somebody comes in any future.</summary>
    public ReadOnlySpan<int> Busy => _busy.AsSpan(0, _lanes);

    /// <summary>Seconds from now at which each vehicle arrives at the stop line; infinite behind the last one. See <see cref="At"/>.</summary>
    public float[] Arrivals => _arrivals;

    /// <summary>The movement that each vehicle wants, as a bit; 0 behind the last one. See <see cref="At"/>.</summary>
    public int[] Ways => _ways;

    /// <summary>Where the vehicle of the first future stands in the tables; those of the other futures follow.</summary>
    public static int At(int lane, int vehicle) => (lane * (Most + 1) + vehicle) * Futures;

    /// <summary>Vehicles that have come until the end of a second, from -1 on (nobody comes in the first second: they are there).</summary>
    public Vector256<float> Come(int lane, int second) => _come[lane * Rows + second + 1];

    /// <summary>The sum of <see cref="Come"/> over all seconds before this one.</summary>
    public Vector256<float> Sum(int lane, int second) => _sums[lane * Rows + second];

    /// <summary>Phases (as bits) in which an unclear first vehicle of the lane may go.</summary>
    public int PhasesOfUnclear(int lane) => _unclear[lane];

    public void Draw(JunctionView view, PhaseTable table)
    {
        if (_busy.Length < table.Lanes)
            Fit(table.Lanes);
        _lanes = 0;
        Span<int> counts = stackalloc int[Futures];
        for (var lane = 0; lane < table.Lanes; lane++)
        {
            var (seen, possible) = (view.Lanes[lane], Possible(view.Lanes[lane], table, lane));
            for (var future = 0; future < Futures; future++)
                counts[future] = Draw(seen, possible, lane, future);
            if (counts.ContainsAnyExcept(0))
                _busy[_lanes++] = lane;
            Cumulate(lane, counts);
        }
    }

    private void Fit(int lanes)
    {
        (_busy, _unclear) = (new int[lanes], new int[lanes]);
        (_arrivals, _ways) = (new float[At(lanes, 0)], new int[At(lanes, 0)]);
        (_come, _sums) = (new Vector256<float>[lanes * Rows], new Vector256<float>[lanes * Rows]);
    }

    private int Draw(LaneView seen, int possible, int lane, int future)
    {
        var (n, at, last) = (0, At(lane, 0) + future, 0f);
        var vehicles = CollectionsMarshal.AsSpan(seen.Vehicles);
        for (var v = 0; v < vehicles.Length && n < Most; v++)
        {
            ref readonly var vehicle = ref vehicles[v];
            if (!(vehicle.Arrival < PhasePlanner.Horizon) || (vehicle.Share < 1 && Part(lane, v, future, 7) >= vehicle.Share))
                continue;
            last = Math.Max(vehicle.Arrival, last);
            (_arrivals[at + n * Futures], _ways[at + n * Futures]) = (last, Draw(seen, Part(lane, v, future, 3), v == 0 ? possible : PhaseTable.Unclear - 1));
            n++;
        }
        return Later(seen, lane, future, n, last);
    }

    /// <summary>Behind those who are seen come as many as came lately.</summary>
    private int Later(LaneView seen, int lane, int future, int n, float last)
    {
        var (at, gap) = (At(lane, 0) + future, 1 / seen.Rate);
        for (var t = seen.Sight + gap * Part(lane, 98, future, 1); seen.Rate >= 0.002f && t < PhasePlanner.Horizon && n < Most; t += gap, n++)
            (_arrivals[at + n * Futures], _ways[at + n * Futures]) = (last = Math.Max(t, last), Draw(seen, Part(lane, n, future, 3), PhaseTable.Unclear - 1));
        (_arrivals[at + n * Futures], _ways[at + n * Futures]) = (float.PositiveInfinity, 0);
        return n;
    }

    private void Cumulate(int lane, ReadOnlySpan<int> counts)
    {
        var come = _come.AsSpan(lane * Rows, Rows);
        var sums = _sums.AsSpan(lane * Rows, Rows);
        come.Clear();
        var flat = MemoryMarshal.Cast<Vector256<float>, float>(come);
        for (var future = 0; future < Futures; future++)
        {
            for (var v = 0; v < counts[future]; v++)
                flat[((int)_arrivals[At(lane, v) + future] + 1) * Futures + future]++;
        }
        sums[0] = default;
        for (var row = 1; row < Rows; row++)
        {
            come[row] += come[row - 1];
            sums[row] = sums[row - 1] + come[row];
        }
        come[0] = come[1];
    }

    /// <summary>The movements that the first vehicle may want: it would not stand at a green that is its own.</summary>
    private int Possible(LaneView seen, PhaseTable table, int lane)
    {
        var (possible, phases) = ((1 << Math.Min(PhaseTable.Ways, seen.Links.Count)) - 1, 0);
        for (var phase = 0; phase < table.Phases; phase++)
        {
            var stuck = phase < seen.StuckIn.Length && seen.StuckIn[phase] >= StuckAfter;
            phases |= !stuck && table.Serves(phase, lane) ? 1 << phase : 0;
            possible &= stuck ? ~table.Goes(phase, lane) : -1;
        }
        _unclear[lane] = phases == 0 ? -1 : phases;
        return possible;
    }

    private static int Draw(LaneView seen, float part, int possible)
    {
        if (possible == 0)
            return PhaseTable.Unclear;
        var all = 0f;
        for (var way = 0; way < seen.Shares.Length; way++)
            all += (possible >> way & 1) * seen.Shares[way];
        var (left, last) = (part * all, 0);
        for (var way = 0; way < seen.Shares.Length; way++)
        {
            if ((possible >> way & 1) == 0)
                continue;
            last = way;
            left -= seen.Shares[way];
            if (left < 0)
                break;
        }
        return 1 << last;
    }

    /// <summary>A part between 0 and 1 for each future, spread evenly over the futures.</summary>
    private static float Part(int lane, int vehicle, int future, int salt)
    {
        var hash = (uint)(lane * 73856093 ^ vehicle * 19349663 ^ salt * 83492791) * 2654435761u;
        hash = (hash ^ hash >> 15) * 2246822519u;
        var part = (hash >> 8) / 16777216f + (float)future / Futures;
        return part >= 1 ? part - 1 : part;
    }
}
