using System.Globalization;
using System.Text;
using Haechi.Signals.Networks;
using Haechi.Signals.Simulation.Live;

namespace Haechi.Traffic.SmartIntersections.Live;

/// <summary>
/// Vehicles and lights as data of SVG paths, one path for each colour: a street of hundreds of vehicles changes eight attributes on the page and not hundreds of elements.
/// A vehicle is a line without length and with round ends: a dot.
/// </summary>
internal sealed record LivePicture(string Moving, string Standing, string Emergency, string Green, string Yellow, string Red)
{
    private const double LightLength = 7;
    private const float Slow = 0.5f;

    public static LivePicture Empty { get; } = new("", "", "", "", "", "");

    public static LivePicture Of(LiveFrame frame, RoadNetwork network, LanePlaces places)
    {
        var (moving, standing, emergency) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        foreach (var vehicle in frame.Vehicles)
        {
            if (places.At(vehicle.Lane, vehicle.Position) is { } at)
                (vehicle.IsEmergency ? emergency : vehicle.Speed < Slow ? standing : moving).Append(CultureInfo.InvariantCulture, $"M{at.X:0.#} {at.Y:0.#}h0");
        }
        var lights = Lights(frame, network, places);
        return new LivePicture(moving.ToString(), standing.ToString(), emergency.ToString(), lights[0], lights[1], lights[2]);
    }

    /// <summary>The best light of each lane, at its stop line.</summary>
    private static string[] Lights(LiveFrame frame, RoadNetwork network, LanePlaces places)
    {
        StringBuilder[] drawn = [new(), new(), new()];
        for (var i = 0; i < network.Signals.Count; i++)
        {
            var shown = frame.Signals[i].Shown;
            foreach (var lane in network.Signals[i].Links.OfType<SignalLink>().Where(l => !l.IsCrossing).GroupBy(l => l.From))
            {
                var length = network.Lanes[lane.Key].Length;
                if (places.At(lane.Key, length) is { } end && places.At(lane.Key, length - LightLength) is { } begin)
                    drawn[lane.Min(l => Rank(shown[l.Index]))].Append(CultureInfo.InvariantCulture, $"M{begin.X:0.#} {begin.Y:0.#}L{end.X:0.#} {end.Y:0.#}");
            }
        }
        return [.. drawn.Select(d => d.ToString())];
    }

    private static int Rank(char light) => light switch { 'G' or 'g' => 0, 'y' or 'Y' => 1, _ => 2 };
}
