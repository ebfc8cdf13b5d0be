using Haechi.Signals.Networks;
using Haechi.Signals.Traci;

namespace Haechi.Signals.Simulation.Measuring;

/// <summary>
/// Measures a run by movement and stretch of time: vehicles, time lost, stops, queue and CO2. What a vehicle loses on its way to a stop
/// line belongs to the movement by which it crosses it.
/// </summary>
/// <remarks>
/// CO2 is the simulator's own estimate for each vehicle and second from its speed and acceleration (HBEFA classes; a car without another
/// class counts as HBEFA3/PC_G_EU4, a petrol car of Euro 4). It compares two runs; it is no inventory of emissions. Vehicles that were not let in yet burn nothing.
/// </remarks>
public sealed class MovementMeter
{
    /// <summary>Seconds for which one row is kept.</summary>
    public const double Stretch = 900;

    private const double Stands = 0.1, Moves = 5 / 3.6;

    private readonly RoadNetwork _network;
    private readonly MovementMap _movements;
    private readonly StopLines _lines;
    private readonly Dictionary<string, int> _lanes;
    private readonly Dictionary<string, Journey> _under = new(StringComparer.Ordinal);
    private readonly Dictionary<(Movement? Movement, int Stretch), Tally> _tallies = [];
    private double _before = double.NaN;

    /// <summary>Begins to measure.</summary>
    public MovementMeter(RoadNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        (_network, _movements) = (network, new MovementMap(network));
        _lines = new StopLines(network, _movements);
        _lanes = network.Lanes.Select((l, i) => (l.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
    }

    /// <summary>What must be subscribed of each vehicle.</summary>
    internal static byte[] Variables { get; } = [TraciVariable.Lane, TraciVariable.LanePosition, TraciVariable.Speed, TraciVariable.TimeLoss, TraciVariable.Co2];

    /// <summary>The rows so far; who is still under way counts for the stop line ahead.</summary>
    public IReadOnlyList<MeasuredMovement> Rows()
    {
        var tallies = _tallies.ToDictionary(t => t.Key, t => t.Value.Copy());
        foreach (var journey in _under.Values)
            TallyOf(tallies, _lines.Ahead(journey.Lane)).Add(journey, crossed: false);
        return [.. tallies.Where(t => !t.Value.IsEmpty).Select(t => t.Value.Row(t.Key.Movement, t.Key.Stretch * Stretch))
            .OrderBy(r => r.Begin).ThenBy(r => r.Junction, StringComparer.Ordinal).ThenBy(r => r.From, StringComparer.Ordinal).ThenBy(r => r.To, StringComparer.Ordinal)];
    }

    /// <summary>Takes over one step.</summary>
    internal void Take(IReadOnlyList<TraciResult> results, double now)
    {
        var seconds = double.IsNaN(_before) ? 1 : Math.Max(0, now - _before);
        _before = now;
        _lines.Clear();
        foreach (var journey in _under.Values)
            journey.Seen = false;
        foreach (var result in results)
        {
            if (result.Domain == TraciDomain.Vehicle && result.Values.Length >= Variables.Length && _lanes.TryGetValue(result.Values[0].Text, out var lane))
                Follow(result, lane, seconds);
        }
        foreach (var (id, journey) in _under.Where(j => !j.Value.Seen).ToList())
        {
            TallyOf(_tallies, journey.Crossing).Add(journey, crossed: journey.Crossing is not null);
            _under.Remove(id);
        }
        foreach (var movement in _movements.All)
        {
            if (_lines.Queue(movement) is var queue and > 0)
                TallyOf(_tallies, movement).Queue(queue);
        }
    }

    private void Follow(TraciResult result, int lane, double seconds)
    {
        if (!_under.TryGetValue(result.Id, out var journey))
            _under[result.Id] = journey = new Journey();
        var speed = result.Values[2].Number;
        journey.Note(speed < Stands, speed > Moves, result.Values[3].Number, result.Values[4].Number * seconds / 1000, seconds);
        if (_network.Lanes[lane].IsInside)
        {
            journey.Crossing ??= _lines.Across(lane);
            return;
        }
        if (speed < Stands)
            _lines.Stand(lane);
        if (journey.Lane >= 0 && _network.Lanes[journey.Lane].Road != _network.Lanes[lane].Road)
            Cross(journey, lane);
        (journey.Lane, journey.Crossing) = (lane, null);
    }

    private void Cross(Journey journey, int lane)
    {
        if (_lines.Ahead(journey.Lane) is not { } ahead)
            return;
        var movement = journey.Crossing ?? _movements.Find(ahead.Signal, ahead.From, _network.Lanes[lane].Road) ?? ahead;
        TallyOf(_tallies, movement).Add(journey, crossed: true);
        journey.Clear();
    }

    private Tally TallyOf(Dictionary<(Movement? Movement, int Stretch), Tally> tallies, Movement? movement)
    {
        var key = (movement, (int)(Math.Max(0, _before - 1e-6) / Stretch));
        if (!tallies.TryGetValue(key, out var tally))
            tallies[key] = tally = new Tally();
        return tally;
    }
}
