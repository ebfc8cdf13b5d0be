using Haechi.Signals.Networks;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Tests.Safety;

/// <summary>Judges what a signal showed, second by second, told without the envelope so that the two check each other.</summary>
internal static class Judge
{
    public static void IsSafe(SignalJunction signal, SignalTiming timing, IReadOnlyList<string> shown)
    {
        shown.ShouldAllBe(s => !Conflicting(signal, s));
        for (var link = 0; link < signal.Links.Count; link++)
            Letters(string.Concat(shown.Select(s => s[link])), timing, signal.Links[link]!);
    }

    private static bool Conflicting(SignalJunction signal, string state) =>
        Enumerable.Range(0, state.Length).Any(a => Enumerable.Range(0, state.Length).Any(b => signal.Conflicts[a][b] && state[a] is 'G' or 'g' && state[b] is 'G' or 'g' or 'y'
            && signal.Conflicts[a][b]));

    private static void Letters(string letters, SignalTiming timing, SignalLink link)
    {
        for (var i = 1; i < letters.Length; i++)
        {
            if (letters[i - 1] == 'y' && letters[i] == 'r')
                letters[..i].Reverse().TakeWhile(c => c == 'y').Count().ShouldBe((int)timing.Yellow);
            if (letters[i - 1] != 'G' || letters[i] == 'G')
                continue;
            letters[i].ShouldBe('y');
            if (letters[..i].Contains('r', StringComparison.Ordinal))
                letters[..i].Reverse().TakeWhile(c => c == 'G').Count().ShouldBeGreaterThanOrEqualTo((int)(link.IsCrossing && timing.Walk > 0 ? timing.Walk + link.CrossingLength : timing.MinimumGreen));
        }
    }
}
