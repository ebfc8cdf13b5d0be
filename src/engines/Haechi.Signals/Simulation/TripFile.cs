using System.Globalization;
using System.Xml;

namespace Haechi.Signals.Simulation;

/// <summary>What all trips of a run lost, as SUMO's trip information tells.</summary>
/// <param name="MeanDelay">Mean of time loss and departure delay of all loaded vehicles, in seconds.</param>
/// <param name="MeanDuration">Mean time under way of those that arrived, in seconds.</param>
/// <param name="Vehicles">Vehicles that were loaded.</param>
/// <param name="Arrived">Vehicles that arrived.</param>
/// <param name="Waiting">Vehicles that were never let in.</param>
internal sealed record TripFile(double MeanDelay, double MeanDuration, int Vehicles, int Arrived, int Waiting)
{
    /// <summary>Reads the file that a run with unfinished trips wrote.</summary>
    public static TripFile Read(string path)
    {
        var (delay, duration, vehicles, arrived, waiting) = (0.0, 0.0, 0, 0, 0);
        using var reader = XmlReader.Create(path);
        while (reader.ReadToFollowing("tripinfo"))
        {
            vehicles++;
            delay += Number(reader, "timeLoss") + Number(reader, "departDelay");
            if (Number(reader, "depart") < 0)
                waiting++;
            if (Number(reader, "arrival") < 0)
                continue;
            arrived++;
            duration += Number(reader, "duration");
        }
        return new TripFile(delay / Math.Max(1, vehicles), duration / Math.Max(1, arrived), vehicles, arrived, waiting);
    }

    private static double Number(XmlReader reader, string name) =>
        double.TryParse(reader.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
