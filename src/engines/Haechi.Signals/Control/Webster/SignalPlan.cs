using Haechi.Signals.Networks;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Control.Webster;

/// <summary>A fixed cycle (고정 주기) of one signal.</summary>
/// <param name="Junction">Name of the signal.</param>
/// <param name="Cycle">Length of the cycle (주기), seconds.</param>
/// <param name="Offset">Seconds by which the beginning of the first green is shifted against midnight (옵셋), 0 to below the cycle.</param>
/// <param name="Greens">Seconds of green for each of the junction's green phases, in their order.</param>
public sealed record SignalPlan(string Junction, int Cycle, int Offset, IReadOnlyList<int> Greens);

/// <summary>The plans of all junctions for one stretch of the day.</summary>
/// <param name="Begin">Seconds of the day from which it holds; the first one holds before its time too, the last one after.</param>
/// <param name="Plans">One plan a junction; a junction without one keeps its own.</param>
public sealed record PlanSlice(double Begin, IReadOnlyList<SignalPlan> Plans);

/// <summary>A time-of-day plan (시간대별 신호계획).</summary>
/// <param name="Slices">By beginning; at least one.</param>
public sealed record DayPlan(IReadOnlyList<PlanSlice> Slices)
{
    /// <summary>The slice that holds at a time of the day in seconds.</summary>
    public PlanSlice At(double now)
    {
        for (var i = Slices.Count - 1; i > 0; i--)
        {
            if (now >= Slices[i].Begin)
                return Slices[i];
        }
        return Slices[0];
    }
}

/// <summary>How a plan lies within a cycle: when each green begins, and what lies between two greens.</summary>
public sealed class PlanFrame
{
    private readonly int[] _begins;

    private PlanFrame(SignalPlan plan, int[] between)
    {
        (Plan, Between, _begins) = (plan, between, new int[between.Length]);
        for (var i = 1; i < between.Length; i++)
            _begins[i] = _begins[i - 1] + plan.Greens[i - 1] + between[i];
    }

    /// <summary>The plan.</summary>
    public SignalPlan Plan { get; }

    /// <summary>For each phase the seconds of yellow and all-red before it.</summary>
    public IReadOnlyList<int> Between { get; }

    /// <summary>Second of the cycle at which a phase's green begins.</summary>
    public int BeginOf(int phase) => _begins[phase];

    /// <summary>Lays a plan out.</summary>
    /// <exception cref="ArgumentException">The plan does not keep the junction's rules; ask <see cref="PlanRules.Fault"/> first.</exception>
    public static PlanFrame Of(SignalJunction junction, SignalPlan plan, SignalTiming timing) =>
        PlanRules.Fault(junction, plan, timing) is { } fault ? throw new ArgumentException(fault, nameof(plan)) : new PlanFrame(plan, PlanRules.Between(junction, timing));

    /// <summary>The phase to ask for at a time of the day: the one that is green, or whose yellow before it runs.</summary>
    public int PhaseAt(double now)
    {
        var second = (now - Plan.Offset) % Plan.Cycle;
        second += second < 0 ? Plan.Cycle : 0;
        for (var phase = 0; phase < _begins.Length; phase++)
        {
            if (second < _begins[phase] + Plan.Greens[phase])
                return phase;
        }
        return 0;
    }
}

/// <summary>The rules that every plan keeps, whoever made or amended it.</summary>
public static class PlanRules
{
    /// <summary>Longest cycle that may be asked for, seconds.</summary>
    public const int LongestCycle = 240;

    /// <summary>Seconds between the greens, for each phase what comes before it: nothing where nobody loses green.</summary>
    public static int[] Between(SignalJunction junction, SignalTiming timing)
    {
        ArgumentNullException.ThrowIfNull(junction);
        ArgumentNullException.ThrowIfNull(timing);
        var greens = junction.Greens;
        var full = (int)Math.Ceiling(timing.Yellow + timing.AllRed);
        return [.. greens.Select((to, i) => greens.Count > 1 && Loses(greens[(i + greens.Count - 1) % greens.Count].State, to.State) ? full : 0)];
    }

    /// <summary>Shortest green of each phase, whole seconds, pedestrians included.</summary>
    public static int[] Minimum(SignalJunction junction, SignalTiming timing)
    {
        ArgumentNullException.ThrowIfNull(junction);
        ArgumentNullException.ThrowIfNull(timing);
        return [.. junction.Greens.Select(g => Math.Max(1, (int)Math.Ceiling(timing.MinimumOf(junction, g))))];
    }

    /// <summary>What is wrong with a plan; null when it keeps all rules.</summary>
    public static string? Fault(SignalJunction junction, SignalPlan plan, SignalTiming timing)
    {
        ArgumentNullException.ThrowIfNull(junction);
        ArgumentNullException.ThrowIfNull(plan);
        var (least, between) = (Minimum(junction, timing), Between(junction, timing));
        if (plan.Junction != junction.Id)
            return $"the plan is {plan.Junction}'s, not {junction.Id}'s";
        if (plan.Greens.Count != junction.Greens.Count)
            return $"{junction.Id} has {junction.Greens.Count} green phases, the plan has {plan.Greens.Count}";
        for (var i = 0; i < least.Length; i++)
        {
            if (plan.Greens[i] < least[i])
                return $"phase {i + 1} of {junction.Id}: {plan.Greens[i]} s of green, {least[i]} s are the minimum";
        }
        if (plan.Cycle > Math.Max(LongestCycle, least.Sum() + between.Sum()))
            return $"a cycle of {plan.Cycle} s is longer than {LongestCycle} s";
        if (plan.Greens.Sum() + between.Sum() != plan.Cycle)
            return $"{junction.Id}: greens of {plan.Greens.Sum()} s and {between.Sum()} s between them make no cycle of {plan.Cycle} s";
        return plan.Offset < 0 || plan.Offset >= plan.Cycle ? $"the offset {plan.Offset} s is not within the cycle of {plan.Cycle} s" : null;
    }

    private static bool Loses(string from, string to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            if (from[i] is 'G' or 'g' && to[i] is not ('G' or 'g'))
                return true;
        }
        return false;
    }
}
