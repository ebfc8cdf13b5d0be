using System.Buffers;

namespace Haechi.Signals.Networks;

/// <summary>Reads one junction of the neutral form: its crossings, phases and ways that meet.</summary>
internal sealed class JunctionFormReader(Action<string, string> fault, string where)
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("GgyYrusoO");

    public SignalJunction Read(JunctionForm? junction, int width, SignalLink?[] links)
    {
        ReadCrossings(junction?.Crossings ?? [], links);
        var phases = (junction?.Phases ?? []).Select((p, i) => Phase(p, width, $"{where}.phases[{i}]")).ToList();
        if (phases.Count == 0)
            fault(where + ".phases", "there is none; write the plan in force, at least one phase");
        else if (!phases.Exists(p => p.IsGreen))
            fault(where + ".phases", "none shows green without yellow; write at least one that does");
        if (junction is { Offset: < -86_400 or > 86_400 })
            fault(where + ".offset", "write seconds from -86,400 to 86,400");
        var foes = Foes(junction?.Meeting, width);
        foreach (var phase in phases.Where(p => p.IsGreen && p.State.Length == width))
            SignalFoes.Allow(foes.Conflicts, phase.State);
        return new SignalJunction(junction?.Id ?? "", links, phases, junction?.Offset ?? 0, foes);
    }

    private void ReadCrossings(IReadOnlyList<CrossingForm?> crossings, SignalLink?[] links)
    {
        for (var i = 0; i < crossings.Count; i++)
        {
            var at = $"{where}.crossings[{i}]";
            if (crossings[i] is not { Link: >= 0 } crossing || crossing.Link >= links.Length)
                fault(at + ".link", $"write the place of its letter in the phases, 0 to {links.Length - 1}");
            else if (crossing.Length is not (> 0 and <= 200))
                fault(at + ".length", "write the metres that pedestrians walk, above 0 and at most 200");
            else if (links[crossing.Link] is not null)
                fault(at + ".link", $"place {crossing.Link} is taken already; a crossing needs a letter of its own");
            else
                links[crossing.Link] = new SignalLink(crossing.Link, -1, -1, 's', crossing.Length);
        }
    }

    private SignalPhase Phase(PhaseForm? phase, int width, string at)
    {
        var state = phase?.State ?? "";
        if (state.Length == 0)
            fault(at + ".state", "it is missing; write a letter a link: G green, g green that gives way, y yellow, r red");
        else if (state.Length != width)
            fault(at + ".state", $"it has {state.Length} letters, the first phase has {width}; write a letter a link");
        if (state.AsSpan().IndexOfAnyExcept(Letters) is var odd and >= 0)
            fault(at + ".state", $"the letter '{state[odd]}' is not known; write G, g, y, r (or Y, u, s, o, O as SUMO does)");
        if (phase is not { Seconds: > 0 and <= 3600 })
            fault(at + ".seconds", "write seconds above 0 and at most 3,600");
        if (phase is { MinimumGreen: < 0 } || phase is { } p && p.MinimumGreen > 3600)
            fault(at + ".minimumGreen", "write seconds from 0 to 3,600");
        if (phase is { MaximumGreen: { } most } && (most > 3600 || !(most >= Math.Max(1, phase.MinimumGreen))))
            fault(at + ".maximumGreen", "write seconds from the minimum green to 3,600, or leave it away");
        return new SignalPhase(state, phase?.Seconds ?? 0, phase?.MinimumGreen ?? 0, phase?.MaximumGreen ?? double.PositiveInfinity);
    }

    private (LinkSet[] Meeting, LinkSet[] Conflicts) Foes(IReadOnlyList<IReadOnlyList<int>?>? pairs, int width)
    {
        var meeting = Enumerable.Range(0, width).Select(_ => new LinkSet(width)).ToArray();
        var conflicts = Enumerable.Range(0, width).Select(_ => new LinkSet(width)).ToArray();
        if (pairs is null)
            fault(where + ".meeting", "it is missing; write all pairs of links whose ways cross or meet, [] when none do");
        for (var i = 0; i < (pairs?.Count ?? 0); i++)
        {
            if (pairs![i] is not [var a, var b] || a == b || a < 0 || b < 0 || a >= width || b >= width)
            {
                fault($"{where}.meeting[{i}]", $"write two different links, 0 to {width - 1}");
                continue;
            }
            meeting[a][b] = meeting[b][a] = conflicts[a][b] = conflicts[b][a] = true;
        }
        return (meeting, conflicts);
    }
}
