namespace Haechi.Signals.Control.Webster;

/// <summary>One signal in the platoon model: its lanes and how its plan lies in the cycle.</summary>
/// <param name="Lanes">Lanes before its stop lines.</param>
/// <param name="Passing">For each lane and second of its own cycle, vehicles that may pass.</param>
internal sealed record ModelledSignal(IReadOnlyList<LaneFlow> Lanes, double[][] Passing);

/// <summary>Vehicles that come from a neighbour in a platoon.</summary>
/// <param name="From">Number of the signal that they leave.</param>
/// <param name="Road">Road that they come by.</param>
/// <param name="Profile">Vehicles in each second of the cycle of the signal that they leave, as they come to the stop line.</param>
internal sealed record Feed(int From, string Road, double[] Profile);

/// <summary>
/// Foresees the delay of a plan on one common cycle: platoons leave a green, spread on their way, and meet the next green or red.
/// </summary>
/// <remarks>Sources: Robertson 1969, "TRANSYT: a traffic network study tool"; the random part is the Highway Capacity Manual's incremental delay.</remarks>
internal sealed class PlatoonModel(IReadOnlyDictionary<int, ModelledSignal> signals, ILookup<int, Feed> feeds, int cycle, double period)
{
    /// <summary>Delay at one signal, vehicle seconds a second.</summary>
    public double DelayAt(int signal, IReadOnlyDictionary<int, int> offsets)
    {
        var (delay, modelled) = (0.0, signals[signal]);
        foreach (var road in modelled.Lanes.Select((l, i) => (Lane: l, Passing: modelled.Passing[i])).GroupBy(l => l.Lane.Road))
        {
            var rate = road.Sum(l => l.Lane.Rate);
            if (rate <= 0)
                continue;
            var arrivals = Arrivals(signal, road.Key, rate, offsets);
            foreach (var (lane, passing) in road.Where(l => l.Lane.Rate > 0))
                delay += LaneDelay(arrivals, lane.Rate / rate, lane.Rate, passing);
        }
        return delay;
    }

    /// <summary>Delay at all of them.</summary>
    public double Delay(IReadOnlyDictionary<int, int> offsets) => signals.Keys.Sum(s => DelayAt(s, offsets));

    /// <summary>Vehicles in each second of the signal's cycle on one road.</summary>
    private double[] Arrivals(int signal, string road, double rate, IReadOnlyDictionary<int, int> offsets)
    {
        var (arrivals, fed) = (new double[cycle], 0.0);
        foreach (var feed in feeds[signal].Where(f => f.Road == road))
        {
            // What leaves at second t of the neighbour's cycle comes at second t + its offset − ours.
            var shift = offsets.GetValueOrDefault(feed.From) - offsets.GetValueOrDefault(signal);
            for (var t = 0; t < cycle; t++)
            {
                arrivals[Mod(t + shift)] += feed.Profile[t];
                fed += feed.Profile[t];
            }
        }
        var all = rate * cycle;
        var (scale, rest) = (fed > all ? all / fed : 1, Math.Max(0, all - fed) / cycle);
        for (var t = 0; t < cycle; t++)
            arrivals[t] = arrivals[t] * scale + rest;
        return arrivals;
    }

    private double LaneDelay(double[] arrivals, double share, double rate, double[] passing)
    {
        var capacity = passing.Sum() / cycle;
        if (capacity <= 0)
            return rate * period;
        var load = rate / capacity;
        var scale = share * Math.Min(1, 0.98 / load);
        var (queue, sum) = (0.0, 0.0);
        for (var t = 0; t < 3 * cycle; t++)
        {
            queue = Math.Max(0, queue + arrivals[t % cycle] * scale - passing[t % cycle]);
            sum += t >= 2 * cycle ? queue : 0;
        }
        var overflow = period / 4 * (load - 1 + Math.Sqrt((load - 1) * (load - 1) + 4 * load / (capacity * period)));
        return sum / cycle + rate * overflow;
    }

    private int Mod(int second) => (second % cycle + cycle) % cycle;
}
