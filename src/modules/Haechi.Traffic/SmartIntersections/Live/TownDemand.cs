using System.Globalization;
using System.Text;

namespace Haechi.Traffic.SmartIntersections.Live;

/// <summary>An invented day of traffic in the town of the demo: who comes in where and wants to go where, hour by hour, as flows of SUMO.</summary>
internal static class TownDemand
{
    /// <summary>Type of the ambulances that are sent by hand.</summary>
    public const string Ambulance = "ambulance";

    /// <summary>Routes of ambulances.</summary>
    public static IReadOnlyDictionary<string, string> AmbulanceRoutes { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["west-east"] = "wA-A1 A1-A2 A2-A3 A3-A4 A4-eA",
        ["north-south"] = "n3-B3 B3-A3 A3-s3",
        ["south-west"] = "s4-A4 A4-B4 B4-B3 B3-B2 B2-B1 B1-wB",
    };

    // Road in, road out, and how many vehicles an hour use the gate at a normal hour.
    private static readonly (string In, string Out, double Weight)[] Gates =
    [
        ("wA-A1", "A1-wA", 520), ("eA-A4", "A4-eA", 500), ("wB-B1", "B1-wB", 330), ("eB-B4", "B4-eB", 340), ("s1-A1", "A1-s1", 210), ("s2-A2", "A2-s2", 120),
        ("s3-A3", "A3-s3", 260), ("s4-A4", "A4-s4", 200), ("n1-B1", "B1-n1", 190), ("n3-B3", "B3-n3", 270), ("n4-B4", "B4-n4", 180),
    ];

    // Parts of the normal hour, from midnight on: a peak in the morning, a longer one in the evening.
    private static readonly double[] Hours =
        [0.2, 0.15, 0.1, 0.1, 0.15, 0.35, 0.7, 1.0, 1.15, 0.95, 0.8, 0.8, 0.85, 0.85, 0.9, 0.95, 1.05, 1.15, 1.2, 0.95, 0.7, 0.55, 0.4, 0.3];

    /// <summary>The routes of a day.</summary>
    /// <param name="begin">Seconds of the day with which it begins.</param>
    public static string Routes(double begin)
    {
        var routes = new StringBuilder("""
            <routes>
              <vType id="car" vClass="passenger"/>
              <vType id="ambulance" vClass="emergency" maxSpeed="25" speedFactor="1.3"/>

            """);
        foreach (var (id, edges) in AmbulanceRoutes)
            routes.Append(CultureInfo.InvariantCulture, $"  <route id=\"{id}\" edges=\"{edges}\"/>\n");
        for (var hour = (int)(begin / 3600); hour < Hours.Length; hour++)
        {
            foreach (var from in Gates)
                Flows(routes, hour, from);
        }
        return routes.Append("</routes>\n").ToString();
    }

    private static void Flows(StringBuilder routes, int hour, (string In, string Out, double Weight) from)
    {
        var others = Gates.Where(g => g.In != from.In).ToList();
        // In the morning more come from the west, in the evening more go back.
        var tide = (from.In[0], hour < 12) is ('w', true) or ('e', false) ? 1.25 : 0.9;
        foreach (var to in others)
        {
            var rate = from.Weight * Hours[hour] * tide * to.Weight / others.Sum(o => o.Weight) / 3600;
            routes.Append(CultureInfo.InvariantCulture,
                $"  <flow id=\"{hour}-{from.In}-{to.Out}\" type=\"car\" begin=\"{hour * 3600}\" end=\"{(hour + 1) * 3600}\" probability=\"{rate:0.00000}\" from=\"{from.In}\" to=\"{to.Out}\" departLane=\"best\" departSpeed=\"max\"/>\n");
        }
    }
}
