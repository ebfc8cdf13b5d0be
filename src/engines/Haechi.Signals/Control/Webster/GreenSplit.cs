namespace Haechi.Signals.Control.Webster;

/// <summary>Webster's cycle and splits for one junction.</summary>
/// <remarks>Source: Webster 1958, "Traffic Signal Settings"; overlapping phases as in the Highway Capacity Manual's critical movements.</remarks>
internal static class GreenSplit
{
    /// <summary>The critical flow ratio of each phase: what its slowest lane needs of all the time.</summary>
    public static double[] Ratios(IReadOnlyList<LaneFlow> lanes, int phases)
    {
        var ratios = new double[phases];
        // Lanes with one phase have no choice; the others take from phases what is there and ask for the rest where they pass best.
        foreach (var lane in lanes.Where(l => l.Rate > 0 && l.Pass.Any(p => p > 0)).OrderBy(l => l.Pass.Count(p => p > 0)).ThenByDescending(l => l.Rate / l.Pass.Max()))
        {
            var have = lane.Pass.Zip(ratios, (pass, ratio) => pass * ratio).Sum();
            var best = Array.IndexOf(lane.Pass, lane.Pass.Max());
            ratios[best] += Math.Max(0, lane.Rate - have) / lane.Pass[best];
        }
        return ratios;
    }

    /// <summary>Webster's best cycle, within what minimums need and the longest allowed.</summary>
    public static int Cycle(double[] ratios, int[] least, int[] between, WebsterSettings settings)
    {
        var shortest = least.Sum() + between.Sum();
        var longest = Math.Max(settings.LongestCycle, shortest);
        var load = ratios.Sum();
        if (load >= WebsterSettings.Saturated)
            return longest;
        var lost = between.Sum() + settings.StartLoss * least.Length;
        return Math.Clamp((int)Math.Ceiling((1.5 * lost + 5) / (1 - load)), shortest, longest);
    }

    /// <summary>Greens in proportion to the ratios, no one below its minimum; together with what lies between they are the cycle.</summary>
    public static int[] Greens(double[] ratios, int[] least, int[] between, int cycle)
    {
        var greens = Shares(ratios, least, cycle - between.Sum());
        var whole = greens.Select((g, i) => Math.Max(least[i], (int)Math.Floor(g))).ToArray();
        // Whole seconds: what rounding left over goes where most was cut off; what it took too much comes from where most is to spare.
        for (var left = cycle - between.Sum() - whole.Sum(); left != 0; left -= Math.Sign(left))
        {
            var step = Math.Sign(left);
            var at = Enumerable.Range(0, whole.Length).Where(i => step > 0 || whole[i] > least[i]).MaxBy(i => step * (greens[i] - whole[i]));
            whole[at] += step;
        }
        return whole;
    }

    private static double[] Shares(double[] ratios, int[] least, int time)
    {
        var fixedAt = new bool[least.Length];
        while (true)
        {
            var open = Enumerable.Range(0, least.Length).Where(i => !fixedAt[i]).ToList();
            var (left, load) = (time - least.Where((_, i) => fixedAt[i]).Sum(), open.Sum(i => ratios[i]));
            double Share(int i) => load > 0 ? left * ratios[i] / load : (double)left / open.Count;
            var short_ = open.Where(i => Share(i) < least[i]).ToList();
            if (short_.Count == 0 || short_.Count == open.Count)
                return [.. least.Select((l, i) => fixedAt[i] || short_.Count == open.Count ? l : Share(i))];
            short_.ForEach(i => fixedAt[i] = true);
        }
    }
}
