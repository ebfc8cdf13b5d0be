namespace Haechi.Signals.Control.Planning;

/// <summary>
/// Who will come to each lane in the next minute, and where they want to go: several possible futures, drawn from what is seen and from
/// the shares of turns that were counted.
/// </summary>
internal sealed class Prospects(int lanes)
{
    /// <summary>Possible futures.</summary>
    public const int Futures = 4;

    /// <summary>Vehicles of one lane at most.</summary>
    public const int Most = 64;

    /// <summary>A vehicle that did not go although each of its movements had green: it goes in the phases in which it was not seen to stand.</summary>
    public const byte Unclear = 255;

    /// <summary>Seconds of green after which a first vehicle that stands is known not to want what it could have had.</summary>
    private const float StuckAfter = 6;

    private readonly float[] _arrivals = new float[Futures * lanes * Most];
    private readonly byte[] _ways = new byte[Futures * lanes * Most];
    private readonly int[] _counts = new int[Futures * lanes];
    private readonly byte[] _come = new byte[Futures * lanes * (PhasePlanner.Horizon + 1)];
    private readonly int[] _unclear = new int[lanes];

    public int Count(int future, int lane) => _counts[future * lanes + lane];

    public float Arrival(int future, int lane, int vehicle) => _arrivals[(future * lanes + lane) * Most + vehicle];

    public byte Way(int future, int lane, int vehicle) => _ways[(future * lanes + lane) * Most + vehicle];

    /// <summary>Vehicles that have come until the end of a second.</summary>
    public int Come(int future, int lane, int second) => _come[(future * lanes + lane) * (PhasePlanner.Horizon + 1) + second];

    /// <summary>Phases (as bits) in which an unclear first vehicle of the lane may go.</summary>
    public int PhasesOfUnclear(int lane) => _unclear[lane];

    public void Draw(JunctionView view, PhaseTable table)
    {
        for (var lane = 0; lane < lanes; lane++)
        {
            for (var future = 0; future < Futures; future++)
                Draw(view, table, lane, future);
        }
    }

    private void Draw(JunctionView view, PhaseTable table, int lane, int future)
    {
        var (seen, n, at) = (view.Lanes[lane], 0, (future * lanes + lane) * Most);
        for (var v = 0; v < seen.Vehicles.Count && n < Most; v++)
        {
            var vehicle = seen.Vehicles[v];
            if (vehicle.Share < 1 && Part(lane, v, future, 7) >= vehicle.Share)
                continue;
            if (!(vehicle.Arrival < PhasePlanner.Horizon))
                continue;
            _arrivals[at + n] = Math.Max(vehicle.Arrival, n > 0 ? _arrivals[at + n - 1] : 0);
            _ways[at + n] = v == 0 ? First(seen, table, lane, future) : Draw(seen, Part(lane, v, future, 3), 0xff);
            n++;
        }
        n = Later(seen, lane, future, n, at);
        _counts[future * lanes + lane] = n;
        Cumulate(future, lane, n, at);
    }

    /// <summary>Behind those who are seen come as many as came lately.</summary>
    private int Later(LaneView seen, int lane, int future, int n, int at)
    {
        if (seen.Rate < 0.002f)
            return n;
        var gap = 1 / seen.Rate;
        for (var t = seen.Sight + gap * Part(lane, 98, future, 1); t < PhasePlanner.Horizon && n < Most; t += gap, n++)
            (_arrivals[at + n], _ways[at + n]) = (Math.Max(t, n > 0 ? _arrivals[at + n - 1] : 0), Draw(seen, Part(lane, n, future, 3), 0xff));
        return n;
    }

    private void Cumulate(int future, int lane, int n, int at)
    {
        var come = _come.AsSpan((future * lanes + lane) * (PhasePlanner.Horizon + 1), PhasePlanner.Horizon + 1);
        var i = 0;
        for (var second = 0; second < come.Length; second++)
        {
            while (i < n && _arrivals[at + i] < second + 1)
                i++;
            come[second] = (byte)i;
        }
    }

    private byte First(LaneView seen, PhaseTable table, int lane, int future)
    {
        var (possible, phases) = (0, 0);
        for (var way = 0; way < Math.Min(PhaseTable.Ways, seen.Links.Count); way++)
            possible |= 1 << way;
        for (var phase = 0; phase < table.Phases; phase++)
        {
            var stuck = phase < seen.StuckIn.Length && seen.StuckIn[phase] >= StuckAfter;
            phases |= !stuck && table.Serves(phase, lane) ? 1 << phase : 0;
            for (var way = 0; stuck && way < Math.Min(PhaseTable.Ways, seen.Links.Count); way++)
                possible &= table.Right(phase, lane, way) == PhaseTable.Goes ? ~(1 << way) : -1;
        }
        _unclear[lane] = phases == 0 ? -1 : phases;
        return possible == 0 ? Unclear : Draw(seen, Part(lane, 0, future, 3), possible);
    }

    private static byte Draw(LaneView seen, float part, int possible)
    {
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
        return (byte)last;
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
