namespace Haechi.Signals.Networks;

/// <summary>Lanes, how they lead on, and the signals between them.</summary>
/// <param name="Lanes">All lanes, those within junctions too.</param>
/// <param name="Connections">How lanes lead to lanes.</param>
/// <param name="Signals">The signalised junctions.</param>
public sealed record RoadNetwork(IReadOnlyList<RoadLane> Lanes, IReadOnlyList<LaneConnection> Connections, IReadOnlyList<SignalJunction> Signals);

/// <summary>One lane.</summary>
/// <param name="Id">Name.</param>
/// <param name="Length">Metres.</param>
/// <param name="Speed">Speed limit, metres a second.</param>
/// <param name="TakesCars">False for lanes of trams, bicycles, buses or pedestrians alone.</param>
public sealed record RoadLane(string Id, double Length, double Speed, bool TakesCars = true)
{
    /// <summary>Where it lies; <see cref="LaneShape.None"/> when the network does not say.</summary>
    public LaneShape Shape { get; init; } = LaneShape.None;

    /// <summary>Name of its street as people say it; null when the network does not say.</summary>
    public string? Street { get; init; }

    /// <summary>The road (SUMO: edge) that it belongs to: its name without the number of the lane.</summary>
    public string Road => Id.LastIndexOf('_') is var at and > 0 && at < Id.Length - 1 && !Id.AsSpan(at + 1).ContainsAnyExceptInRange('0', '9') ? Id[..at] : Id;

    /// <summary>True for a lane within a junction.</summary>
    public bool IsInside => Id.StartsWith(':');
}

/// <summary>A way from one lane to another across a junction.</summary>
/// <param name="From">Number of the lane that it leaves.</param>
/// <param name="To">Number of the lane that it reaches.</param>
/// <param name="Via">First lane within the junction; -1 when there is none.</param>
/// <param name="Length">Metres within the junction.</param>
/// <param name="Signal">Number of the signal that rules it; -1 when none does.</param>
/// <param name="Link">Place in the signal's state; -1 without a signal.</param>
/// <param name="Turn">s straight, l left, r right, t around.</param>
public sealed record LaneConnection(int From, int To, int Via, double Length, int Signal, int Link, char Turn = 's');

/// <summary>One movement (방향별 이동류) that a signal rules: a letter in its state.</summary>
/// <param name="Index">Place in the state.</param>
/// <param name="From">Number of the lane before the stop line; -1 for a crossing of pedestrians.</param>
/// <param name="To">Number of the lane after the junction; -1 for a crossing of pedestrians.</param>
/// <param name="Turn">s straight, l left, r right, t around, as the network says.</param>
/// <param name="CrossingLength">Metres that pedestrians walk; 0 for vehicles.</param>
public sealed record SignalLink(int Index, int From, int To, char Turn, double CrossingLength)
{
    /// <summary>True for a crossing of pedestrians.</summary>
    public bool IsCrossing => CrossingLength > 0;
}

/// <summary>A phase (현시) of a signal's own plan.</summary>
/// <param name="State">A letter a link: G green, g green that gives way, y yellow, r red.</param>
/// <param name="Duration">Seconds.</param>
/// <param name="MinimumGreen">Seconds; 0 when the plan says nothing.</param>
/// <param name="MaximumGreen">Seconds; infinite when the plan says nothing.</param>
public sealed record SignalPhase(string State, double Duration, double MinimumGreen, double MaximumGreen = double.PositiveInfinity)
{
    /// <summary>True when somebody may go and nobody has yellow.</summary>
    public bool IsGreen => State.AsSpan().ContainsAny('G', 'g') && !State.AsSpan().ContainsAny('y', 'Y', 'u');
}

/// <summary>A signalised junction (신호교차로): its movements, its own plan, and which movements may not be green together.</summary>
public sealed class SignalJunction
{
    internal SignalJunction(string id, IReadOnlyList<SignalLink?> links, IReadOnlyList<SignalPhase> plan, double offset, (LinkSet[] Meeting, LinkSet[] Conflicts) foes)
    {
        (Id, Links, Plan, Offset, Meeting, Conflicts) = (id, links, plan, offset, foes.Meeting, foes.Conflicts);
        Greens = [.. plan.Where(p => p.IsGreen).DistinctBy(p => p.State)];
    }

    /// <summary>Name of the signal.</summary>
    public string Id { get; }

    /// <summary>Movements by their place in the state; null where a place rules nothing.</summary>
    public IReadOnlyList<SignalLink?> Links { get; }

    /// <summary>The phases of its own plan, in order.</summary>
    public IReadOnlyList<SignalPhase> Plan { get; }

    /// <summary>Seconds by which the plan's cycle is shifted.</summary>
    public double Offset { get; }

    /// <summary>The plan's green phases, each state once, in the plan's order. What a controller chooses from.</summary>
    public IReadOnlyList<SignalPhase> Greens { get; }

    /// <summary>For each link the links whose ways cross or meet its own.</summary>
    public IReadOnlyList<LinkSet> Meeting { get; }

    /// <summary>For each link the links that may not have protected green with it.</summary>
    public IReadOnlyList<LinkSet> Conflicts { get; }
}
