using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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

    private const int WayBits = 15;
    private const float Never = 1e6f;

    /// <summary>Seconds of green after which a first vehicle that stands is known not to want what it could have had.</summary>
    private const float StuckAfter = 6;

    private float[] _vehicles = [];
    private int[] _unclear = [];
    private int[] _busy = [];
    private Vector256<float>[] _come = [];
    private Vector256<float>[] _sums = [];
    private int _lanes;

    /// <summary>Lanes to which somebody comes in any future.</summary>
    public ReadOnlySpan<int> Busy => _busy.AsSpan(0, _lanes);

    /// <summary>
    /// Seconds from now at which each vehicle arrives at the stop line, far off behind the last one; the last four bits tell the movement
    /// that it wants (see WayOf), so that one look-up gives both. See <see cref="At"/>.
    /// </summary>
    public float[] Vehicles => _vehicles;

    /// <summary>The movements that vehicles want, as bits: <see cref="PhaseTable.Unclear"/> where nobody knows, a bit that nothing allows behind the last one.</summary>
    public static Vector256<int> WayOf(Vector256<float> vehicles) => Avx2.IsSupported
        ? Avx2.ShiftLeftLogicalVariable(Vector256<int>.One, (vehicles.AsInt32() & Vector256.Create(WayBits)).AsUInt32())
        : Vector256.Create(WayOf(vehicles[0]), WayOf(vehicles[1]), WayOf(vehicles[2]), WayOf(vehicles[3]), WayOf(vehicles[4]), WayOf(vehicles[5]), WayOf(vehicles[6]), WayOf(vehicles[7]));

    /// <summary>The movement that a vehicle wants, as a bit.</summary>
    public static int WayOf(float vehicle) => 1 << (BitConverter.SingleToInt32Bits(vehicle) & WayBits);

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
        _vehicles = new float[At(lanes, 0)];
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
            _vehicles[at + n * Futures] = Vehicle(last, Draw(seen, Part(lane, v, future, 3), v == 0 ? possible : PhaseTable.Unclear - 1));
            n++;
        }
        n = Sent(seen, lane, future, n, ref last);
        return Later(seen, lane, future, n, last);
    }

    /// <summary>Whom neighbours will send: behind those who are seen.</summary>
    private int Sent(LaneView seen, int lane, int future, int n, ref float last)
    {
        var at = At(lane, 0) + future;
        var coming = CollectionsMarshal.AsSpan(seen.Coming);
        for (var v = 0; v < coming.Length && n < Most && coming[v].Arrival < PhasePlanner.Horizon; v++)
        {
            if (Part(lane, v, future, 11) >= coming[v].Share)
                continue;
            last = Math.Max(coming[v].Arrival, last);
            _vehicles[at + n * Futures] = Vehicle(last, Draw(seen, Part(lane, v, future, 13), PhaseTable.Unclear - 1));
            n++;
        }
        return n;
    }

    /// <summary>Behind those who are seen come as many as came lately.</summary>
    private int Later(LaneView seen, int lane, int future, int n, float last)
    {
        var (at, gap) = (At(lane, 0) + future, 1 / seen.Rate);
        for (var t = Math.Max(seen.Sight, seen.Foreseen) + gap * Part(lane, 98, future, 1); seen.Rate >= 0.002f && t < PhasePlanner.Horizon && n < Most; t += gap, n++)
            _vehicles[at + n * Futures] = Vehicle(last = Math.Max(t, last), Draw(seen, Part(lane, n, future, 3), PhaseTable.Unclear - 1));
        _vehicles[at + n * Futures] = Vehicle(Never, WayBits);
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
                flat[((int)_vehicles[At(lane, v) + future] + 1) * Futures + future]++;
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

    private static float Vehicle(float arrival, int way) => BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(arrival) & ~WayBits) | way);

    /// <summary>The number of a movement, or that of nobody knows which.</summary>
    private static int Draw(LaneView seen, float part, int possible)
    {
        if (possible == 0)
            return PhaseTable.Ways;
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
        return last;
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
